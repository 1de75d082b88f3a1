import type { Connection, ConnectionPatch } from '../../api/connection.js'
import { badResponse, toConnection } from '../border.js'
import { isFields } from '../fields.js'
import { segment } from '../selector.js'
import type { CallOptions, Send } from '../transport.js'

const path = (selector: string) => `/connections${segment(selector)}`

export async function patchConnection(
  send: Send,
  selector: string,
  body: ConnectionPatch,
  options?: CallOptions,
): Promise<Connection> {
  return toConnection(await send('PATCH', path(selector), { ...options, body }))
}

export async function archiveConnection(send: Send, selector: string, options?: CallOptions): Promise<void> {
  await send('DELETE', path(selector), options)
}

/** The answer holds little: get the connection afterwards. */
export async function restoreConnection(send: Send, selector: string, options?: CallOptions): Promise<void> {
  await send('POST', `${path(selector)}/restore`, options)
}

/** Whether the credentials work. */
export async function testConnection(send: Send, id: string, options?: CallOptions): Promise<boolean> {
  const answer = await send('POST', `${path(id)}/test`, options)
  if (isFields(answer) && typeof answer.success === 'boolean') return answer.success
  throw badResponse('the result of a test')
}

export async function refreshCredentials(send: Send, id: string, options?: CallOptions): Promise<void> {
  await send('POST', `${path(id)}/refresh-credentials`, options)
}

import type { ErrorData } from '../../api/problem.js'
import type { Engine } from '../engine.js'
import { Problem } from '../problem.js'
import type { ConnectionRecord } from '../records.js'
import type { VendorRequest, VendorResponse } from '../vendors/VendorApi.js'
import type { RunRecord } from './runTable.js'
import { accept, sendToApp } from './sendToApp.js'

/** A run that is waited for ends after this (membrane-api 4). */
const LONGEST_RUN = { ms: 50_000, type: 'action_run' } as const

/**
 * Sends a request to the app of a connection and answers the body of its answer.
 *
 * @throws {Problem} when the app refuses, is not reached or takes too long, and when the connection was lost, or
 * removed, meanwhile.
 */
export async function callApp(
  engine: Engine,
  connection: ConnectionRecord,
  request: VendorRequest,
  run: RunRecord,
): Promise<unknown> {
  run.request = { ...request, url: urlOf(connection, request) }
  const response = await sendToApp(engine, connection, request, LONGEST_RUN)
  run.response = response
  accept(engine, connection, response)
  if (response.status >= 400) throw refused(connection, response)
  return response.body
}

/** What the app said is passed on: its status, its body, and after a 429 when to come back. */
function refused({ data, app }: ConnectionRecord, { status, headers, body }: VendorResponse): Problem {
  const inner: unknown = Object(Object(body).error).message
  const error: ErrorData = {
    type: 'connection',
    ...(status === 429 ? { key: 'rate_limit_exceeded' } : {}),
    message: `${app.name} answered ${status}${typeof inner === 'string' ? `: ${inner}` : ''}`,
    data: { connectionId: data.id, connectorKey: app.key, status, response: body },
  }
  const retryAfter = headers['retry-after']
  return new Problem(status === 429 ? 429 : 400, error, retryAfter ? { 'retry-after': retryAfter } : {})
}

function urlOf({ app }: ConnectionRecord, { path, query }: VendorRequest): string {
  const url = new URL(path, `https://api.${app.key}.example.test`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

import type { Connection } from '../../../src/api/connection.js'
import type { ErrorData } from '../../../src/api/problem.js'
import type { Sandbox } from '../../../src/sandbox/index.js'

export interface Answer<Body> {
  status: number
  headers: Headers
  body: Body
}

export interface Call {
  method?: string
  /** The token to send; `null` for none. Default: one of `tenant-1`. */
  token?: string | null
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Asks the sandbox over `fetch`, as any client would. An empty answer is `undefined`. */
export async function ask<Body>(sandbox: Sandbox, path: string, call: Call = {}): Promise<Answer<Body>> {
  const { method = 'GET', token = sandbox.token(), body, headers = {}, signal } = call
  const response = await sandbox.fetch(
    new Request(`${sandbox.apiUri}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }),
  )
  const text = await response.text()
  const parsed: Body = text === '' ? undefined : JSON.parse(text)
  return { status: response.status, headers: response.headers, body: parsed }
}

export const post = <Body = Connection>(sandbox: Sandbox, path: string, body?: unknown, token?: string) =>
  ask<Body>(sandbox, path, { method: 'POST', body, ...(token ? { token } : {}) })

export const manager = (sandbox: Sandbox) => sandbox.token({ tenantKey: null, isAdmin: true })

/** The error of an answer that must be one. */
export async function refusal(
  answer: Promise<Answer<ErrorData>>,
): Promise<{ status: number; key: string | undefined; message: string }> {
  const { status, body } = await answer
  return { status, key: body.key, message: body.message }
}

import type { Fetch } from '../../src/api/fetch.js'
import type { TokenClaims } from '../../src/api/token.js'
import * as connectionChanges from '../../src/core/requests/connectionChanges.js'
import { getConnection } from '../../src/core/requests/connection.js'
import { listConnections } from '../../src/core/requests/connections.js'
import { listExternalApps } from '../../src/core/requests/externalApps.js'
import { getIntegration } from '../../src/core/requests/integration.js'
import { listIntegrations } from '../../src/core/requests/integrations.js'
import { createSession, type Session, type SessionOptions } from '../../src/core/session.js'
import type { Send } from '../../src/core/transport.js'

export const API = 'https://api.membrane.test'
export const NOW = Date.parse('2026-05-01T08:00:00Z')

/** A token that nobody signed: the core only reads it. */
export function unsigned(claims: TokenClaims = {}): string {
  return encode({ workspaceKey: 'wk', tenantKey: 'acme', exp: NOW / 1000 + 3600, ...claims })
}

export function encode(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`
}

const bound =
  <Args extends unknown[], Answer>(send: Send, request: (send: Send, ...args: Args) => Answer) =>
  (...args: Args) =>
    request(send, ...args)

/** Every request there is, as one session sends it. */
export const clientOf = ({ send }: Session) => ({
  listIntegrations: bound(send, listIntegrations),
  getIntegration: bound(send, getIntegration),
  listConnections: bound(send, listConnections),
  getConnection: bound(send, getConnection),
  patchConnection: bound(send, connectionChanges.patchConnection),
  archiveConnection: bound(send, connectionChanges.archiveConnection),
  restoreConnection: bound(send, connectionChanges.restoreConnection),
  testConnection: bound(send, connectionChanges.testConnection),
  refreshCredentials: bound(send, connectionChanges.refreshCredentials),
  listExternalApps: bound(send, listExternalApps),
})

/** A session that reaches the API by `fetch`, at a fixed time. */
export function sessionWith(fetch: Fetch, options: Partial<SessionOptions> = {}): Session {
  return createSession({
    ...('fetchToken' in options || 'tokenEndpoint' in options ? {} : { token: unsigned() }),
    apiUri: API,
    fetch,
    now: () => NOW,
    ...options,
  })
}

export function json(body: unknown, init?: ResponseInit): Response {
  return Response.json(body, init)
}

export function html(status = 200): Response {
  return new Response('<!doctype html><title>Dev server</title>', {
    status,
    headers: { 'content-type': 'text/html' },
  })
}

/** Never answers, not even when the request is aborted. */
export const silence: Fetch = () => new Promise(() => {})

/** Whatever a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`Expected a failure, but it answered ${JSON.stringify(value)}`)
    },
    (error: unknown) => error,
  )
}

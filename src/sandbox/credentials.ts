import type { ErrorData } from '../api/problem.js'
import { changeConnection } from './changeConnection.js'
import { later } from './clock.js'
import { iso, isoNow, type Engine } from './engine.js'
import { badRequest, connectionProblem, type Problem } from './problem.js'
import type { ConnectionRecord, StoredConnection } from './records.js'
import { stop } from './stop.js'

/** After this many refused refreshes Membrane leaves it to the person. */
const MAX_RETRIES = 5
const FIRST_RETRY_MS = 60_000
const REFRESH_EVERY_MS = 3_600_000

/** Working credentials are there. Their end is scheduled where the sandbox was told that they end. */
export function becomeReady(engine: Engine, record: ConnectionRecord): void {
  stop(record)
  delete record.build
  record.hasCredentials = true
  const now = engine.clock.now()
  changeConnection(engine, record, {
    state: 'READY',
    connected: true,
    disconnected: false,
    isDefunct: undefined,
    requestError: undefined,
    error: undefined,
    errors: undefined,
    buildingAgentSessionId: undefined,
    nextRetryTimestamp: undefined,
    retryAttempts: undefined,
    lastActiveAt: iso(now),
    ...(record.app.canRefreshCredentials ? { nextCredentialsRefreshAt: iso(now + REFRESH_EVERY_MS) } : {}),
  })
  watchExpiry(engine, record)
}

export function watchExpiry(engine: Engine, record: ConnectionRecord): void {
  const { credentialsTtlMs } = engine.timing
  if (!Number.isFinite(credentialsTtlMs)) return
  record.cancel = later(engine.clock, credentialsTtlMs, () => lose(engine, record))
}

/**
 * The credentials stopped working, as the server would show it. With `retryAt` Membrane tries by itself then,
 * and again with growing pauses: that helps when the fault was passing, not when the sign-in itself was refused.
 */
export function lose(engine: Engine, record: ConnectionRecord, error?: ErrorData, retryAt?: number): void {
  stop(record)
  delete record.build
  const requestError = error ?? refreshRefused(record).data
  changeConnection(engine, record, {
    state: 'CLIENT_ACTION_REQUIRED',
    connected: false,
    disconnected: true,
    requestError,
    clientAction: undefined,
    buildingAgentSessionId: undefined,
    isDefunct: requestError.key === 'connection_is_defunct' ? true : undefined,
    lastActiveAt: record.data.lastActiveAt ?? isoNow(engine),
    nextCredentialsRefreshAt: undefined,
    nextRetryTimestamp: retryAt === undefined ? undefined : iso(retryAt),
    retryAttempts: retryAt === undefined ? undefined : 1,
  })
  if (retryAt !== undefined) scheduleRetry(engine, record, retryAt)
}

/** Schedules what `nextRetryTimestamp` promises. */
export function scheduleRetry(engine: Engine, record: ConnectionRecord, at: number): void {
  record.cancel = later(engine.clock, at - engine.clock.now(), () => retry(engine, record))
}

function retry(engine: Engine, record: ConnectionRecord): void {
  const { requestError, retryAttempts = 0 } = record.data
  if (record.hasCredentials && isPassing(requestError)) {
    becomeReady(engine, record)
    return
  }
  delete record.cancel
  const attempts = retryAttempts + 1
  const next = attempts > MAX_RETRIES ? undefined : engine.clock.now() + FIRST_RETRY_MS * 2 ** attempts
  changeConnection(engine, record, {
    retryAttempts: attempts,
    nextRetryTimestamp: next === undefined ? undefined : iso(next),
  })
  if (next !== undefined) scheduleRetry(engine, record, next)
}

const isPassing = (error: ErrorData | undefined) =>
  error?.key !== 'access_token_expired' && error?.key !== 'connection_is_defunct'

/**
 * Revokes the credentials: DISCONNECTING for a while, then signed out for good. Where nobody had signed in yet,
 * nothing was lost: it waits for its first sign-in as before.
 */
export function revoke(engine: Engine, record: ConnectionRecord): void {
  const { disconnected, lastActiveAt } = record.data
  const hadSignedIn = record.hasCredentials || disconnected === true || lastActiveAt !== undefined
  stop(record)
  delete record.build
  record.hasCredentials = false
  delete record.credentials
  changeConnection(engine, record, {
    state: 'DISCONNECTING',
    errors: undefined,
    buildingAgentSessionId: undefined,
    nextRetryTimestamp: undefined,
    retryAttempts: undefined,
    nextCredentialsRefreshAt: undefined,
    ...(hadSignedIn ? { lastActiveAt: lastActiveAt ?? isoNow(engine) } : {}),
  })
  record.cancel = later(engine.clock, engine.timing.disconnectMs, () => {
    delete record.cancel
    const isLost = record.data.lastActiveAt !== undefined
    changeConnection(engine, record, {
      state: 'CLIENT_ACTION_REQUIRED',
      connected: false,
      disconnected: isLost,
      requestError: isLost ? revoked(record) : undefined,
    })
  })
}

const revoked = ({ app, data }: ConnectionRecord): ErrorData =>
  connectionProblem('access_token_expired', `The access to ${app.name} was revoked`, {
    connectionId: data.id,
    connectorKey: app.key,
  }).data

export const refreshRefused = (record: ConnectionRecord): Problem =>
  connectionProblem('access_token_expired', `${record.app.name} rejected the refresh token`, {
    connectionId: record.data.id,
    connectorKey: record.app.key,
  })

/** When credentials are refreshed next: by the clock, without a timer of its own. */
export function nextRefresh(engine: Engine, at: string): string {
  const now = engine.clock.now()
  const due = Date.parse(at)
  if (Number.isNaN(due) || due > now) return at
  return iso(due + Math.ceil((now - due + 1) / REFRESH_EVERY_MS) * REFRESH_EVERY_MS)
}

/** A refresh is for who has signed in: it ends no build and mends no set-up. */
export const canRefresh = ({ canRefreshCredentials, state, disconnected }: StoredConnection): boolean =>
  canRefreshCredentials === true &&
  (state === 'READY' || (state === 'CLIENT_ACTION_REQUIRED' && disconnected === true))

/** What a refused refresh says also shows on the connection. */
export function refreshCredentials(engine: Engine, record: ConnectionRecord): void {
  const { data } = record
  if (!canRefresh(data))
    throw badRequest(`The credentials of connection '${data.id}' cannot be refreshed`, {
      connectionId: data.id,
    })
  if (data.isDefunct)
    throw connectionProblem('connection_is_defunct', `${record.app.name} has closed this account for good`, {
      connectionId: data.id,
      connectorKey: record.app.key,
    })
  if (!record.hasCredentials || data.requestError?.key === 'access_token_expired') {
    if (record.hasCredentials) lose(engine, record, data.requestError)
    throw refreshRefused(record)
  }
  becomeReady(engine, record)
}

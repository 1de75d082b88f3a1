import type { ErrorData } from '../api/problem.js'
import { changeConnection } from './change.js'
import { later } from './clock.js'
import { iso, isoNow, type Engine } from './engine.js'
import { ensureIntegration } from './integrations.js'
import { connectionProblem, type Problem } from './problem.js'
import type { BuildEnd, ConnectionChange, ConnectionRecord } from './records.js'

/** After this many refused refreshes Membrane leaves it to the person. */
const MAX_RETRIES = 5
const FIRST_RETRY_MS = 60_000
const REFRESH_EVERY_MS = 3_600_000

/** Starts, or starts again, to build; after `ms` the build has ended as planned. 0 ms: at once. */
export function build(
  engine: Engine,
  record: ConnectionRecord,
  end: BuildEnd,
  ms: number,
  fromIntent = false,
): void {
  stop(record)
  if (ms <= 0 && end !== 'never') {
    finishBuild(engine, record, end)
    return
  }
  record.build = { end, ms }
  changeConnection(engine, record, {
    state: 'BUILDING',
    errors: undefined,
    ...(fromIntent ? { buildingAgentSessionId: engine.ids('ags') } : {}),
  })
  runBuild(engine, record)
}

/** Goes on with a build that was interrupted. */
export function runBuild(engine: Engine, record: ConnectionRecord): void {
  const { build: plan } = record
  if (!plan || plan.end === 'never') return
  record.cancel = later(engine.clock, plan.ms, () => finishBuild(engine, record, plan.end))
}

function finishBuild(engine: Engine, record: ConnectionRecord, end: BuildEnd): void {
  delete record.cancel
  delete record.build
  const over: ConnectionChange = { buildingAgentSessionId: undefined }
  const { app } = record
  if (end === 'setup-failed') {
    changeConnection(engine, record, {
      ...over,
      state: 'SETUP_FAILED',
      connected: false,
      disconnected: false,
      errors: [{ type: 'internal', message: `${app.name} has no API that could be used` }],
    })
  } else if (end === 'configuration-error') {
    changeConnection(engine, record, {
      ...over,
      state: 'CONFIGURATION_ERROR',
      connected: false,
      disconnected: false,
      errors: [
        {
          type: 'configuration',
          message: `${app.name} needs an OAuth client id`,
          data: { missingField: 'clientId' },
        },
      ],
    })
  } else if (end === 'need-input') {
    changeConnection(engine, record, {
      ...over,
      state: 'CLIENT_ACTION_REQUIRED',
      connected: false,
      disconnected: false,
      clientAction: { type: 'provide-input', description: `Choose which ${app.name} account to use` },
    })
  } else {
    adopt(engine, record)
    if (record.hasCredentials) becomeReady(engine, record)
    else
      changeConnection(engine, record, {
        ...over,
        state: 'CLIENT_ACTION_REQUIRED',
        connected: false,
        disconnected: false,
      })
  }
}

/** A connector that was generated becomes an integration of the workspace. */
function adopt(engine: Engine, record: ConnectionRecord): void {
  if (record.data.integrationId !== undefined) return
  record.data = { ...record.data, integrationId: ensureIntegration(engine, record.app).data.id }
}

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

function watchExpiry(engine: Engine, record: ConnectionRecord): void {
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

/** Revokes the credentials: DISCONNECTING for a while, then signed out for good. */
export function revoke(engine: Engine, record: ConnectionRecord): void {
  stop(record)
  delete record.build
  record.hasCredentials = false
  delete record.credentials
  changeConnection(engine, record, {
    state: 'DISCONNECTING',
    nextRetryTimestamp: undefined,
    retryAttempts: undefined,
    nextCredentialsRefreshAt: undefined,
  })
  record.cancel = later(engine.clock, engine.timing.disconnectMs, () => {
    delete record.cancel
    changeConnection(engine, record, {
      state: 'CLIENT_ACTION_REQUIRED',
      connected: false,
      disconnected: true,
      requestError: undefined,
      lastActiveAt: record.data.lastActiveAt ?? isoNow(engine),
    })
  })
}

export const refreshRefused = (record: ConnectionRecord): Problem =>
  connectionProblem('access_token_expired', `${record.app.name} rejected the refresh token`, {
    connectionId: record.data.id,
    connectorKey: record.app.key,
  })

/** Nothing that was under way happens any more. */
export function stop(record: ConnectionRecord): void {
  record.cancel?.()
  delete record.cancel
}

/** Takes up again, after a restore, what the archiving interrupted. */
export function resume(engine: Engine, record: ConnectionRecord): void {
  const { state, nextRetryTimestamp } = record.data
  if (state === 'BUILDING') runBuild(engine, record)
  else if (state === 'DISCONNECTING') revoke(engine, record)
  else if (nextRetryTimestamp) scheduleRetry(engine, record, Date.parse(nextRetryTimestamp))
  else if (state === 'READY') watchExpiry(engine, record)
}

/** When credentials are refreshed next: by the clock, without a timer of its own. */
export function nextRefresh(engine: Engine, at: string): string {
  const now = engine.clock.now()
  const due = Date.parse(at)
  if (Number.isNaN(due) || due > now) return at
  return iso(due + Math.ceil((now - due + 1) / REFRESH_EVERY_MS) * REFRESH_EVERY_MS)
}

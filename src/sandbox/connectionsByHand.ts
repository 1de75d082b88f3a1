import type { ErrorData } from '../api/problem.js'
import { changeConnection } from './changeConnection.js'
import { genericApp } from './connectors.js'
import { addConnection } from './connections.js'
import { iso, isoNow, tenantOf, type Engine } from './engine.js'
import { addIntegration, changeIntegration, makeIntegration } from './integrations.js'
import { lose, scheduleRetry } from './credentials.js'
import { stop } from './stop.js'
import type { ConnectionRecord, IntegrationRecord } from './records.js'
import type { ConnectionFields } from './sandbox.js'

/** What a test puts in the world by hand stays as it was put: nothing moves it but a call or a connect. */
export function putConnection(
  engine: Engine,
  integrationKey: string,
  { tenantKey, ...fields }: { tenantKey?: string } & ConnectionFields = {},
): ConnectionRecord {
  const tenant = tenantOf(engine, tenantKey ?? engine.furnishes ?? engine.lastTenantKey ?? 'tenant-1')
  const integration = offerIntegration(engine, integrationKey)
  const state = fields.state ?? 'READY'
  const worked = state === 'READY' || fields.disconnected === true || fields.connected === true
  const record = addConnection(engine, {
    tenant,
    app: integration.app,
    integration,
    hasCredentials: worked || state === 'BUILDING',
    fields: {
      name: integration.data.name,
      ...fields,
      ...('lastActiveAt' in fields || !worked ? {} : { lastActiveAt: isoNow(engine) }),
      state,
    },
  })
  if (state === 'BUILDING') record.build = { end: 'never', ms: 0 }
  if (fields.nextRetryTimestamp) scheduleRetry(engine, record, Date.parse(fields.nextRetryTimestamp))
  return record
}

/** The integration of this key; it comes into being when there is none. */
export function offerIntegration(engine: Engine, key: string, name?: string): IntegrationRecord {
  const existing = engine.world.integrations.byKey(key)
  if (existing) {
    if (name !== undefined) changeIntegration(engine, existing, { name })
    return existing
  }
  const app = engine.world.directory.byKey(key) ?? genericApp(key)
  const named = name === undefined ? {} : { name }
  return addIntegration(engine, makeIntegration(engine, app, { key, ...named }))
}

export function updateByHand(
  engine: Engine,
  record: ConnectionRecord,
  patch: ConnectionFields,
): ConnectionRecord {
  if (patch.state !== undefined && patch.state !== record.data.state) {
    stop(record)
    delete record.build
    if (patch.state === 'READY') record.hasCredentials = true
    if (patch.state === 'BUILDING') record.build = { end: 'never', ms: 0 }
  }
  const working = patch.state === 'READY' && patch.lastActiveAt === undefined
  changeConnection(engine, record, { ...(working ? { lastActiveAt: isoNow(engine) } : {}), ...patch })
  if (patch.nextRetryTimestamp) {
    stop(record)
    scheduleRetry(engine, record, Date.parse(patch.nextRetryTimestamp))
  }
  return record
}

export function disconnectByHand(
  engine: Engine,
  record: ConnectionRecord,
  error?: ErrorData,
  retryAt?: number | string | Date,
): ConnectionRecord {
  const at = retryAt === undefined ? undefined : new Date(retryAt).getTime()
  if (at !== undefined && Number.isNaN(at))
    throw new TypeError(
      `retryAt is not a time: give milliseconds, a Date, or text like ${iso(engine.clock.now())}`,
    )
  lose(engine, record, error, at)
  return record
}

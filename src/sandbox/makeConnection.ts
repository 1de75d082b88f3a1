import { changeConnection } from './changeConnection.js'
import { addConnection, connectionsOf, requireFreeKey } from './connections.js'
import type { Engine } from './engine.js'
import { build } from './building.js'
import { becomeReady } from './credentials.js'
import type { ConnectOutcome } from './options.js'
import type { BuildEnd, ConnectionChange, ConnectionRecord, TenantRecord } from './records.js'
import { integrationFor, type Target } from './connectTarget.js'

export interface Making {
  outcome: ConnectOutcome
  /** Built for this long, in milliseconds, also where nothing needs to be. */
  buildMs?: number | undefined
  /** Credentials are there: someone signed in, or they were sent along. */
  signedIn: boolean
  name?: string | undefined
  /** For a new connection without a name of its own. */
  fallbackName: string
  key?: string | undefined
  authOptionKey?: string | undefined
  connectorVersion?: string | undefined
  input?: unknown
  credentials?: unknown
  connectorParameters?: unknown
  meta?: Record<string, unknown> | undefined
}

/** Taking long is at least this. */
const SLOW_MS = 20_000

/** Makes the connection of a target, or takes the existing one up again, and sets it on its way. */
export function makeConnection(
  engine: Engine,
  tenant: TenantRecord,
  target: Target,
  making: Making,
): ConnectionRecord {
  const isNew = target.connection === undefined
  const record = target.connection ?? begin(engine, tenant, target, making)
  if (!isNew) update(engine, record, making)
  if (making.input !== undefined) record.input = making.input
  if (making.connectorParameters !== undefined) record.connectorParameters = making.connectorParameters
  if (making.credentials !== undefined) record.credentials = making.credentials
  if (making.signedIn) signIn(engine, record, target, making)
  else if (isNew && target.generated)
    build(engine, record, endOf(target, 'succeed'), engine.timing.generatedBuildMs, true)
  return record
}

function begin(engine: Engine, tenant: TenantRecord, target: Target, making: Making): ConnectionRecord {
  const { name, fallbackName } = making
  return addConnection(engine, {
    tenant,
    app: target.app,
    integration: integrationFor(engine, target),
    fields: {
      ...chosen(making),
      name: name ?? freeName(engine, tenant, target, fallbackName),
    },
  })
}

/** Whoever signs in a second time does so with another account. */
function freeName(engine: Engine, tenant: TenantRecord, { app }: Target, wanted: string): string {
  const live = connectionsOf(engine, tenant.key).filter(
    (record) => record.app.key === app.key && record.data.archivedAt === undefined,
  )
  const names = new Set(live.map(({ data }) => data.name))
  let name = wanted
  for (let count = 2; names.has(name); count++) name = `${wanted} ${count}`
  return name
}

/** What was said of the connection itself; empty text counts as nothing said. */
const chosen = ({ name, key, authOptionKey, connectorVersion, meta }: Making): ConnectionChange => ({
  ...(name ? { name } : {}),
  ...(key ? { key } : {}),
  ...(authOptionKey ? { authOptionKey } : {}),
  ...(connectorVersion ? { connectorVersion } : {}),
  ...(meta ? { meta } : {}),
})

function update(engine: Engine, record: ConnectionRecord, making: Making): void {
  if (making.key) requireFreeKey(engine, record, making.key)
  const change = chosen(making)
  if (Object.keys(change).length > 0) changeConnection(engine, record, change)
}

function signIn(engine: Engine, record: ConnectionRecord, target: Target, making: Making): void {
  const { outcome } = making
  const { buildMs, generatedBuildMs } = engine.timing
  const end = endOf(target, outcome)
  const workedBefore = record.data.lastActiveAt !== undefined
  record.hasCredentials = true
  if (end === 'ready' && workedBefore && outcome === 'succeed' && making.buildMs === undefined) {
    becomeReady(engine, record)
    return
  }
  const usual = making.buildMs ?? (target.generated ? generatedBuildMs : buildMs)
  const ms = outcome === 'slow' ? Math.max(SLOW_MS, usual * 10) : outcome === 'need-input' ? 0 : usual
  build(engine, record, end, ms, target.intent !== undefined)
}

/** How building ends: as the person's drawer says, else as what is asked for allows. */
function endOf({ integration, intent }: Target, outcome: ConnectOutcome): BuildEnd {
  if (outcome === 'fail-setup') return 'setup-failed'
  if (outcome === 'need-input') return 'need-input'
  if (outcome === 'pending') return 'never'
  if (integration?.data.hasMissingParameters) return 'configuration-error'
  if (intent && /\b(fail|fails|impossible|no api)\b/i.test(intent)) return 'setup-failed'
  if (intent && /\bmisconfigured\b/i.test(intent)) return 'configuration-error'
  return 'ready'
}

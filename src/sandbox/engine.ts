import type { ConnectFlow } from './flows.js'
import type { Clock } from './clock.js'
import type { Bus, ElementUpdate } from './events.js'
import type { FaultList } from './faults.js'
import type { Ids } from './ids.js'
import type { RequestLog } from './log.js'
import type { ConnectOutcome, ScenarioName } from './options.js'
import type { TenantRecord, WorkspaceRecord } from './records.js'
import type { Furniture } from './scenarios/index.js'
import type { World } from './world.js'

/** What a connect reports on `/sse/connection-events/:requestId`. */
export interface ConnectResult {
  requestId: string
  tenantKey: string
  message: Readonly<Record<string, unknown>>
}

/** The state of one sandbox and what its parts share. Its parts are functions that take it. */
export interface Engine {
  /** Absolute, no trailing slash. Changes when the sandbox listens. */
  apiUri: string
  /** True once the sandbox answers over HTTP: logos are then addresses, before they are `data:` URIs. */
  served: boolean
  /** True while it is a server of its own, by `listen`. */
  listening: boolean
  readonly workspace: WorkspaceRecord
  readonly workspaceSecret: string
  readonly clock: Clock
  readonly ids: Ids
  readonly random: () => number
  readonly timing: Timing
  readonly faults: FaultList
  readonly log: RequestLog
  readonly changes: Bus<ElementUpdate>
  readonly results: Bus<ConnectResult>
  /** Cuts every open event stream. */
  readonly cuts: Bus<void>
  /** Tells that there is another world now. */
  readonly worlds: Bus<void>
  /** Breaks every request that is being answered. */
  readonly breaks: Bus<void>
  readonly flows: Map<string, ConnectFlow>
  readonly tokens: TokenBook
  latencyMs: number
  /** False: every connection breaks. */
  online: boolean
  /** What the hosted screens have chosen at first. */
  outcome: ConnectOutcome
  scenario: ScenarioName
  world: World
  /** Takes away the faults that the scenario brought. */
  endScenario: () => void
  /** What a new tenant finds. */
  furniture: Furniture
  /** Whom the furniture is for; absent: everyone. */
  readonly furnishes: string | undefined
  /** The tenant last seen in a token: whom a connect without a token is for. */
  lastTenantKey: string | undefined
}

/** All in milliseconds. */
export interface Timing {
  buildMs: number
  generatedBuildMs: number
  disconnectMs: number
  credentialsTtlMs: number
}

/** Which tokens count no more. */
export interface TokenBook {
  minted: number
  /** Tokens minted up to this one are revoked. */
  revokedUpTo: number
  /** When that was, in milliseconds. */
  revokedAt: number
  readonly seen: Set<string>
  readonly revoked: Set<string>
}

export const createTokenBook = (): TokenBook => ({
  minted: 0,
  revokedUpTo: 0,
  revokedAt: -Infinity,
  seen: new Set(),
  revoked: new Set(),
})

export const isoNow = (engine: Engine): string => iso(engine.clock.now())
export const iso = (ms: number): string => new Date(ms).toISOString()

/** The tenant of this key, who comes into being, and finds the scenario's furniture, when first seen. */
export function tenantOf(
  engine: Engine,
  key: string,
  name?: string,
  fields?: Record<string, unknown>,
): TenantRecord {
  const known = engine.world.tenants.get(key)
  const now = isoNow(engine)
  if (known) {
    if (name) known.name = name
    if (fields) known.fields = fields
    known.lastActiveAt = now
    return known
  }
  const tenant: TenantRecord = {
    id: engine.ids('ten'),
    key,
    name: name ?? key,
    ...(fields ? { fields } : {}),
    createdAt: now,
    lastActiveAt: now,
  }
  engine.world.tenants.set(key, tenant)
  if (engine.furnishes === undefined || engine.furnishes === key) engine.furniture(engine, tenant)
  return tenant
}

import type { ErrorData } from '../../api/problem.js'
import type { VendorRequest, VendorResponse } from '../vendors/VendorApi.js'

/** One run, as it goes on and after. */
export interface RunRecord {
  readonly id: string
  /** Who may see it: the tenant who asked, else the connection's. */
  ownerKey?: string
  /** The body of `/act`. */
  readonly asked: Readonly<Record<string, unknown>>
  type: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  endedAt?: number
  name: string
  connectionId?: string
  integrationId?: string
  externalAppId?: string
  universalActionId?: string
  integrationActionId?: string
  connectionActionId?: string
  /** The catalogue's. */
  actionId?: string
  input?: unknown
  output?: unknown
  error?: ErrorData
  meta?: Record<string, unknown>
  request?: VendorRequest & { url: string }
  response?: VendorResponse
}

/** How many runs are remembered; the oldest are forgotten first. */
const KEPT = 5_000

export interface RunTable {
  /** The newest first. */
  all(): readonly RunRecord[]
  byId(id: string): RunRecord | undefined
  add(run: RunRecord): void
}

export function createRunTable(): RunTable {
  const runs = new Map<string, RunRecord>()
  return {
    all: () => [...runs.values()].reverse(),
    byId: (id) => runs.get(id),
    add(run) {
      runs.set(run.id, run)
      const [oldest] = runs.keys()
      if (runs.size > KEPT && oldest !== undefined) runs.delete(oldest)
    },
  }
}

import { runBuild } from './building.js'
import { changeConnection } from './changeConnection.js'
import { requireFreeKey } from './connections.js'
import { revoke, scheduleRetry, watchExpiry } from './credentials.js'
import { isoNow, type Engine } from './engine.js'
import type { ConnectionRecord } from './records.js'
import { stop } from './stop.js'

/** Archiving twice is the same as once. */
export function archiveConnection(engine: Engine, record: ConnectionRecord): void {
  if (record.data.archivedAt !== undefined) return
  stop(record)
  changeConnection(engine, record, { archivedAt: isoNow(engine) })
}

/** Comes back in the state it had; what was under way goes on. */
export function restoreConnection(engine: Engine, record: ConnectionRecord): void {
  if (record.data.archivedAt === undefined) return
  requireFreeKey(engine, record, record.data.key)
  changeConnection(engine, record, { archivedAt: undefined })
  resume(engine, record)
}

/** Takes up again, after a restore, what the archiving interrupted. */
function resume(engine: Engine, record: ConnectionRecord): void {
  const { state, nextRetryTimestamp } = record.data
  if (state === 'BUILDING') runBuild(engine, record)
  else if (state === 'DISCONNECTING') revoke(engine, record)
  else if (nextRetryTimestamp) scheduleRetry(engine, record, Date.parse(nextRetryTimestamp))
  else if (state === 'READY') watchExpiry(engine, record)
}

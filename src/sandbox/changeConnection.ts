import type { Engine } from './engine.js'
import { isoNow } from './engine.js'
import type { ConnectionChange, ConnectionRecord, StoredConnection } from './records.js'

/**
 * Changes a connection, keeps its fields consistent, and tells everyone who listens.
 *
 * A new state brings its flags with it (READY is connected, a lost one has a reason), unless the change says
 * otherwise. A `clientAction` goes with the state that requires it.
 */
export function changeConnection(
  engine: Engine,
  record: ConnectionRecord,
  change: ConnectionChange,
): StoredConnection {
  const before = record.data
  const flags = flagsFor(before, change)
  const after = merge(before, { updatedAt: isoNow(engine), ...flags, ...change })
  record.data = withoutPastAction(after)
  if (after.key !== before.key) engine.world.connections.rekeyed(record, before.key)
  announce(engine, record)
  return record.data
}

/** Gives a new connection the flags of its state, without telling anyone. */
export function completeConnection(record: ConnectionRecord, given: ConnectionChange): void {
  const bare = merge(record.data, { state: undefined, connected: undefined, disconnected: undefined })
  const flags = flagsFor(bare, { ...given, state: record.data.state })
  record.data = withoutPastAction(merge(record.data, { ...flags, ...given }))
}

export function announce(engine: Engine, { data, tenantKey }: ConnectionRecord): void {
  engine.changes.emit({
    type: 'element-update',
    elementType: 'connection',
    elementId: data.id,
    data: { state: data.state, disconnected: data.disconnected, archivedAt: data.archivedAt },
    tenantKey,
  })
}

function flagsFor(before: StoredConnection, change: ConnectionChange): ConnectionChange {
  const { disconnected, connected } = change
  if (disconnected !== undefined) return { connected: connected ?? !disconnected }
  if (connected !== undefined) return { disconnected: !connected && before.lastActiveAt !== undefined }
  if (change.state === undefined || change.state === before.state) return {}
  if (change.state === 'READY')
    return {
      connected: true,
      disconnected: false,
      requestError: undefined,
      error: undefined,
      errors: undefined,
      nextRetryTimestamp: undefined,
      retryAttempts: undefined,
    }
  if (before.state === 'READY' && change.state === 'CLIENT_ACTION_REQUIRED')
    return { connected: false, disconnected: true }
  return before.connected === undefined ? { connected: false, disconnected: false } : {}
}

const withoutPastAction = (data: StoredConnection): StoredConnection =>
  data.state === 'CLIENT_ACTION_REQUIRED' ? data : merge(data, { clientAction: undefined })

/** A copy with the change in it; fields that are `undefined` are gone. */
export function merge<Value extends object>(
  value: Value,
  change: { [Key in keyof Value]?: Value[Key] | undefined },
): Value {
  const next = { ...value, ...change }
  for (const key of Object.keys(next)) {
    if (Reflect.get(next, key) === undefined) Reflect.deleteProperty(next, key)
  }
  return next
}

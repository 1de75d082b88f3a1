import { merge } from '../changeConnection.js'
import { isoNow, type Engine } from '../engine.js'
import { alreadyExists, badRequest } from '../problem.js'
import { layerOf, type ActionChange, type ActionRecord, type StoredAction } from './actionRecord.js'
import { stockAll } from './readyMade.js'

/** Changes an action and tells everyone who listens. */
export function changeAction(engine: Engine, record: ActionRecord, change: ActionChange): void {
  record.data = merge(record.data, { updatedAt: isoNow(engine), ...change })
  announceAction(engine, record)
}

export function announceAction(engine: Engine, { data, tenantKey }: ActionRecord): void {
  engine.changes.emit({
    type: 'element-update',
    elementType: 'action',
    elementId: data.id,
    data: { state: data.state, archivedAt: data.archivedAt },
    ...(tenantKey === undefined ? {} : { tenantKey }),
  })
}

/** @throws {Problem} 409 when another live action of the same scope has this key. */
export function requireFreeActionKey(engine: Engine, data: StoredAction): void {
  stockAll(engine)
  const other = engine.world.actions
    .all()
    .find(
      (record) => record.data.id !== data.id && record.data.key === data.key && isBeside(record.data, data),
    )
  if (other)
    throw alreadyExists(`There is an action with key '${data.key}' in this scope already`, {
      actionId: other.data.id,
    })
}

/** Alive and of the same scope. */
const isBeside = (other: StoredAction, data: StoredAction): boolean =>
  other.archivedAt === undefined &&
  layerOf(other) === layerOf(data) &&
  (data.connectionId ? other.connectionId === data.connectionId : other.integrationId === data.integrationId)

/** Archiving twice is the same as once. */
export function archiveAction(engine: Engine, record: ActionRecord): void {
  if (record.data.archivedAt !== undefined) return
  record.cancel?.()
  changeAction(engine, record, { archivedAt: isoNow(engine) })
}

/**
 * Comes back as it was; a build that was under way begins again.
 *
 * @throws {Problem} 409 when its key was taken meanwhile.
 */
export function restoreAction(engine: Engine, record: ActionRecord): void {
  if (record.data.archivedAt === undefined) return
  requireFreeActionKey(engine, record.data)
  changeAction(engine, record, { archivedAt: undefined })
  record.resume?.()
}

/** @throws {Problem} 400 when it is archived, or the catalogue's. */
export function requireEditable({ data }: ActionRecord): void {
  if (data.isReadOnly)
    throw badRequest(`Action '${data.id}' belongs to the catalogue: make one of your own from it`)
  if (data.archivedAt !== undefined)
    throw badRequest(`Action '${data.id}' is archived: restore it before changing it`, { actionId: data.id })
}

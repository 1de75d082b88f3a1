import { isoNow, type Engine } from '../engine.js'
import { deepCopy } from '../deepCopy.js'
import type { ConnectionRecord, IntegrationRecord } from '../records.js'
import type { ActionRecord } from './actionRecord.js'
import { announceAction } from './changeAction.js'

/** One that stands in for an action where it is narrower: on one integration, or on one connection. */
export function copyAction(
  engine: Engine,
  { data }: ActionRecord,
  place: { connection: ConnectionRecord } | { integration: IntegrationRecord },
): ActionRecord {
  const { isUniversal: _, integrationId, ...rest } = deepCopy(data)
  const where =
    'connection' in place
      ? { connectionId: place.connection.data.id, ...(integrationId ? { integrationId } : {}) }
      : { integrationId: place.integration.data.id }
  const record: ActionRecord = {
    ...('connection' in place ? { tenantKey: place.connection.tenantKey } : {}),
    data: {
      ...rest,
      ...where,
      id: engine.ids('act'),
      parentId: data.id,
      createdAt: isoNow(engine),
      updatedAt: isoNow(engine),
    },
  }
  engine.world.actions.add(record)
  announceAction(engine, record)
  return record
}

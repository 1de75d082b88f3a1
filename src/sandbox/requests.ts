import { actionRequestId } from './changeConnection.js'
import type { Engine } from './engine.js'
import { notFound } from './problem.js'
import type { ConnectionRequestRecord } from './records.js'

/**
 * The request behind a link: one that was posted, or the one that every connection's `clientAction.uiUrl` names.
 *
 * @throws {Problem} 404.
 */
export function findRequest(engine: Engine, requestId: string): ConnectionRequestRecord {
  const posted = engine.world.requests.get(requestId)
  if (posted) return posted
  const record = engine.world.connections.byId(requestId.replace(/^req_/, ''))
  if (!record || actionRequestId(record.data.id) !== requestId)
    throw notFound(`No connection request '${requestId}'`)
  const { tenantKey, data } = record
  const target = { connectionId: data.id }
  return { requestId, tenantKey, target, status: 'pending', createdAt: data.createdAt }
}

import { actionRequestId } from './change.js'
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
  for (const [connectionId, { tenantKey, data }] of engine.world.connections) {
    if (actionRequestId(connectionId) !== requestId) continue
    return { requestId, tenantKey, target: { connectionId }, status: 'pending', createdAt: data.createdAt }
  }
  throw notFound(`No connection request '${requestId}'`)
}

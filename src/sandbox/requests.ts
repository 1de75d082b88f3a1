import type { Engine } from './engine.js'
import { notFound } from './problem.js'
import type { ConnectionRequestRecord } from './records.js'

/** The page where a person finishes what is requested, without a token of their own. */
export const requestUrl = (engine: Engine, requestId: string): string =>
  `${engine.apiUri}/screens/connections?connectionRequestId=${requestId}`

export const actionRequestId = (connectionId: string): string => `req_${connectionId}`

/**
 * The request behind a link: one that was posted, or the one that every connection's `clientAction.uiUrl` names.
 *
 * @throws {Problem} 404, also for another tenant's.
 */
export function findRequest(engine: Engine, requestId: string, owner?: string): ConnectionRequestRecord {
  const found = engine.world.requests.get(requestId) ?? requestOfConnection(engine, requestId)
  if (found && (owner === undefined || found.tenantKey === owner)) return found
  throw notFound(`No connection request '${requestId}'${owner === undefined ? '' : ' in this tenant'}`)
}

function requestOfConnection(engine: Engine, requestId: string): ConnectionRequestRecord | undefined {
  const record = engine.world.connections.byId(requestId.replace(/^req_/, ''))
  if (!record || actionRequestId(record.data.id) !== requestId) return undefined
  const { tenantKey, data } = record
  const target = { connectionId: data.id }
  return { requestId, tenantKey, target, status: 'pending', createdAt: data.createdAt }
}

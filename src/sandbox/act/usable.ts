import type { ErrorData } from '../../api/problem.js'
import { notFound, Problem } from '../problem.js'
import type { ConnectionRecord } from '../records.js'

/** Only a connection that works can serve a run (membrane-api 7.3, row 11). */
export const isUsable = ({ data, hasCredentials }: ConnectionRecord): boolean =>
  data.archivedAt === undefined &&
  data.state === 'READY' &&
  data.disconnected !== true &&
  !data.isDefunct &&
  !data.isDeactivated &&
  hasCredentials

/**
 * The answer that asks for a reconnect: every form of the guide's test recognises it (membrane-api 10.1).
 * What the connection itself knows of the reason is its cause.
 */
export function disconnected({ data, app }: ConnectionRecord): Problem {
  const { requestError, clientAction, isDefunct } = data
  const waits = clientAction?.type === 'provide-input'
  const body: ErrorData = {
    type: 'connection',
    key: isDefunct ? 'connection_is_defunct' : 'access_token_expired',
    code: 'CONNECTION_DISCONNECTED',
    message: waits
      ? `${app.name} needs more information before it can be used`
      : `${app.name} no longer accepts this connection`,
    data: { connectionId: data.id, connectorKey: app.key },
    ...(requestError ? { causedByError: requestError } : {}),
  }
  return new Problem(401, body)
}

/** @throws {Problem} that says why nothing can be run through this connection, and what helps. */
export function requireUsable(record: ConnectionRecord): void {
  const { data, app } = record
  const where = { connectionId: data.id, connectorKey: app.key }
  if (data.archivedAt !== undefined)
    throw notFound(`Connection '${data.id}' is archived: restore it, or connect ${app.name} again`, where)
  if (data.isDeactivated)
    throw new Problem(400, {
      type: 'configuration',
      message: `Connection '${data.id}' is turned off by the workspace`,
      data: where,
    })
  if (isUsable(record)) return
  const [error] = data.errors ?? []
  if (data.disconnected !== true && data.state === 'BUILDING')
    throw new Problem(400, {
      type: 'connection',
      message: `${app.name} is still being set up: try again when its connection is READY`,
      data: where,
    })
  if (data.state === 'CONFIGURATION_ERROR')
    throw new Problem(400, {
      type: 'configuration',
      message: error?.message ?? `${app.name} is not configured completely`,
      data: { ...where, ...Object(error?.data) },
    })
  if (data.state === 'SETUP_FAILED')
    throw new Problem(400, {
      type: 'connection',
      message: error?.message ?? `${app.name} could not be set up`,
      data: where,
    })
  throw disconnected(record)
}

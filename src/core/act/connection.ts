import type { ActRequest } from '../../api/act.js'
import type { Connection } from '../../api/connection.js'
import { toConnection } from '../border.js'
import { isFields, type Fields } from '../fields.js'
import { segment } from '../selector.js'
import { connectionStatus } from '../status.js'
import { textIn } from './verdict.js'

/** Reads something of Membrane's as the tenant; `undefined` when that fails, for whatever reason. */
export type Read = (path: string, query?: Record<string, string>) => Promise<unknown>

/** What a failed run says of itself. */
export interface Failure {
  body: unknown
  actionRunId: string | undefined
}

/**
 * The id or key of the connection that a run was about: as the failure says, else as its run log does (an action may
 * have a connection of its own), else as the request did.
 */
async function selectorOf(request: ActRequest, failure: Failure, read: Read): Promise<string | undefined> {
  const said = textIn(failure.body, ({ data }) => (isFields(data) ? data.connectionId : undefined))
  if (said) return said
  const { actionRunId } = failure
  const log = actionRunId === undefined ? undefined : await read(`/action-run-logs${segment(actionRunId)}`)
  return (isFields(log) ? loggedId(log) : undefined) ?? request.connectionId ?? request.connectionKey
}

function loggedId({ action, connection, connectionId }: Fields): string | undefined {
  const ids = [isFields(action) && action.connectionId, connectionId, isFields(connection) && connection.id]
  return ids.find((id): id is string => typeof id === 'string' && id !== '')
}

/** The record of the connection that a run was about, as far as it can be found. */
export async function findConnection(
  request: ActRequest,
  failure: Failure,
  read: Read,
): Promise<Connection | undefined> {
  const selector = await selectorOf(request, failure, read)
  if (selector) return asConnection(await read(`/connections${segment(selector)}`))
  const { integrationId, integrationKey } = request
  const query = integrationId ? { integrationId } : integrationKey ? { integrationKey } : undefined
  const list = query && (await read('/connections', query))
  const items = isFields(list) && Array.isArray(list.items) ? list.items.map(asConnection) : []
  const lost = items.filter((item) => item && isLost(item))
  return lost.length === 1 ? lost[0] : items.length === 1 ? items[0] : undefined
}

/** The id of that connection; with no more requests than it takes. */
export async function findConnectionId(
  request: ActRequest,
  failure: Failure,
  read: Read,
): Promise<string | undefined> {
  const selector = await selectorOf(request, failure, read)
  if (selector && selector !== request.connectionKey) return selector
  return (await findConnection(request, { ...failure, actionRunId: undefined }, read))?.id
}

/** Whether the person has to sign in to the app again. */
export function isLost(connection: Connection): boolean {
  const { kind } = connectionStatus(connection)
  return kind === 'disconnected' || kind === 'action-required' || kind === 'removed'
}

function asConnection(value: unknown): Connection | undefined {
  try {
    return toConnection(value)
  } catch {
    return undefined
  }
}

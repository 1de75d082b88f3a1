import { layerOf, type ActionRecord } from '../actions/actionRecord.js'
import { actionForKey, actionsNamed, requireAction, universalAction } from '../actions/findAction.js'
import { serving } from '../actions/serving.js'
import type { Engine } from '../engine.js'
import { badRequest, notFound, Problem } from '../problem.js'
import type { ConnectionRecord } from '../records.js'
import type { CheckedAct } from './actRequest.js'
import { defaultOf, namedConnection, requireDefault, workspaceDefault } from './resolveConnection.js'

/** What a run is about. */
export interface RunTarget {
  readonly connection: ConnectionRecord
  /** Absent for `api` and `code`. */
  readonly action?: ActionRecord
  /** The universal action that `action` stands in for. */
  readonly universal?: ActionRecord
}

/** @throws {Problem} 404 when there is no such action or connection, 400 when there is no connection to use. */
export function resolveRun(engine: Engine, scope: string | undefined, request: CheckedAct): RunTarget {
  const { dispatch } = request
  const name = () => namedConnection(engine, scope, request)
  if (dispatch.kind === 'id') return byId(engine, scope, requireAction(engine, scope, dispatch.value), name)
  const named = name()
  if (dispatch.kind === 'key') return byKeyOf(engine, scope, dispatch.value, named)
  return { connection: named ?? workspaceDefault(engine, scope) }
}

function byId(
  engine: Engine,
  scope: string | undefined,
  action: ActionRecord,
  name: () => ConnectionRecord | undefined,
): RunTarget {
  return settle(engine, action, connectionFor(engine, scope, action, name))
}

/**
 * An action's own scope comes first. Within it the request may choose: one of several accounts of the same
 * integration. What it names elsewhere, or in vain, counts only where the scope has no connection.
 */
function connectionFor(
  engine: Engine,
  scope: string | undefined,
  { data }: ActionRecord,
  name: () => ConnectionRecord | undefined,
): ConnectionRecord {
  if (data.connectionId) {
    const own = engine.world.connections.byId(data.connectionId)
    if (own && (scope === undefined || own.tenantKey === scope)) return own
  }
  const isOwn = (record: ConnectionRecord): boolean =>
    data.integrationId
      ? record.data.integrationId === data.integrationId
      : !data.externalAppId || record.data.externalAppId === data.externalAppId
  const isScoped = Boolean(data.integrationId ?? data.externalAppId)
  const own = isScoped ? defaultOf(engine, scope, isOwn) : undefined
  const named = own ? unlessUnknown(name) : name()
  if (named && isOwn(named)) return named
  const found = own ?? named
  if (found) return found
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  if (integration) return requireDefault(engine, scope, integration)
  if (isScoped)
    throw badRequest(`This tenant has no connection that action '${data.id}' is for: connect the app first`)
  return workspaceDefault(engine, scope)
}

function byKeyOf(
  engine: Engine,
  scope: string | undefined,
  key: string,
  named: ConnectionRecord | undefined,
): RunTarget {
  if (named) {
    const action = actionForKey(engine, named, key)
    if (action) return settle(engine, action, named)
  }
  const candidates = actionsNamed(engine, scope, key).filter(
    ({ data }) => data.key === key && data.archivedAt === undefined,
  )
  if (candidates.length === 0 || named)
    throw notFound(
      `No action '${key}' ${named ? `for connection '${named.data.id}'` : 'in this workspace'}`,
      { actionKey: key },
    )
  const universal = candidates.find(({ data }) => layerOf(data) === 'universal')
  if (universal) return settle(engine, universal, workspaceDefault(engine, scope))
  const [only, ...others] = candidates.filter(
    (each) =>
      each.data.connectionId ??
      defaultOf(engine, scope, ({ data }) => data.integrationId === each.data.integrationId),
  )
  if (only && others.length === 0) return byId(engine, scope, only, () => undefined)
  throw badRequest(
    only
      ? `Action '${key}' exists in several places: name a connection or an integration`
      : `This tenant has no connection that action '${key}' could run through: connect the app first`,
    { actionKey: key },
  )
}

function unlessUnknown(name: () => ConnectionRecord | undefined): ConnectionRecord | undefined {
  try {
    return name()
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** A universal action gives way to the one that is closer to the connection: of the same key, else of the nearest meaning. */
function settle(engine: Engine, action: ActionRecord, connection: ConnectionRecord): RunTarget {
  const { key, externalAppId } = action.data
  if (externalAppId) return { connection, action }
  if (layerOf(action.data) === 'universal') {
    const own =
      key === '' ? undefined : engine.world.actions.ofConnection(connection.data.id).find(isLive(key))
    return { connection, action: own ?? served(engine, action, connection) ?? action, universal: action }
  }
  const universal = universalAction(engine, key)
  return { connection, action, ...(universal ? { universal } : {}) }
}

const isLive =
  (key: string) =>
  ({ data }: ActionRecord): boolean =>
    data.key === key && data.archivedAt === undefined

function served(
  engine: Engine,
  universal: ActionRecord,
  { data }: ConnectionRecord,
): ActionRecord | undefined {
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  return integration && serving(engine, universal, integration)
}

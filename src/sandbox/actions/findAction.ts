import type { Engine } from '../engine.js'
import { notFound } from '../problem.js'
import type { ConnectionRecord } from '../records.js'
import type { ActionRecord } from './actionRecord.js'
import { stockAll, stockIntegration, stockUniversal } from './readyMade.js'
import { catalogueActions, universeActions, universeKey } from './universe.js'

/** Whether somebody of this scope may know of an action: those of a connection are its tenant's alone. */
export const isVisible = ({ tenantKey }: ActionRecord, scope: string | undefined): boolean =>
  tenantKey === undefined || scope === undefined || tenantKey === scope

/** One's own, or the catalogue's. */
export function actionById(engine: Engine, scope: string | undefined, id: string): ActionRecord | undefined {
  const own = ownById(engine, id)
  if (own) return isVisible(own, scope) ? own : undefined
  if (universeKey(id)) return universeActions().find(({ data }) => data.id === id)
  const app = engine.world.directory.byId(/^act_(app_.+)_[^_]+$/.exec(id)?.[1] ?? '')
  return app && catalogueActions(app).find(({ data }) => data.id === id)
}

function ownById(engine: Engine, id: string): ActionRecord | undefined {
  const { actions, integrations } = engine.world
  stockUniversal(engine)
  const integration = integrations.byId(/^act_(.+)_[^_]+$/.exec(id)?.[1] ?? '')
  if (integration) stockIntegration(engine, integration)
  return actions.byId(id)
}

/** Every action of the workspace that this scope may know of, by key or by uuid. */
export function actionsNamed(engine: Engine, scope: string | undefined, name: string): ActionRecord[] {
  stockAll(engine)
  return engine.world.actions
    .all()
    .filter((record) => (record.data.key === name || record.data.uuid === name) && isVisible(record, scope))
}

/** What this key means on this connection: its own action, else its integration's, else the universal one. */
export function actionForKey(
  engine: Engine,
  connection: ConnectionRecord,
  key: string,
): ActionRecord | undefined {
  return surfaceOf(engine, connection).find(({ data }) => data.key === key && data.archivedAt === undefined)
}

export function universalAction(engine: Engine, key: string): ActionRecord | undefined {
  stockUniversal(engine)
  return engine.world.actions
    .universal()
    .find(({ data }) => data.key === key && data.archivedAt === undefined)
}

/**
 * Everything that is about a connection, the narrowest layer first: its own actions, its integration's, the
 * universal ones. Archived ones are among them.
 */
export function surfaceOf(engine: Engine, connection: ConnectionRecord): ActionRecord[] {
  const { id, integrationId } = connection.data
  const { actions, integrations } = engine.world
  stockUniversal(engine)
  const integration = integrationId === undefined ? undefined : integrations.byId(integrationId)
  if (integration) stockIntegration(engine, integration)
  const shared = integrationId === undefined ? [] : actions.ofIntegration(integrationId)
  return [...actions.ofConnection(id), ...shared, ...actions.universal()]
}

/** @throws {Problem} 404 when there is none that this scope may know of, or it is archived. */
export function requireAction(engine: Engine, scope: string | undefined, id: string): ActionRecord {
  const action = actionById(engine, scope, id)
  if (action && action.data.archivedAt === undefined) return action
  throw notFound(`No action '${id}' in this workspace`, { actionId: id })
}

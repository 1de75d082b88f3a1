import type { Action } from '../../api/action.js'
import { deepCopy } from '../deepCopy.js'
import type { Engine } from '../engine.js'
import { bareIntegration } from '../integrationViews.js'
import { layerOf, type ActionRecord } from './actionRecord.js'
import { universalAction } from './findAction.js'
import { serving } from './serving.js'

/** An action as lists show it: a copy that holds still. */
export function actionView(engine: Engine, { data, tenantKey }: ActionRecord): Action {
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  const tenant = tenantKey === undefined ? undefined : engine.world.tenants.get(tenantKey)
  return {
    ...parentsOf(engine, data),
    ...deepCopy(data),
    ...(integration ? { integrationKey: integration.data.key } : {}),
    ...(tenant ? { userId: tenant.id, tenantId: tenant.id } : {}),
  }
}

/** The universal action that it stands in for, and what it was copied from. */
export function parentsOf(engine: Engine, data: Action): Pick<Action, 'parentId' | 'universalParentId'> {
  if (layerOf(data) === 'universal' || !data.key) return {}
  const parent = universalAction(engine, data.key)?.data.id
  const parentId = data.parentId ?? parent
  return { ...(parentId ? { parentId } : {}), ...(parent ? { universalParentId: parent } : {}) }
}

/** With its integration, or with those it works for, as a single `GET` shows it. */
export function fullActionView(engine: Engine, record: ActionRecord): Action {
  const { data } = record
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  const applied = layerOf(data) === 'universal' && !data.externalAppId ? appliedTo(engine, record) : undefined
  return {
    ...actionView(engine, record),
    ...(integration ? { integration: bareIntegration(engine, integration) } : {}),
    ...(applied ? { appliedToIntegrations: applied } : {}),
  }
}

const appliedTo = (engine: Engine, record: ActionRecord) =>
  engine.world.integrations
    .all()
    .filter(({ data }) => data.archivedAt === undefined)
    .flatMap((integration) => {
      const action = serving(engine, record, integration)
      if (!action) return []
      return [{ element: actionView(engine, action), integration: bareIntegration(engine, integration) }]
    })

import type { ActionRun, ActionRunDetails } from '../../api/action-run.js'
import { iso, type Engine } from '../engine.js'
import { deepCopy } from '../deepCopy.js'
import { bareIntegration } from '../integrationViews.js'
import { shownConnection } from '../shownConnection.js'
import type { RunRecord } from './runTable.js'

/** A run as lists show it. What it did not get to is empty: the schema wants these ids as text. */
export function runView(engine: Engine, run: RunRecord): ActionRun {
  const { endedAt = run.startedAt, ownerKey, externalAppId } = run
  const tenant = ownerKey === undefined ? undefined : engine.world.tenants.get(ownerKey)
  return deepCopy({
    id: run.id,
    name: run.name,
    status: run.error ? 'error' : 'success',
    createdAt: iso(run.startedAt),
    completedAt: iso(endedAt),
    duration: endedAt - run.startedAt,
    userId: tenant?.id ?? '',
    ...(tenant ? { tenantId: tenant.id } : {}),
    integrationId: run.integrationId ?? '',
    connectionId: run.connectionId ?? '',
    integrationActionId: run.integrationActionId ?? '',
    ...(externalAppId ? { externalAppId } : {}),
    ...(run.universalActionId ? { universalActionId: run.universalActionId } : {}),
    ...(run.connectionActionId ? { connectionActionId: run.connectionActionId } : {}),
    ...(run.input === undefined ? {} : { input: run.input }),
    ...(run.output === undefined ? {} : { output: run.output }),
    ...(run.error ? { error: run.error } : {}),
    ...(run.meta ? { meta: run.meta } : {}),
    action: { type: run.type, ...run.asked },
  })
}

/** With its integration and connection, as a single `GET` shows it. */
export function fullRunView(engine: Engine, run: RunRecord): ActionRun {
  const integration = run.integrationId ? engine.world.integrations.byId(run.integrationId) : undefined
  const connection = run.connectionId ? engine.world.connections.byId(run.connectionId) : undefined
  return {
    ...runView(engine, run),
    ...(integration ? { integration: bareIntegration(engine, integration) } : {}),
    ...(connection ? { connection: shownConnection(engine, connection) } : {}),
  }
}

/**
 * What was sent to the app and what came back, as it was, its (invented) authorization included: whoever shows
 * it to a person has to redact it, as with Membrane's own.
 */
export const detailsView = ({ request, response, input, output, error }: RunRecord): ActionRunDetails =>
  deepCopy({
    ...(request ? { request } : {}),
    ...(response ? { response } : {}),
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(error ? { error } : {}),
  })

import type { CatalogueApp } from '../catalogue/CatalogueApp.js'
import { byKey, connectionsOf } from '../connections.js'
import type { Engine } from '../engine.js'
import { ensureIntegration } from '../integrations.js'
import { badRequest, notFound } from '../problem.js'
import type { ConnectionRecord, IntegrationRecord } from '../records.js'
import type { CheckedAct } from './actRequest.js'
import { isUsable } from './usable.js'

type Scope = Pick<CheckedAct, 'connectionId' | 'connectionKey' | 'integrationId' | 'integrationKey'>

/**
 * The connection that a request names: by `connectionId`, else by `connectionKey`, else the default one of the
 * integration. Undefined when it names none.
 *
 * @throws {Problem} 404 when what is named does not exist in this tenant, 400 when the integration has no
 * connection.
 */
export function namedConnection(
  engine: Engine,
  scope: string | undefined,
  { connectionId, connectionKey, integrationId, integrationKey }: Scope,
): ConnectionRecord | undefined {
  if (connectionId !== undefined) {
    const found = engine.world.connections.byId(connectionId)
    if (found && (scope === undefined || found.tenantKey === scope)) return found
    throw notFound(`No connection '${connectionId}' in this tenant`, { connectionId })
  }
  if (connectionKey !== undefined) {
    const found = byKey(engine, scope, connectionKey)
    if (found) return found
    throw notFound(`No connection with key '${connectionKey}' in this tenant`, { connectionKey })
  }
  const integration = namedIntegration(engine, { integrationId, integrationKey })
  return integration && requireDefault(engine, scope, integration)
}

/**
 * By id, else by key. Where the workspace generates integrations, one comes into being for an app that had none.
 */
export function namedIntegration(
  engine: Engine,
  named: { integrationId?: string | undefined; integrationKey?: string | undefined },
): IntegrationRecord | undefined {
  const { integrationId, integrationKey } = named
  const name = integrationId ?? integrationKey
  if (name === undefined) return undefined
  const { integrations, directory } = engine.world
  const found = integrationId === undefined ? integrations.byKey(name) : integrations.byId(name)
  if (found) return found
  const app = integrationId === undefined ? directory.byKey(name) : undefined
  if (app && isGenerated(engine, app)) return ensureIntegration(engine, app)
  throw notFound(`No integration '${name}' in this workspace`, { integrationId: name })
}

/** Whether the workspace makes integrations of such an app by itself: of its connector, or of the app alone. */
function isGenerated({ workspace: { settings } }: Engine, { needsGeneration }: CatalogueApp): boolean {
  return (
    settings.autoGenerateIntegrationsFromExternalApps ||
    (!needsGeneration && settings.autoGenerateIntegrationsFromConnectors)
  )
}

/** The integration's connection in this tenant: one that works before one that does not, the newest first. */
export function defaultOf(
  engine: Engine,
  scope: string | undefined,
  isMeant: (record: ConnectionRecord) => boolean,
): ConnectionRecord | undefined {
  const live = connectionsOf(engine, scope).filter(
    (record) => record.data.archivedAt === undefined && isMeant(record),
  )
  return live.find(isUsable) ?? live[0]
}

/** @throws {Problem} 400 when this tenant has none. */
export function requireDefault(
  engine: Engine,
  scope: string | undefined,
  { data }: IntegrationRecord,
): ConnectionRecord {
  const found = defaultOf(engine, scope, (record) => record.data.integrationId === data.id)
  if (found) return found
  throw badRequest(`This tenant has no connection of ${data.name}: connect it first`, {
    integrationId: data.id,
    integrationKey: data.key,
  })
}

/** The workspace's default is undefined in every source: here, the tenant's only usable connection. */
export function workspaceDefault(engine: Engine, scope: string | undefined): ConnectionRecord {
  const usable = connectionsOf(engine, scope).filter(isUsable)
  const [only] = usable
  if (only && usable.length === 1) return only
  throw badRequest(
    usable.length === 0
      ? 'There is no connection to run this through: connect an app first'
      : `There are ${usable.length} connections this could run through: name one by "connectionId" or "connectionKey"`,
  )
}

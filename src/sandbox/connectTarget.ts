import type { CatalogueApp } from './catalogue/index.js'
import { genericApp } from './connectors.js'
import { byKey, connectionsOf, findConnection, requireLive } from './connections.js'
import type { Engine } from './engine.js'
import { ensureIntegration, findIntegration, integrationOf } from './integrations.js'
import { alreadyExists, badRequest, notFound } from './problem.js'
import type { ConnectionRecord, IntegrationRecord, TenantRecord } from './records.js'

/** The ways to say what to connect, as `POST /connections` and the connect screens take them. */
export interface Wanted {
  connectionId?: string | undefined
  connectionKey?: string | undefined
  integrationId?: string | undefined
  integrationKey?: string | undefined
  integrationUuid?: string | undefined
  connectorId?: string | undefined
  connectorKey?: string | undefined
  connectorUuid?: string | undefined
  externalAppId?: string | undefined
  externalAppKey?: string | undefined
  externalAppUuid?: string | undefined
  intent?: string | undefined
  allowMultipleConnections?: boolean | undefined
}

/** What a connect is about. */
export interface Target {
  readonly app: CatalogueApp
  readonly integration?: IntegrationRecord
  /** The record that is used again. */
  readonly connection?: ConnectionRecord
  readonly intent?: string
  /** The connector has to be generated, which takes longer. */
  readonly generated: boolean
}

/**
 * Finds what is meant, and whether an existing connection is used again: the named one always, the one with this
 * key, else the tenant's connection of the same integration unless several are allowed.
 *
 * @throws {Problem} 404 when it does not exist, 400 when nothing is named, 409 when the key belongs to another app.
 */
export function resolveTarget(engine: Engine, tenant: TenantRecord, wanted: Wanted): Target {
  if (wanted.connectionId) {
    const connection = findConnection(engine, tenant.key, wanted.connectionId)
    requireLive(connection)
    return ofConnection(engine, connection)
  }
  const target = resolveApp(engine, wanted)
  const connection = findReusable(engine, tenant, target, wanted)
  return connection ? { ...target, connection } : target
}

function ofConnection(engine: Engine, connection: ConnectionRecord): Target {
  const { integrationId } = connection.data
  const integration = integrationId ? engine.world.integrations.byId(integrationId) : undefined
  return { app: connection.app, connection, generated: false, ...(integration ? { integration } : {}) }
}

function resolveApp(engine: Engine, wanted: Wanted): Target {
  const integrationSelector = wanted.integrationId ?? wanted.integrationKey ?? wanted.integrationUuid
  if (integrationSelector) {
    const integration = findIntegration(engine, integrationSelector)
    if (integration.data.archivedAt) throw notFound(`Integration '${integrationSelector}' is archived`)
    return { app: integration.app, integration, generated: integration.app.needsGeneration === true }
  }
  const { directory } = engine.world
  const id = wanted.connectorId ?? wanted.externalAppId
  const key = wanted.connectorKey ?? wanted.externalAppKey
  const uuid = wanted.connectorUuid ?? wanted.externalAppUuid
  const selector = id ?? key ?? uuid
  if (selector) {
    const app = id
      ? (directory.byId(id) ?? appInUse(engine, id))
      : key
        ? directory.byKey(key)
        : directory.byUuid(selector)
    if (!app) throw notFound(`No connector or external app '${selector}' in the catalogue`)
    return ofApp(engine, app)
  }
  if (wanted.intent) return ofIntent(engine, wanted.intent.trim())
  throw badRequest(
    'Nothing to connect: give one of connectionId, integrationId, integrationKey, connectorId, connectorKey, ' +
      'externalAppId or intent',
  )
}

/** A connector that only an integration knows: one that was generated. */
function appInUse(engine: Engine, id: string): CatalogueApp | undefined {
  return engine.world.integrations
    .all()
    .find(({ data }) => data.connectorId === id || data.externalAppId === id)?.app
}

/** A connector in the catalogue; its integration comes into being with the first connect. */
function ofApp(engine: Engine, app: CatalogueApp): Target {
  const integration = integrationOf(engine, app)
  const generated = app.needsGeneration === true && !integration
  return integration ? { app, integration, generated } : { app, generated }
}

function ofIntent(engine: Engine, intent: string): Target {
  if (intent === '') throw badRequest('The intent is empty: say in a few words what to connect')
  const words = intent.toLowerCase()
  const known = engine.world.directory.apps.find((app) => words.includes(app.name.toLowerCase()))
  if (known) return { ...ofApp(engine, known), intent }
  const slug = words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  const name = intent.charAt(0).toUpperCase() + intent.slice(1)
  return { app: genericApp(slug.slice(0, 60) || 'app', name.slice(0, 80)), intent, generated: true }
}

function findReusable(
  engine: Engine,
  tenant: TenantRecord,
  target: Target,
  wanted: Wanted,
): ConnectionRecord | undefined {
  if (wanted.connectionKey) {
    const same = byKey(engine, tenant.key, wanted.connectionKey)
    if (same && same.data.archivedAt === undefined) {
      if (same.app.key === target.app.key) return same
      throw alreadyExists(
        `Connection key '${wanted.connectionKey}' belongs to a connection of ${same.app.name}`,
        {
          connectionId: same.data.id,
        },
      )
    }
  }
  if (wanted.allowMultipleConnections) return undefined
  return connectionsOf(engine, tenant.key).find(
    ({ app, data }) =>
      data.archivedAt === undefined &&
      (target.integration ? data.integrationId === target.integration.data.id : app.key === target.app.key),
  )
}

/** The integration a connection is made for; a generated connector gets its own when it is built. */
export function integrationFor(engine: Engine, target: Target): IntegrationRecord | undefined {
  if (target.integration) return target.integration
  return target.generated ? undefined : ensureIntegration(engine, target.app)
}

import type { Connection } from '../api/connection.js'
import type { ExternalApp } from '../api/external-app.js'
import type { AuthOption, Integration } from '../api/integration.js'
import type { CatalogueApp } from './catalogue/index.js'
import { connectorId, externalAppId } from './connectors.js'
import { connectionsOf } from './connections.js'
import type { Engine } from './engine.js'
import { nextRefresh } from './lifecycle.js'
import type { ConnectionRecord, IntegrationRecord, TenantRecord } from './records.js'

/** A connection as the API sends it: a copy that holds still. */
export function connectionView(engine: Engine, record: ConnectionRecord): Connection {
  const { data } = record
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  return {
    ...structured(data),
    ...(data.nextCredentialsRefreshAt
      ? { nextCredentialsRefreshAt: nextRefresh(engine, data.nextCredentialsRefreshAt) }
      : {}),
    ...(integration ? { integration: bareIntegration(engine, integration) } : {}),
  }
}

/** With whom it belongs to and what was entered, as a single `GET` shows it. */
export function fullConnectionView(
  engine: Engine,
  record: ConnectionRecord,
  secrets: boolean,
): Connection & Extra {
  const tenant = engine.world.tenants.get(record.tenantKey)
  return {
    ...connectionView(engine, record),
    ...(tenant ? { user: tenantView(engine, tenant) } : {}),
    ...(record.connectorParameters === undefined ? {} : { connectorParameters: record.connectorParameters }),
    ...(record.input === undefined ? {} : { input: record.input }),
    ...(secrets && record.credentials !== undefined ? { credentials: record.credentials } : {}),
  }
}

interface Extra {
  user?: object
  connectorParameters?: unknown
  input?: unknown
  credentials?: unknown
}

/** What a row of `GET /integrations` shows: with this tenant's connection, if there is one. */
export function integrationView(
  engine: Engine,
  record: IntegrationRecord,
  connection?: ConnectionRecord,
): Integration {
  return {
    ...bareIntegration(engine, record),
    ...(connection ? { connection: structured(connection.data) } : {}),
  }
}

/** What `GET /integrations/:sel` shows besides; parameters and options are for managers. */
export function fullIntegrationView(
  engine: Engine,
  record: IntegrationRecord,
  connection: ConnectionRecord | undefined,
  isAdmin: boolean,
): Integration {
  return {
    ...integrationView(engine, record, connection),
    authOptions: authOptionsOf(record.app),
    ...(isAdmin ? { parameters: structured(record.parameters) } : {}),
    ...(isAdmin && record.optionsConfig !== undefined ? { optionsConfig: record.optionsConfig } : {}),
  }
}

function bareIntegration(engine: Engine, { data, app }: IntegrationRecord): Integration {
  return { ...structured(data), logoUri: data.logoUri === '' ? logoUriOf(engine, app) : data.logoUri }
}

/** A connector or external app that is no integration yet: no `id`, no `key`. */
export function syntheticView(engine: Engine, app: CatalogueApp, connector: boolean): Integration {
  return {
    name: app.name,
    description: app.description,
    logoUri: logoUriOf(engine, app),
    appUri: appUriOf(app),
    ...(connector ? { connectorId: connectorId(app) } : {}),
    externalAppId: externalAppId(app),
    authType: app.authType,
  }
}

/** With what only the wire carries, and no client of ours reads. */
interface SentExternalApp extends ExternalApp {
  uuid: string
  apiDocsUri: string
  isReadOnly: boolean
  isPublic: boolean
}

export function externalAppView(
  engine: Engine,
  app: CatalogueApp,
  place: number,
  isConnected: boolean,
): SentExternalApp {
  return {
    id: externalAppId(app),
    key: app.key,
    uuid: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    name: app.name,
    appUri: appUriOf(app),
    logoUri: logoUriOf(engine, app),
    apiDocsUri: `${appUriOf(app)}/docs`,
    isReadOnly: true,
    isPublic: true,
    defaultConnectorId: connectorId(app),
    categories: [...app.categories],
    popularity: Math.max(0, 10_000 - place),
    isConnected,
  }
}

/** Once there is an origin to load from, an address; before, and for apps made from an intent, the drawing itself. */
export function logoUriOf(engine: Engine, app: CatalogueApp): string {
  const isKnown = engine.world.directory.byKey(app.key) !== undefined
  return engine.served && isKnown ? `${engine.apiUri}/logos/${encodeURIComponent(app.key)}.svg` : app.logoUri
}

const appUriOf = (app: CatalogueApp): string => `https://${app.key}.example.test`

export function authOptionsOf(app: CatalogueApp): AuthOption[] {
  if (app.authType === 'oauth2') return [{ key: 'oauth', type: 'oauth2', title: `Sign in with ${app.name}` }]
  return [
    {
      key: 'api-key',
      type: 'client-credentials',
      title: 'Use an API key',
      description: `You find it in the settings of your ${app.name} account.`,
      ...(app.inputSchema ? { inputSchema: structured(app.inputSchema) } : {}),
    },
  ]
}

export function tenantView(engine: Engine, tenant: TenantRecord) {
  return {
    id: tenant.id,
    name: tenant.name,
    internalId: tenant.key,
    ...(tenant.fields ? { fields: tenant.fields } : {}),
    ...(tenant.credentials === undefined ? {} : { credentials: tenant.credentials }),
    createdAt: tenant.createdAt,
    lastActiveAt: tenant.lastActiveAt,
    isActive: true,
    workspaceKey: engine.workspace.key,
  }
}

/** This tenant's connection of each integration: the newest that is not archived. */
export function connectionsByIntegration(
  engine: Engine,
  tenantKey: string | undefined,
): Map<string, ConnectionRecord> {
  const found = new Map<string, ConnectionRecord>()
  if (tenantKey === undefined) return found
  for (const record of connectionsOf(engine, tenantKey)) {
    const { integrationId, archivedAt } = record.data
    if (integrationId && archivedAt === undefined && !found.has(integrationId))
      found.set(integrationId, record)
  }
  return found
}

/** A deep copy of plain data, so that nobody outside changes what is inside. */
export function structured<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => structured(item)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structured(item)])) as Value
}

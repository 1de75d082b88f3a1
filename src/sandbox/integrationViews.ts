import type { ExternalApp } from '../api/external-app.js'
import type { AuthOption, Integration } from '../api/integration.js'
import type { CatalogueApp } from './catalogue/index.js'
import { appUuid, connectorId, externalAppId } from './connectors.js'
import { deepCopy } from './deepCopy.js'
import type { Engine } from './engine.js'
import type { ConnectionRecord, IntegrationRecord } from './records.js'
import { shownConnection } from './shownConnection.js'

/** What a row of `GET /integrations` shows: with this tenant's connection, if there is one. */
export function integrationView(
  engine: Engine,
  record: IntegrationRecord,
  connection?: ConnectionRecord,
): Integration {
  return {
    ...bareIntegration(engine, record),
    ...(connection ? { connection: shownConnection(engine, connection) } : {}),
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
    ...(isAdmin ? { parameters: deepCopy(record.parameters) } : {}),
    ...(isAdmin && record.optionsConfig !== undefined ? { optionsConfig: record.optionsConfig } : {}),
  }
}

export function bareIntegration(engine: Engine, { data, app }: IntegrationRecord): Integration {
  return { ...deepCopy(data), logoUri: data.logoUri === '' ? logoUriOf(engine, app) : data.logoUri }
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
    uuid: appUuid(place),
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
      ...(app.inputSchema ? { inputSchema: deepCopy(app.inputSchema) } : {}),
    },
  ]
}

import type { Context } from 'hono'
import type { Integration } from '../../api/integration.js'
import type { Identity } from '../auth.js'
import type { CatalogueApp } from '../catalogue/index.js'
import { connectionsByIntegration } from '../connections.js'
import { connectorId } from '../connectors.js'
import type { Engine } from '../engine.js'
import { booleanQuery, numberQuery, pageOf, textQuery } from '../http.js'
import { integrationView, syntheticView } from '../integrationViews.js'
import type { ConnectionRecord, IntegrationRecord } from '../records.js'

type Row =
  | { kind: 'integration'; record: IntegrationRecord }
  | { kind: 'connector' | 'app'; app: CatalogueApp; hasIntegration: boolean }

const rowId = (row: Row): string => (row.kind === 'integration' ? row.record.data.id : `app:${row.app.key}`)

/** A page of `GET /integrations`: the workspace's, then what it could offer besides. */
export function listIntegrations(engine: Engine, c: Context, identity: Identity) {
  const { settings } = engine.workspace
  const search = textQuery(c, 'search')?.trim().toLowerCase()
  const archived = booleanQuery(c, 'includeArchived') ?? false
  const wantedConnector = textQuery(c, 'connectorId')
  const on = (name: string, standard: boolean) => {
    const asked = numberQuery(c, name)
    return asked === undefined ? standard : asked !== 0
  }
  const connectors = on('connectors', settings.autoGenerateIntegrationsFromConnectors)
  const apps = on('externalApps', settings.autoGenerateIntegrationsFromExternalApps)
  on('websearch', false) // there is no web to search in a sandbox; what is not a number is still refused

  const own = engine.world.integrations.all().map((record): Row => ({ kind: 'integration', record }))
  const rows = connectors || apps ? own.concat(syntheticRows(engine, connectors)) : own
  const isThere = (row: Row): boolean =>
    row.kind === 'integration'
      ? archived || row.record.data.archivedAt === undefined
      : !row.hasIntegration && (apps || row.kind === 'connector')
  const connections = connectionsByIntegration(engine, identity.tenant?.key)
  const keep = (row: Row): boolean => {
    const { name, key, connector } = factsOf(row)
    return (
      isThere(row) &&
      (wantedConnector === undefined || connector === wantedConnector) &&
      (!search || name.toLowerCase().includes(search) || key.toLowerCase().includes(search))
    )
  }
  const page = pageOf(c, { rows, idOf: rowId, keep })
  return { ...page, items: page.items.map((row) => rowView(engine, row, connections)) }
}

/** Every app, also one that has an integration: it keeps its place, so that a cursor at it holds. */
function syntheticRows(engine: Engine, connectors: boolean): Row[] {
  const used = new Set(
    engine.world.integrations.all().flatMap(({ app, data }) => (data.archivedAt ? [] : [app.key])),
  )
  return engine.world.directory.apps.map((app) => ({
    kind: connectors && !app.needsGeneration ? 'connector' : 'app',
    app,
    hasIntegration: used.has(app.key),
  }))
}

function factsOf(row: Row): { name: string; key: string; connector: string | undefined } {
  if (row.kind !== 'integration')
    return { name: row.app.name, key: row.app.key, connector: connectorId(row.app) }
  const { name, key, connectorId: connector } = row.record.data
  return { name, key, connector }
}

function rowView(engine: Engine, row: Row, connections: Map<string, ConnectionRecord>): Integration {
  return row.kind === 'integration'
    ? integrationView(engine, row.record, connections.get(row.record.data.id))
    : syntheticView(engine, row.app, row.kind === 'connector')
}

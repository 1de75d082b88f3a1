import { Hono, type Context } from 'hono'
import type { Integration } from '../../api/integration.js'
import { requireManager, type Identity } from '../auth.js'
import type { CatalogueApp } from '../catalogue/index.js'
import { connectorId } from '../connectors.js'
import type { Engine } from '../engine.js'
import { booleanQuery, identify, numberQuery, objectField, pageOf, readBody, textQuery } from '../http.js'
import { changeIntegration, findIntegration, setArchived } from '../integrations.js'
import { badRequest } from '../problem.js'
import type { ConnectionRecord, IntegrationRecord } from '../records.js'
import {
  authOptionsOf,
  connectionsByIntegration,
  fullIntegrationView,
  integrationView,
  syntheticView,
} from '../views.js'
import { createIntegration, integrationFields } from './integrationEditing.js'

/** `/integrations`, and `/integration?…` for the SDK's object selectors. */
export function integrationRoutes(engine: Engine): Hono {
  const routes = new Hono()
  const find = (c: Context) => findIntegration(engine, selectorOf(c))
  const view = (identity: Identity, record: IntegrationRecord): Integration =>
    fullIntegrationView(
      engine,
      record,
      connectionsByIntegration(engine, identity.tenant?.key).get(record.data.id),
      identity.isAdmin,
    )
  const manage = (c: Context): Identity => {
    const identity = identify(engine, c)
    requireManager(identity)
    return identity
  }

  routes.get('/integrations', (c) => c.json(list(engine, c, identify(engine, c))))
  routes.post('/integrations', async (c) => {
    const identity = manage(c)
    return c.json(view(identity, createIntegration(engine, await readBody(c))))
  })

  for (const path of ['/integrations/:sel', '/integration']) {
    routes.get(path, (c) => c.json(view(identify(engine, c), find(c))))
    routes.on(['PATCH', 'PUT'], path, async (c) => {
      const identity = manage(c)
      const record = find(c)
      if (record.data.archivedAt)
        throw badRequest('An archived integration cannot be changed: restore it first')
      const body = await readBody(c)
      const parameters = objectField(body, 'parameters')
      changeIntegration(engine, record, integrationFields(body))
      if (parameters)
        setParameters(
          engine,
          record,
          c.req.method === 'PUT' ? parameters : { ...record.parameters, ...parameters },
        )
      if (body['optionsConfig'] !== undefined) record.optionsConfig = objectField(body, 'optionsConfig')
      return c.json(view(identity, record))
    })
    routes.delete(path, (c) => {
      manage(c)
      setArchived(engine, find(c), true)
      return c.body(null, 200)
    })
  }

  routes.post('/integrations/:sel/restore', (c) => {
    const identity = manage(c)
    const record = find(c)
    setArchived(engine, record, false)
    return c.json(view(identity, record))
  })
  routes.post('/integrations/:sel/setup', (c) => {
    const identity = manage(c)
    const record = find(c)
    changeIntegration(engine, record, {
      state: record.data.hasMissingParameters ? 'CONFIGURATION_ERROR' : 'READY',
    })
    return c.json(view(identity, record))
  })

  routes.get('/integrations/:sel/parameters', (c) => {
    manage(c)
    return c.json(parameterSpec(find(c)))
  })
  routes.on(['PATCH', 'PUT'], '/integrations/:sel/parameters', async (c) => {
    manage(c)
    const record = find(c)
    const parameters = await readBody(c)
    setParameters(
      engine,
      record,
      c.req.method === 'PUT' ? parameters : { ...record.parameters, ...parameters },
    )
    return c.body(null, 204)
  })
  routes.get('/integrations/:sel/connector-spec', (c) => {
    identify(engine, c)
    const { app } = find(c)
    return c.json({ id: connectorId(app), key: app.key, name: app.name, authOptions: authOptionsOf(app) })
  })

  return routes
}

const selectorOf = (c: Context): string => {
  const selector = c.req.param('sel') ?? textQuery(c, 'id') ?? textQuery(c, 'key') ?? textQuery(c, 'uuid')
  if (selector === undefined) throw badRequest('Say which integration: give its "id" or "key"')
  return selector
}

type Row =
  { kind: 'integration'; record: IntegrationRecord } | { kind: 'connector' | 'app'; app: CatalogueApp }

const rowId = (row: Row): string =>
  row.kind === 'integration' ? row.record.data.id : `${row.kind}:${row.app.key}`

function list(engine: Engine, c: Context, identity: Identity) {
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

  const rows: Row[] = engine.world.integrations.all().map((record) => ({ kind: 'integration', record }))
  if (connectors || apps) rows.push(...syntheticRows(engine, connectors))
  const connections = connectionsByIntegration(engine, identity.tenant?.key)
  const keep = (row: Row): boolean => {
    const { name, key, connector } = factsOf(row)
    return (
      (row.kind !== 'integration' || archived || row.record.data.archivedAt === undefined) &&
      (wantedConnector === undefined || connector === wantedConnector) &&
      (!search || name.toLowerCase().includes(search) || key.toLowerCase().includes(search))
    )
  }
  const page = pageOf(c, { rows, idOf: rowId, keep })
  return { ...page, items: page.items.map((row) => rowView(engine, row, connections)) }
}

/** What the workspace could offer and has no integration for. */
function syntheticRows(engine: Engine, connectors: boolean): Row[] {
  const used = new Set(
    engine.world.integrations.all().flatMap(({ app, data }) => (data.archivedAt ? [] : [app.key])),
  )
  return engine.world.directory.apps
    .filter(({ key }) => !used.has(key))
    .map((app) => ({ kind: connectors && !app.needsGeneration ? 'connector' : 'app', app }))
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

/** What an OAuth app has to know; `hasMissingParameters` follows from it. */
function parameterSpec({ app, parameters }: IntegrationRecord) {
  const named = (name: string, description: string, required: boolean) => ({
    [name]: { name, type: 'string', description, required, default: parameters[name] ?? null },
  })
  if (app.authType !== 'oauth2') return {}
  return {
    ...named('clientId', `Id of your OAuth client at ${app.name}`, true),
    ...named('clientSecret', `Secret of your OAuth client at ${app.name}`, true),
    ...named('scopes', 'Space-separated OAuth scopes', false),
  }
}

function setParameters(engine: Engine, record: IntegrationRecord, parameters: Record<string, unknown>): void {
  record.parameters = parameters
  const missing =
    record.data.hasMissingParameters === true && !(parameters['clientId'] && parameters['clientSecret'])
  changeIntegration(engine, record, { hasMissingParameters: missing })
}

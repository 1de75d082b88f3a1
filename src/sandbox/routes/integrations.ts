import { Hono, type Context } from 'hono'
import type { Integration } from '../../api/integration.js'
import { requireManager, type Identity } from '../auth.js'
import { connectionsByIntegration } from '../connections.js'
import { connectorId } from '../connectors.js'
import type { Engine } from '../engine.js'
import { identify, objectField, readBody, textQuery } from '../http.js'
import { authOptionsOf, fullIntegrationView } from '../integrationViews.js'
import { changeIntegration, findIntegration, setArchived } from '../integrations.js'
import { badRequest } from '../problem.js'
import type { IntegrationRecord } from '../records.js'
import { createIntegration, integrationFields } from './integrationEditing.js'
import { listIntegrations } from './integrationList.js'

/** `/integrations`, and `/integration?…` for the SDK's object selectors. */
export function integrationRoutes(engine: Engine): Hono {
  const routes = new Hono()
  const find = (c: Context) => findIntegration(engine, selectorOf(c))
  const findLive = (c: Context): IntegrationRecord => {
    const record = find(c)
    if (record.data.archivedAt)
      throw badRequest('An archived integration cannot be changed: restore it first')
    return record
  }
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

  routes.get('/integrations', (c) => c.json(listIntegrations(engine, c, identify(engine, c))))
  routes.post('/integrations', async (c) => {
    const identity = manage(c)
    return c.json(view(identity, createIntegration(engine, await readBody(c))))
  })

  for (const path of ['/integrations/:sel', '/integration']) {
    routes.get(path, (c) => c.json(view(identify(engine, c), find(c))))
    routes.on(['PATCH', 'PUT'], path, async (c) => {
      const identity = manage(c)
      const record = findLive(c)
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
    const record = findLive(c)
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
    const record = findLive(c)
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

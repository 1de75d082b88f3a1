import { Hono, type Context } from 'hono'
import { archiveConnection, restoreConnection } from '../archiving.js'
import { requireManager, requireTenant, scopeOf, type Identity } from '../auth.js'
import { changeConnection } from '../changeConnection.js'
import { connectionView, fullConnectionView } from '../connectionViews.js'
import { connectionsOf, findConnection, requireLive } from '../connections.js'
import { refreshCredentials, revoke } from '../credentials.js'
import type { Engine } from '../engine.js'
import { booleanQuery, identify, readBody, textQuery } from '../http.js'
import { findIntegration } from '../integrations.js'
import { badRequest, notFound } from '../problem.js'
import type { ConnectionRecord } from '../records.js'
import { createConnection, ensureConnection } from './connectionCreation.js'
import { editConnection } from './connectionEditing.js'
import { listConnections } from './connectionList.js'
import { timeoutOf, whileBuilding } from './longPoll.js'

/** `/connections`, and `/connection?…` for the SDK's object selectors. */
export function connectionRoutes(engine: Engine): Hono {
  const routes = new Hono()

  const find = (c: Context, identity: Identity): ConnectionRecord => select(engine, c, scopeOf(identity))

  async function get(c: Context) {
    const identity = identify(engine, c)
    const secrets = booleanQuery(c, 'includeSecrets') ?? false
    if (secrets) requireManager(identity)
    const record = find(c, identity)
    if (booleanQuery(c, 'wait')) await whileBuilding(engine, record, timeoutOf(c), c.req.raw.signal)
    return c.json(fullConnectionView(engine, record, secrets))
  }

  async function patch(c: Context) {
    const record = find(c, identify(engine, c))
    requireLive(record)
    editConnection(engine, record, await readBody(c))
    return c.json(connectionView(engine, record))
  }

  function archive(c: Context) {
    archiveConnection(engine, find(c, identify(engine, c)))
    return c.body(null, 200)
  }

  routes.get('/connections', (c) => c.json(listConnections(engine, c, identify(engine, c))))
  routes.post('/connections', async (c) => {
    const tenant = requireTenant(identify(engine, c))
    return c.json(connectionView(engine, createConnection(engine, tenant, await readBody(c))))
  })
  routes.post('/connections/ensure', async (c) => {
    const tenant = requireTenant(identify(engine, c))
    return c.json(connectionView(engine, ensureConnection(engine, tenant, await readBody(c))))
  })

  for (const path of ['/connections/:sel', '/connection']) {
    routes.get(path, get)
    routes.patch(path, patch)
    routes.put(path, patch)
    routes.delete(path, archive)
  }

  routes.post('/connections/:sel/restore', (c) => {
    const record = find(c, identify(engine, c))
    restoreConnection(engine, record)
    return c.json(connectionView(engine, record))
  })

  routes.post('/connections/:sel/test', (c) => {
    const record = find(c, identify(engine, c))
    requireLive(record)
    if (!record.data.canTest) throw badRequest(`Connection '${record.data.id}' cannot be tested`)
    return c.json({ success: record.data.state === 'READY' && record.data.disconnected !== true })
  })

  routes.post('/connections/:sel/refresh-credentials', (c) => {
    const record = find(c, identify(engine, c))
    requireLive(record)
    refreshCredentials(engine, record)
    return c.body(null, 204)
  })

  routes.post('/connections/:sel/refresh', (c) => {
    const record = find(c, identify(engine, c))
    requireLive(record)
    changeConnection(engine, record, {})
    return c.json(connectionView(engine, record))
  })

  routes.post('/connections/:sel/disconnect', (c) => {
    const record = find(c, identify(engine, c))
    requireLive(record)
    revoke(engine, record)
    return c.body(null, 204)
  })

  return routes
}

/** By `:sel`, or by what the query of the singular path says. */
function select(engine: Engine, c: Context, scope: string | undefined): ConnectionRecord {
  const named = ['id', 'connectionId', 'key', 'connectionKey'].map((name) => textQuery(c, name)).find(Boolean)
  const selector = c.req.param('sel') ?? named
  if (selector !== undefined) return findConnection(engine, scope, selector)
  const integration = textQuery(c, 'integrationId') ?? textQuery(c, 'integrationKey')
  if (integration === undefined)
    throw badRequest('Say which connection: give its "id" or "key", or the "integrationKey" it belongs to')
  const { id } = findIntegration(engine, integration).data
  const found = connectionsOf(engine, scope).find(
    ({ data }) => data.integrationId === id && data.archivedAt === undefined,
  )
  if (!found) throw notFound(`No connection of integration '${integration}' in this tenant`)
  return found
}

import { Hono, type Context } from 'hono'
import { requireManager, requireTenant, scopeOf, type Identity } from '../auth.js'
import { changeConnection } from '../change.js'
import {
  archiveConnection,
  checkKey,
  connectionsOf,
  findConnection,
  requireFreeKey,
  requireLive,
  restoreConnection,
} from '../connections.js'
import type { Engine } from '../engine.js'
import { booleanQuery, identify, objectField, pageOf, readBody, textFields, textQuery } from '../http.js'
import { findIntegration } from '../integrations.js'
import { becomeReady, lose, refreshRefused, revoke } from '../lifecycle.js'
import { badRequest, connectionProblem, notFound } from '../problem.js'
import type { ConnectionRecord } from '../records.js'
import { connectionView, fullConnectionView } from '../views.js'
import { createConnection, ensureConnection } from './connectionCreation.js'
import { whileBuilding } from './longPoll.js'

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
    edit(engine, record, await readBody(c))
    return c.json(connectionView(engine, record))
  }

  function archive(c: Context) {
    archiveConnection(engine, find(c, identify(engine, c)))
    return c.body(null, 200)
  }

  routes.get('/connections', (c) => c.json(list(engine, c, identify(engine, c))))
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

function timeoutOf(c: Context): number {
  const text = textQuery(c, 'timeout')
  const seconds = text === undefined ? 30 : Number(text)
  if (!(seconds >= 1 && seconds <= 60)) throw badRequest(`"timeout" must be 1 to 60 seconds, not "${text}"`)
  return seconds * 1_000
}

function list(engine: Engine, c: Context, identity: Identity) {
  if (booleanQuery(c, 'includeSecrets')) requireManager(identity)
  const search = textQuery(c, 'search')?.trim().toLowerCase()
  const tenantId = textQuery(c, 'tenantId') ?? textQuery(c, 'userId')
  const archived = booleanQuery(c, 'includeArchived') ?? false
  const connected = booleanQuery(c, 'connected')
  const disconnected = booleanQuery(c, 'disconnected')
  const isTest = booleanQuery(c, 'isTest')
  const exact = (['integrationId', 'connectorId', 'connectorVersion', 'externalAppId'] as const).flatMap(
    (name) => {
      const value = textQuery(c, name)
      return value === undefined ? [] : [[name, value] as const]
    },
  )
  const integrationKey = textQuery(c, 'integrationKey')
  const integrationId =
    integrationKey === undefined
      ? undefined
      : (engine.world.integrations.byKey(integrationKey)?.data.id ?? '')

  const keep = ({ data }: ConnectionRecord): boolean =>
    (archived || data.archivedAt === undefined) &&
    (tenantId === undefined || data.tenantId === tenantId) &&
    (integrationId === undefined || data.integrationId === integrationId) &&
    (connected === undefined || (data.connected ?? false) === connected) &&
    (disconnected === undefined || (data.disconnected ?? false) === disconnected) &&
    (isTest === undefined || (data.isTest ?? false) === isTest) &&
    exact.every(([name, value]) => data[name] === value) &&
    (!search || data.name.toLowerCase().includes(search) || data.key.toLowerCase().includes(search))

  const rows = connectionsOf(engine, scopeOf(identity))
  const page = pageOf(c, { rows, idOf: ({ data }) => data.id, keep })
  return { ...page, items: page.items.map((record) => connectionView(engine, record)) }
}

/** Unknown and read-only fields are ignored: the official React client sends the whole record back. */
function edit(engine: Engine, record: ConnectionRecord, body: Record<string, unknown>): void {
  const { name, key, connectionKey, authOptionKey } = textFields(body, [
    'name',
    'key',
    'connectionKey',
    'authOptionKey',
  ])
  const meta = objectField(body, 'meta')
  const wantedKey = key ?? connectionKey
  if (wantedKey !== undefined) {
    checkKey(wantedKey)
    requireFreeKey(engine, record, wantedKey)
  }
  if (body['input'] !== undefined) record.input = body['input']
  if (body['connectorParameters'] !== undefined) record.connectorParameters = body['connectorParameters']
  changeConnection(engine, record, {
    ...(name === undefined ? {} : { name }),
    ...(wantedKey === undefined ? {} : { key: wantedKey }),
    ...(authOptionKey === undefined ? {} : { authOptionKey }),
    ...(meta === undefined ? {} : { meta }),
  })
  if (body['credentials'] === undefined) return
  record.credentials = body['credentials']
  becomeReady(engine, record)
}

/** What a refused refresh says also shows on the connection. */
function refreshCredentials(engine: Engine, record: ConnectionRecord): void {
  const { data } = record
  if (!data.canRefreshCredentials)
    throw badRequest(`The credentials of connection '${data.id}' cannot be refreshed`, {
      connectionId: data.id,
    })
  if (data.isDefunct)
    throw connectionProblem('connection_is_defunct', `${record.app.name} has closed this account for good`, {
      connectionId: data.id,
      connectorKey: record.app.key,
    })
  if (!record.hasCredentials || data.requestError?.key === 'access_token_expired') {
    if (record.hasCredentials) lose(engine, record, data.requestError)
    throw refreshRefused(record)
  }
  becomeReady(engine, record)
}

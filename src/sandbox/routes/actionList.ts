import type { Context } from 'hono'
import type { ActionQuery } from '../../api/action.js'
import { namedConnection, namedIntegration } from '../act/resolveConnection.js'
import { layerOf, type ActionRecord } from '../actions/actionRecord.js'
import { actionView, parentsOf } from '../actions/actionView.js'
import { isVisible, surfaceOf } from '../actions/findAction.js'
import { rank } from '../actions/ranking.js'
import { stockAll, stockIntegration } from '../actions/readyMade.js'
import { operationFor } from '../actions/serving.js'
import { catalogueActions, universeActions } from '../actions/universe.js'
import { scopeOf, type Identity } from '../auth.js'
import type { Engine } from '../engine.js'
import { booleanQuery, pageOf, textQuery } from '../http.js'
import { badRequest } from '../problem.js'
import type { ConnectionRecord } from '../records.js'

type Where = Pick<ActionQuery, 'connectionId' | 'connectionKey' | 'integrationId' | 'integrationKey'>

const LAYERS = ['universal', 'integration', 'connection'] as const

/** A page of `GET /actions`, by every filter it knows. A connection or an integration in the path goes before. */
export function listActions(engine: Engine, c: Context, identity: Identity, where: Where = whereOf(c)) {
  const scope = scopeOf(identity)
  const layer = layerQuery(c)
  const connection =
    where.connectionId || where.connectionKey ? namedConnection(engine, scope, where) : undefined
  const rows = rowsOf(engine, c, where, connection).filter(
    (record) => layer === undefined || layerOf(record.data) === layer,
  )
  const shown = connection && layer === undefined ? withoutOverridden(rows) : rows
  const page = pageOf(c, {
    rows: connection ? ranked(c, shown) : shown,
    idOf: ({ data }) => data.id,
    keep: (record) => isVisible(record, scope) && keeps(engine, c, record),
  })
  return { ...page, items: page.items.map((record) => actionView(engine, record)) }
}

function rowsOf(
  engine: Engine,
  c: Context,
  where: Where,
  connection: ConnectionRecord | undefined,
): ActionRecord[] {
  const { actions, directory } = engine.world
  const externalAppId = textQuery(c, 'externalAppId')
  if (externalAppId !== undefined) {
    const app = directory.byId(externalAppId)
    return app ? catalogueActions(app) : []
  }
  const universe = engine.workspace.settings.useMembraneUniverse ? universeActions() : []
  if (connection)
    return [...surfaceOf(engine, connection), ...universe].filter((record) => canServe(record, connection))
  const integration = namedIntegration(engine, where)
  if (integration) {
    stockIntegration(engine, integration)
    return newestFirst(actions.ofIntegration(integration.data.id))
  }
  stockAll(engine)
  return [...newestFirst(actions.all()), ...universe]
}

/** Those somebody made, the newest first; then the ready-made ones in their order. */
const newestFirst = (records: readonly ActionRecord[]): ActionRecord[] => [
  ...records.filter(({ original }) => !original).reverse(),
  ...records.filter(({ original }) => original),
]

/** A universal action is of use on a connection whose app can do what it says. */
const canServe = (record: ActionRecord, { app }: ConnectionRecord): boolean =>
  layerOf(record.data) !== 'universal' ||
  record.data.config !== undefined ||
  operationFor(record, app) !== undefined

/** Of several with one key the first, which is the narrowest; archived ones stand in nobody's way. */
function withoutOverridden(records: readonly ActionRecord[]): ActionRecord[] {
  const keys = new Set<string>()
  return records.filter(({ data }) => {
    if (data.key === '' || data.archivedAt !== undefined) return true
    if (keys.has(data.key)) return false
    keys.add(data.key)
    return true
  })
}

function ranked(c: Context, rows: ActionRecord[]): ActionRecord[] {
  const intent = textQuery(c, 'intent')?.trim()
  if (!intent) return rows
  if (intent.length > 200) throw badRequest('"intent" must be at most 200 characters long')
  const textOf = ({ data }: ActionRecord) => `${data.name} ${data.key} ${data.description ?? ''}`
  return rank(rows, intent, textOf).map(({ item }) => item)
}

function keeps(engine: Engine, c: Context, record: ActionRecord): boolean {
  const { data } = record
  const found = { ...data, ...parentsOf(engine, data) }
  const archived = booleanQuery(c, 'includeArchived') ?? false
  const search = textQuery(c, 'search')?.trim().toLowerCase()
  const universal = booleanQuery(c, 'isUniversal')
  const tenantId = textQuery(c, 'tenantId') ?? textQuery(c, 'userId')
  const exact = (['parentId', 'universalParentId', 'instanceKey'] as const).every((name) => {
    const value = textQuery(c, name)
    return value === undefined || found[name] === value
  })
  const texts = [data.name, data.key, data.description ?? '']
  const owner = record.tenantKey === undefined ? undefined : engine.world.tenants.get(record.tenantKey)?.id
  return (
    exact &&
    (archived || data.archivedAt === undefined) &&
    (universal === undefined || (data.isUniversal ?? false) === universal) &&
    (tenantId === undefined || owner === tenantId) &&
    (!search || texts.some((text) => text.toLowerCase().includes(search)))
  )
}

function layerQuery(c: Context) {
  const text = textQuery(c, 'layer')
  const layer = LAYERS.find((name) => name === text)
  if (text !== undefined && !layer)
    throw badRequest(`"layer" must be one of ${LAYERS.join(', ')}, not "${text}"`)
  return layer
}

/** The connection or integration that a query names. */
export function whereOf(c: Context): Where {
  const where: Where = {}
  for (const name of ['connectionId', 'connectionKey', 'integrationId', 'integrationKey'] as const) {
    const value = textQuery(c, name)
    if (value !== undefined) where[name] = value
  }
  return where
}

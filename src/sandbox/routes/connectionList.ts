import type { Context } from 'hono'
import { requireManager, scopeOf, type Identity } from '../auth.js'
import { connectionView } from '../connectionViews.js'
import { connectionsOf } from '../connections.js'
import type { Engine } from '../engine.js'
import { booleanQuery, pageOf, textQuery } from '../http.js'
import type { ConnectionRecord } from '../records.js'

/** A page of `GET /connections`, by every filter it knows. */
export function listConnections(engine: Engine, c: Context, identity: Identity) {
  const secrets = booleanQuery(c, 'includeSecrets') ?? false
  if (secrets) requireManager(identity)
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
  return { ...page, items: page.items.map((record) => connectionView(engine, record, secrets)) }
}

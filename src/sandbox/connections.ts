import type { CatalogueApp } from './catalogue/index.js'
import { announce, completeConnection } from './changeConnection.js'
import { connectorId, externalAppId } from './connectors.js'
import { iso, type Engine } from './engine.js'
import { alreadyExists, badRequest, notFound } from './problem.js'
import type { ConnectionChange, ConnectionRecord, IntegrationRecord, TenantRecord } from './records.js'

/** What a new connection is made of. */
export interface NewConnection {
  tenant: TenantRecord
  app: CatalogueApp
  integration?: IntegrationRecord | undefined
  hasCredentials?: boolean
  fields?: ConnectionChange
}

/** Puts a connection in the world. Without a state it is one that waits for its first sign-in. */
export function addConnection(engine: Engine, options: NewConnection): ConnectionRecord {
  const { tenant, app, integration, fields = {}, hasCredentials = false } = options
  const now = engine.clock.now()
  const id = fields.id ?? engine.ids('con')
  if (engine.world.connections.byId(id)) throw alreadyExists(`There is a connection '${id}' already`)
  const key = fields.key ?? engine.world.connections.freeKey(tenant.key, integration?.data.key ?? app.key)
  const archived = integration?.data.archivedAt !== undefined
  const record: ConnectionRecord = {
    tenantKey: tenant.key,
    app,
    hasCredentials,
    offWithIntegration: archived && fields.isDeactivated === undefined,
    data: {
      id,
      key,
      name: fields.name ?? integration?.data.name ?? app.name,
      state: fields.state ?? 'CLIENT_ACTION_REQUIRED',
      createdAt: iso(now),
      updatedAt: iso(now),
      userId: tenant.id,
      tenantId: tenant.id,
      ...(integration ? { integrationId: integration.data.id } : {}),
      connectorId: integration?.data.connectorId ?? connectorId(app),
      externalAppId: integration?.data.externalAppId ?? externalAppId(app),
      authOptionKey: app.authType === 'oauth2' ? 'oauth' : 'api-key',
      canTest: app.canTest ?? true,
      canRefreshCredentials: app.canRefreshCredentials ?? app.authType === 'oauth2',
      ...(archived ? { isDeactivated: true } : {}),
    },
  }
  completeConnection(record, fields)
  engine.world.connections.add(record)
  announce(engine, record)
  return record
}

/** The tenant's connections, newest first, archived ones included. */
export function connectionsOf(engine: Engine, tenantKey?: string): ConnectionRecord[] {
  return [...engine.world.connections.all(tenantKey)].reverse()
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

/**
 * By id, or by key among the tenant's own; an archived one answers to its key only when no other does.
 *
 * @throws {Problem} 404, also for another tenant's.
 */
export function findConnection(
  engine: Engine,
  tenantKey: string | undefined,
  selector: string,
): ConnectionRecord {
  const byId = engine.world.connections.byId(selector)
  if (byId && (tenantKey === undefined || byId.tenantKey === tenantKey)) return byId
  const found = byKey(engine, tenantKey, selector)
  if (found) return found
  throw notFound(`No connection '${selector}' in this ${tenantKey === undefined ? 'workspace' : 'tenant'}`, {
    connectionId: selector,
  })
}

/** The connection that has this key now, else an archived one that had it. */
export function byKey(
  engine: Engine,
  tenantKey: string | undefined,
  key: string,
): ConnectionRecord | undefined {
  const { connections } = engine.world
  const same =
    tenantKey === undefined
      ? connections.all().filter(({ data }) => data.key === key)
      : connections.withKey(tenantKey, key)
  return same.findLast(({ data }) => data.archivedAt === undefined) ?? same.at(-1)
}

/** @throws {Problem} 409 when another live connection of the tenant has this key. */
export function requireFreeKey(engine: Engine, record: ConnectionRecord, key: string): void {
  const other = byKey(engine, record.tenantKey, key)
  if (other && other !== record && other.data.archivedAt === undefined)
    throw alreadyExists(`There is a connection with key '${key}' already`, { connectionId: other.data.id })
}

/** @throws {Problem} 400 unless it is 1 to 100 characters long. */
export function checkKey(key: string): void {
  if (key.length < 1 || key.length > 100) throw badRequest('"key" must be 1 to 100 characters long')
}

/** @throws {Problem} 400 when the connection is archived. */
export function requireLive({ data }: ConnectionRecord): void {
  if (data.archivedAt !== undefined)
    throw badRequest(`Connection '${data.id}' is archived: restore it before changing it`, {
      connectionId: data.id,
    })
}

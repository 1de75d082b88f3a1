import type { CatalogueApp } from './catalogue/index.js'
import { changeConnection } from './changeConnection.js'
import { connectorId, externalAppId } from './connectors.js'
import { isoNow, type Engine } from './engine.js'
import { alreadyExists, notFound } from './problem.js'
import type { IntegrationRecord, StoredIntegration } from './records.js'

export type IntegrationFields = Partial<Omit<StoredIntegration, 'id'>>

/** An integration as it is in the world. Without a logo of its own it wears the app's. */
export function makeIntegration(
  engine: Engine,
  app: CatalogueApp,
  fields: IntegrationFields = {},
): IntegrationRecord {
  const now = isoNow(engine)
  return {
    app,
    parameters: {},
    data: {
      id: engine.ids('int'),
      key: app.key,
      name: app.name,
      description: app.description,
      logoUri: '',
      state: 'READY',
      connectorId: connectorId(app),
      externalAppId: externalAppId(app),
      authType: app.authType,
      hasMissingParameters: false,
      createdAt: now,
      updatedAt: now,
      ...fields,
    },
  }
}

/** @throws {Problem} 409 when the key is taken. */
export function addIntegration(engine: Engine, record: IntegrationRecord): IntegrationRecord {
  const { key } = record.data
  if (engine.world.integrations.byKey(key))
    throw alreadyExists(`There is an integration with key '${key}' already`)
  engine.world.integrations.add(record)
  announceIntegration(engine, record)
  return record
}

/** @throws {Problem} 404. */
export function findIntegration(engine: Engine, selector: string): IntegrationRecord {
  const found = engine.world.integrations.find(selector)
  if (found) return found
  throw notFound(`No integration '${selector}' in this workspace`, { integrationId: selector })
}

/** The integration of this connector, if the workspace has one in use. */
export function integrationOf(engine: Engine, app: CatalogueApp): IntegrationRecord | undefined {
  const { integrations } = engine.world
  const direct = integrations.byKey(app.key)
  if (direct && direct.app.key === app.key && !direct.data.archivedAt) return direct
  return integrations.all().find((record) => record.app.key === app.key && !record.data.archivedAt)
}

/** The integration of this connector; when there is none it comes into being, as at a first connect. */
export function ensureIntegration(engine: Engine, app: CatalogueApp): IntegrationRecord {
  const existing = integrationOf(engine, app)
  if (existing) return existing
  let key = app.key
  for (let count = 2; engine.world.integrations.byKey(key); count++) key = `${app.key}-${count}`
  return addIntegration(engine, makeIntegration(engine, app, { key }))
}

export function changeIntegration(
  engine: Engine,
  record: IntegrationRecord,
  change: IntegrationFields,
): void {
  const { key, ...rest } = change
  if (key !== undefined && key !== record.data.key) {
    if (engine.world.integrations.byKey(key))
      throw alreadyExists(`There is an integration with key '${key}' already`)
    engine.world.integrations.rekey(record, key)
  }
  record.data = { ...record.data, ...rest, updatedAt: isoNow(engine) }
  announceIntegration(engine, record)
}

/** Archiving an integration turns off those of its connections that are on; restoring turns these on again. */
export function setArchived(engine: Engine, record: IntegrationRecord, archived: boolean): void {
  if ((record.data.archivedAt !== undefined) === archived) return
  const { archivedAt: _, ...data } = record.data
  record.data = archived ? { ...data, archivedAt: isoNow(engine) } : data
  announceIntegration(engine, record)
  for (const connection of engine.world.connections.all()) {
    const { integrationId, isDeactivated } = connection.data
    const isMeant = archived ? !isDeactivated : connection.offWithIntegration === true
    if (integrationId !== record.data.id || !isMeant) continue
    connection.offWithIntegration = archived
    changeConnection(engine, connection, { isDeactivated: archived ? true : undefined })
  }
}

function announceIntegration(engine: Engine, { data }: IntegrationRecord): void {
  engine.changes.emit({ type: 'element-update', elementType: 'integration', elementId: data.id })
}

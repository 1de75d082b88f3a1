'use client'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import type { Shown } from './overlays.js'
import { mapItems } from './pageChanges.js'
import type { Pages } from './pages.js'
import { isUnset } from './served.js'

/** What has become known about what the tenant sees. */
export type Change =
  /** It exists, and this is how it is. A record without `state` adds to what is known. */
  | { kind: 'upsert'; connection: Connection }
  /** It is archived. By its id or its key. */
  | { kind: 'remove'; connectionId: string }
  /** Connections may be different: ask. */
  | { kind: 'stale' }
  /** Integrations may be, and what connections say of them. */
  | { kind: 'stale-integrations' }

/** Whether it says no more than that somebody should ask. */
export function isStale({ kind }: { kind?: unknown }): boolean {
  return kind === 'stale' || kind === 'stale-integrations'
}

/** The change, where a record that says that it is archived is one that is gone: a long poll may answer with it. */
export function withoutArchived(change: Change): Change {
  return change.kind === 'upsert' && change.connection.archivedAt
    ? { kind: 'remove', connectionId: change.connection.id }
    : change
}

/** The connection after the change; `undefined` when it is gone. The same object when it is not concerned. */
function after(connection: Connection, change: Change): Connection | undefined {
  if (change.kind === 'remove') {
    return change.connectionId === connection.id || change.connectionId === connection.key
      ? undefined
      : connection
  }
  if (change.kind !== 'upsert' || change.connection.id !== connection.id) return connection
  // The hosted page and `restore` answer with less than the whole record.
  return isWhole(change.connection) ? change.connection : { ...connection, ...change.connection }
}

function isWhole(connection: Connection): boolean {
  return connection.state !== undefined
}

function archived(connection: Connection): Connection {
  return { ...connection, archivedAt: connection.archivedAt ?? new Date().toISOString() }
}

/** The tenant's connections after the change, as this query lists them. The same array when nothing changed. */
export function changeConnections(
  list: readonly Connection[],
  query: { readonly [name: string]: unknown },
  change: Change,
): readonly Connection[] {
  const next = list.flatMap(
    (connection) => after(connection, change) ?? (query.includeArchived ? archived(connection) : []),
  )
  const isNew =
    change.kind === 'upsert' &&
    isWhole(change.connection) &&
    !list.some(({ id }) => id === change.connection.id) &&
    belongs(change.connection, query)
  if (isNew) return [change.connection, ...list]
  return next.length === list.length && next.every((connection, index) => connection === list[index])
    ? list
    : next
}

type Query = { readonly [name: string]: unknown }

const JUDGED_HERE: Readonly<Record<string, (connection: Connection, wanted: unknown) => boolean>> = {
  integrationId: ({ integrationId }, wanted) => integrationId === wanted,
  connectorId: ({ connectorId }, wanted) => connectorId === wanted,
  externalAppId: ({ externalAppId }, wanted) => externalAppId === wanted,
  integrationKey: ({ integration }, wanted) => integration?.key === wanted,
  includeArchived: () => true,
}

/** True only when it is certain: a search, for one, is the server's to judge. */
function belongs(connection: Connection, query: Query): boolean {
  return Object.entries(query).every(
    ([name, wanted]) => isUnset(wanted) || JUDGED_HERE[name]?.(connection, wanted) === true,
  )
}

/** Whether what belongs into this list is the server's to judge: after a change only it knows. */
export function isJudgedByServer(query: Query): boolean {
  return Object.entries(query).some(([name, wanted]) => !isUnset(wanted) && !JUDGED_HERE[name])
}

/** One connection after the change. */
export function changeConnection(connection: Connection, change: Change): Connection {
  return after(connection, change) ?? archived(connection)
}

/** The integration with its embedded connection after the change. The same object when nothing changed. */
export function changeIntegration(integration: Integration, change: Change): Integration {
  const { connection } = integration
  if (connection) return withConnection(integration, after(connection, change))
  const isNew = change.kind === 'upsert' && isWhole(change.connection) && isOf(change.connection, integration)
  return isNew ? withConnection(integration, change.connection) : integration
}

/** The pages of integrations after the change. The same object when nothing changed. */
export function changeIntegrations(pages: Pages<Integration>, change: Change): Pages<Integration> {
  return mapItems(pages, (item) => changeIntegration(item, change))
}

/** Puts each integration's connection into it, given all of the tenant's. The same object when nothing changed. */
export function embedding(connections: readonly Connection[]): (integration: Integration) => Integration {
  const byId = new Map(connections.map((connection) => [connection.id, connection]))
  const byIntegration = new Map<string | undefined, Connection>()
  for (const connection of connections) {
    if (!byIntegration.has(connection.integrationId)) byIntegration.set(connection.integrationId, connection)
  }
  return (item) => {
    const mine = item.connection && byId.get(item.connection.id)
    const other = item.id === undefined ? undefined : byIntegration.get(item.id)
    return withConnection(item, mine ?? other)
  }
}

function withConnection(integration: Integration, connection: Connection | undefined): Integration {
  if (integration.connection === connection) return integration
  const { connection: _, ...rest } = integration
  return connection ? { ...rest, connection } : rest
}

/** A synthetic integration has no id: there the connector, then the external app, say whose it is. */
function isOf(connection: Connection, { id, connectorId, externalAppId }: Integration): boolean {
  if (id !== undefined) return connection.integrationId === id
  if (connectorId !== undefined) return connection.connectorId === connectorId
  return externalAppId !== undefined && connection.externalAppId === externalAppId
}

/** The change, as the hooks show it while it is not certain yet. */
export function toShown(change: Change): Shown {
  return {
    connections: (list, query) => changeConnections(list, { ...query }, change),
    connection: (connection) => changeConnection(connection, change),
    integrations: (pages) => changeIntegrations(pages, change),
    integration: (integration) => changeIntegration(integration, change),
  }
}

import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'

/**
 * Finds the integration a connection was made with, in constant time however many there are: the one it carries, else the
 * best one known.
 */
export function createFinder(
  items: Iterable<Integration>,
): (connection: Connection) => Integration | undefined {
  const byId = new Map<string, Integration>()
  const byConnector = new Map<string, Integration>()
  const byApp = new Map<string, Integration>()
  for (const item of items) {
    const { id, connectorId, externalAppId } = item
    if (id) byId.set(id, item)
    // A real integration speaks for its connector before a synthetic one does.
    if (connectorId && (id || !byConnector.has(connectorId))) byConnector.set(connectorId, item)
    if (externalAppId && (id || !byApp.has(externalAppId))) byApp.set(externalAppId, item)
  }
  return ({ integration, integrationId, connectorId = '', externalAppId = '' }) => {
    const carried = byId.get(integrationId ?? '') ?? integration
    if (carried || (integrationId && !byId.size)) return carried
    return byConnector.get(connectorId) ?? byApp.get(externalAppId)
  }
}

/** What says which integration is meant: a connection, or an integration itself. */
type Meaning = Pick<Connection, 'integration' | 'integrationId' | 'connectorId' | 'externalAppId'>

/**
 * Tells which integrations somebody already has an account of. A real one is connected by its id alone: two of them may share a
 * connector. A synthetic one is connected by its connector or its app, so that it is gone once the real one exists.
 */
export function createOwned(meant: Iterable<Meaning>): (item: Integration) => boolean {
  const ids = new Set<string | undefined>()
  const connectors = new Set<string | undefined>()
  const apps = new Set<string | undefined>()
  for (const { integration, integrationId, connectorId, externalAppId } of meant) {
    ids.add(integrationId ?? integration?.id)
    connectors.add(connectorId ?? integration?.connectorId)
    apps.add(externalAppId ?? integration?.externalAppId)
  }
  return ({ id, connectorId, externalAppId }) =>
    id
      ? ids.has(id)
      : !!(connectorId && connectors.has(connectorId)) || !!(externalAppId && apps.has(externalAppId))
}

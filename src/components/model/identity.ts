import type { ConnectOptions } from '../../api/connect.js'
import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'

/**
 * What makes a list item the same item again. Synthetic integrations have no id; kinds are told apart so
 * that a key never meets an equal id.
 */
export function integrationIdentity(item: Integration): string {
  if (item.id) return `id:${item.id}`
  if (item.key) return `key:${item.key}`
  if (item.connectorId) return `connector:${item.connectorId}`
  if (item.externalAppId) return `app:${item.externalAppId}`
  return `name:${item.name}`
}

/** How an integration is connected: by the first identifier it has, else by its name as an intent. */
export function connectTarget(item: Integration): ConnectOptions {
  if (item.id) return { integrationId: item.id }
  if (item.key) return { integrationKey: item.key }
  if (item.connectorId) return { connectorId: item.connectorId }
  if (item.externalAppId) return { externalAppId: item.externalAppId }
  return { intent: item.name }
}

/** Whether this is a catalogue entry that becomes an integration when someone connects it. */
export const isSynthetic = (item: Integration) => !item.id && !item.key

/** Looks integrations up by any of their identifiers, in constant time however many there are. */
export class IntegrationIndex {
  readonly #byId = new Map<string, Integration>()
  readonly #byConnector = new Map<string, Integration>()
  readonly #byApp = new Map<string, Integration>()

  constructor(items: Iterable<Integration>) {
    for (const item of items) {
      if (item.id) this.#byId.set(item.id, item)
      // A real integration speaks for its connector before a synthetic one does.
      if (item.connectorId && (item.id || !this.#byConnector.has(item.connectorId)))
        this.#byConnector.set(item.connectorId, item)
      if (item.externalAppId && (item.id || !this.#byApp.has(item.externalAppId)))
        this.#byApp.set(item.externalAppId, item)
    }
  }

  /** The integration a connection was made with: the one it carries, else the best one known. */
  of(connection: Connection): Integration | undefined {
    const { integration, integrationId, connectorId, externalAppId } = connection
    const listed = integrationId ? this.#byId.get(integrationId) : undefined
    if (listed) return listed
    if (integration) return integration
    if (integrationId && !this.#byId.size) return undefined
    return (
      (connectorId ? this.#byConnector.get(connectorId) : undefined) ??
      (externalAppId ? this.#byApp.get(externalAppId) : undefined)
    )
  }
}

/** Tells which integrations somebody already has an account of. */
export class ConnectedIndex {
  readonly #integrations = new Set<string>()
  readonly #connectors = new Set<string>()
  readonly #apps = new Set<string>()

  constructor(connections: Iterable<Connection>) {
    for (const connection of connections) {
      const { integration } = connection
      const id = connection.integrationId ?? integration?.id
      if (id) this.#integrations.add(id)
      const connector = connection.connectorId ?? integration?.connectorId
      if (connector) this.#connectors.add(connector)
      const app = connection.externalAppId ?? integration?.externalAppId
      if (app) this.#apps.add(app)
    }
  }

  /**
   * A real integration is connected by its id alone: two of them may share a connector. A synthetic one
   * is connected by its connector or its app, so that it is gone once the real one exists.
   */
  has(item: Integration): boolean {
    if (item.id) return this.#integrations.has(item.id)
    return (
      (item.connectorId !== undefined && this.#connectors.has(item.connectorId)) ||
      (item.externalAppId !== undefined && this.#apps.has(item.externalAppId))
    )
  }
}

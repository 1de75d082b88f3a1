import type { ConnectOptions } from '../api/connect.js'
import type { Integration } from '../api/integration.js'

/** What tells an integration apart from others in a list, also one without an `id`. Good as a React key. */
export function integrationIdentity(integration: Integration): string {
  const [kind, value] = Object.entries(connectTarget(integration))[0] ?? ['name', integration.name]
  return `${kind}:${value}`
}

/** What `connect` needs to connect this integration: the first identifier it has. Empty when it has none. */
export function connectTarget({
  id,
  key,
  connectorId,
  externalAppId,
}: Integration): Pick<ConnectOptions, 'integrationId' | 'integrationKey' | 'connectorId' | 'externalAppId'> {
  if (id) return { integrationId: id }
  if (key) return { integrationKey: key }
  if (connectorId) return { connectorId }
  return externalAppId ? { externalAppId } : {}
}

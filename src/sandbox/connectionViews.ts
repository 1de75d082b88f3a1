import type { Connection } from '../api/connection.js'
import type { Engine } from './engine.js'
import { bareIntegration } from './integrationViews.js'
import type { ConnectionRecord } from './records.js'
import { shownConnection } from './shownConnection.js'
import { tenantView } from './tenantView.js'

/** A connection as the API sends it; with `secrets` also what it was signed in with. */
export function connectionView(
  engine: Engine,
  record: ConnectionRecord,
  secrets = false,
): Connection & { credentials?: unknown } {
  const { data } = record
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  return {
    ...shownConnection(engine, record),
    ...(integration ? { integration: bareIntegration(engine, integration) } : {}),
    ...(secrets && record.credentials !== undefined ? { credentials: record.credentials } : {}),
  }
}

/** With whom it belongs to and what was entered, as a single `GET` shows it. */
export function fullConnectionView(
  engine: Engine,
  record: ConnectionRecord,
  secrets: boolean,
): Connection & Extra {
  const tenant = engine.world.tenants.get(record.tenantKey)
  return {
    ...connectionView(engine, record, secrets),
    ...(tenant ? { user: tenantView(engine, tenant) } : {}),
    ...(record.connectorParameters === undefined ? {} : { connectorParameters: record.connectorParameters }),
    ...(record.input === undefined ? {} : { input: record.input }),
  }
}

interface Extra {
  user?: object
  connectorParameters?: unknown
  input?: unknown
  credentials?: unknown
}

import type { Connection } from '../api/connection.js'
import type { Engine } from './engine.js'
import { bareIntegration } from './integrationViews.js'
import type { ConnectionRecord } from './records.js'
import { shownConnection } from './shownConnection.js'
import { tenantView } from './tenantView.js'

/** A connection as the API sends it. */
export function connectionView(engine: Engine, record: ConnectionRecord): Connection {
  const { data } = record
  const integration = data.integrationId ? engine.world.integrations.byId(data.integrationId) : undefined
  return {
    ...shownConnection(engine, record),
    ...(integration ? { integration: bareIntegration(engine, integration) } : {}),
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
    ...connectionView(engine, record),
    ...(tenant ? { user: tenantView(engine, tenant) } : {}),
    ...(record.connectorParameters === undefined ? {} : { connectorParameters: record.connectorParameters }),
    ...(record.input === undefined ? {} : { input: record.input }),
    ...(secrets && record.credentials !== undefined ? { credentials: record.credentials } : {}),
  }
}

interface Extra {
  user?: object
  connectorParameters?: unknown
  input?: unknown
  credentials?: unknown
}

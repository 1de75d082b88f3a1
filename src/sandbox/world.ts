import { createRunTable, type RunTable } from './act/runTable.js'
import { createActionTable, type ActionTable } from './actions/actionTable.js'
import { createConnectionTable, type ConnectionTable } from './connectionTable.js'
import { createDirectory, type AppDirectory } from './connectors.js'
import { createIntegrationTable, type IntegrationTable } from './integrationTable.js'
import type { ConnectionRequestRecord, IntegrationRecord, TenantRecord } from './records.js'
import type { VendorStore } from './vendors/vendorStore.js'

/** All that there is. Another scenario is another world. */
export interface World {
  readonly directory: AppDirectory
  readonly integrations: IntegrationTable
  readonly connections: ConnectionTable
  /** By tenant key. */
  readonly tenants: Map<string, TenantRecord>
  readonly requests: Map<string, ConnectionRequestRecord>
  readonly actions: ActionTable
  readonly runs: RunTable
  /** What the accounts at external apps hold, by connection id. */
  readonly vendors: Map<string, VendorStore>
}

export function createWorld(apps: number | undefined, fill: () => IntegrationRecord[]): World {
  return {
    directory: createDirectory(apps),
    integrations: createIntegrationTable(fill),
    connections: createConnectionTable(),
    tenants: new Map(),
    requests: new Map(),
    actions: createActionTable(),
    runs: createRunTable(),
    vendors: new Map(),
  }
}

import type { Connection } from './connection.js'
import type { Integration } from './integration.js'
import type { Page } from './page.js'

/**
 * What a server read for the first paint; plain JSON. It says whose data it is and when it was read,
 * so that it is never shown to anybody else, or for long.
 */
export interface MembraneSnapshot {
  apiUri: string
  workspaceKey: string
  tenantKey: string
  /** Milliseconds since the epoch, by the server's clock. */
  issuedAt: number
  /** The first page of integrations, with the `limit` it was asked with. */
  integrations?: Page<Integration> & { limit: number }
  /** All of the tenant's connections. */
  connections?: Connection[]
}

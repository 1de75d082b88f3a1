import type { Connection } from '../api/connection.js'
import { createSandbox, type Clock, type ConnectionFields } from '../sandbox/index.js'
import { fieldsOf, type ConnectionFixture } from './statuses.js'

/** Always the same day, and nothing ever happens on it. */
const NOW = Date.parse('2026-01-05T09:00:00.000Z')
const stillClock: Clock = { now: () => NOW, setTimeout: () => undefined, clearTimeout: () => undefined }

/** The fields of a connection to set, and the app it is of. */
export interface CreateConnectionFields extends ConnectionFields {
  /** Of which app it is. Default `crm`. */
  integrationKey?: string
  /** Whose it is. Default: of whoever is signed in. */
  tenantKey?: string
}

/**
 * Makes a connection as Membrane sends it, its integration included, for a component that takes one as a prop.
 *
 * Plain JSON, the same at every call but for when `retrying` is tried again, which lies ahead. Its id is `con_` and the
 * status, unless `fields` say otherwise.
 *
 * ```ts
 * const connection = createConnection('disconnected', { name: 'Sales' })
 * ```
 *
 * @param fields Any fields of it; one that is `undefined` is left out.
 * @throws {TypeError} when there is no such status.
 */
export function createConnection(
  status: ConnectionFixture = 'connected',
  { integrationKey = 'crm', ...fields }: CreateConnectionFields = {},
): Connection {
  const sandbox = createSandbox({
    scenario: 'empty',
    apiUri: 'https://sandbox.membrane.test',
    clock: stillClock,
  })
  // Only a retry has to be ahead of the present.
  const now = status === 'retrying' ? Date.now() : NOW
  return sandbox.connect(integrationKey, { id: `con_${status}`, ...fieldsOf(status, now), ...fields })
}

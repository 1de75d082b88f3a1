import type { Connection, ConnectionPatch, ConnectionQuery } from '../api/connection.js'
import type { ExternalApp, ExternalAppQuery } from '../api/external-app.js'
import type { Integration, IntegrationQuery } from '../api/integration.js'
import type { Page } from '../api/page.js'
import type { Tenant } from '../api/tenant.js'
import {
  badResponse,
  toConnection,
  toExternalApp,
  toIntegration,
  toPage,
  toTenant,
  withoutDuplicates,
} from './border.js'
import { isFields } from './fields.js'
import { segment } from './selector.js'
import type { CallOptions, Query, Send } from './transport.js'

export type { CallOptions } from './transport.js'

const ALL_LIMIT = 1000
/** How much longer than it asks the server to wait the long poll waits itself. */
const LONG_POLL_SPARE_MS = 10_000

export interface GetConnectionOptions extends CallOptions {
  /** Long poll: answer when `BUILDING` ends, or after so many seconds (1 to 60). */
  waitSeconds?: number | undefined
}

/** The API calls of this package. What comes back has been checked; everything else is thrown as a `MembraneError`. */
export interface Client {
  listIntegrations(query?: IntegrationQuery, options?: CallOptions): Promise<Page<Integration>>
  /** All connections: follows the cursor to the end. */
  listConnections(
    query?: Omit<ConnectionQuery, 'cursor' | 'limit'>,
    options?: CallOptions,
  ): Promise<Connection[]>
  getIntegration(selector: string, options?: CallOptions): Promise<Integration>
  getConnection(selector: string, options?: GetConnectionOptions): Promise<Connection>
  patchConnection(selector: string, patch: ConnectionPatch, options?: CallOptions): Promise<Connection>
  archiveConnection(selector: string, options?: CallOptions): Promise<void>
  /** The answer holds little: get the connection afterwards. */
  restoreConnection(selector: string, options?: CallOptions): Promise<void>
  /** Whether the credentials work. */
  testConnection(id: string, options?: CallOptions): Promise<boolean>
  refreshCredentials(id: string, options?: CallOptions): Promise<void>
  listExternalApps(query?: ExternalAppQuery, options?: CallOptions): Promise<Page<ExternalApp>>
  getSelf(options?: CallOptions): Promise<Tenant>
}

export function createClient(send: Send): Client {
  const connection = (selector: string) => `/connections${segment(selector)}`

  async function page<Item extends { id?: string }>(
    path: string,
    query: Query,
    toItem: (value: unknown) => Item,
    options?: CallOptions,
  ): Promise<Page<Item>> {
    const page = toPage(await send('GET', path, { ...options, query }), toItem)
    if (page.cursor && page.cursor === query.cursor) throw repeats()
    return page
  }

  async function post(selector: string, what: string, options?: CallOptions): Promise<void> {
    await send('POST', connection(selector) + what, options)
  }

  return {
    listIntegrations: ({ connectors, externalApps, websearch, ...query } = {}, options) =>
      page(
        '/integrations',
        {
          ...query,
          connectors: digit(connectors),
          externalApps: digit(externalApps),
          websearch: digit(websearch),
        },
        toIntegration,
        options,
      ),

    async listConnections(query, options) {
      const items: Connection[] = []
      const seen = new Set<string | undefined>()
      let cursor: string | undefined
      do {
        seen.add(cursor)
        const next = await page('/connections', { ...query, limit: ALL_LIMIT, cursor }, toConnection, options)
        items.push(...next.items)
        cursor = next.cursor
        if (cursor && seen.has(cursor)) throw repeats()
      } while (cursor)
      return withoutDuplicates(items)
    },

    getIntegration: async (selector, options) =>
      toIntegration(await send('GET', `/integrations${segment(selector)}`, options)),

    getConnection: async (selector, { waitSeconds, ...options } = {}) =>
      toConnection(
        await send('GET', connection(selector), {
          ...(waitSeconds && {
            query: { wait: true, timeout: waitSeconds },
            deadlineMs: waitSeconds * 1000 + LONG_POLL_SPARE_MS,
            retries: 0,
          }),
          ...options,
        }),
      ),

    patchConnection: async (selector, body, options) =>
      toConnection(await send('PATCH', connection(selector), { ...options, body })),

    async archiveConnection(selector, options) {
      await send('DELETE', connection(selector), options)
    },

    restoreConnection: (selector, options) => post(selector, '/restore', options),

    async testConnection(id, options) {
      const answer = await send('POST', `${connection(id)}/test`, options)
      if (isFields(answer) && typeof answer.success === 'boolean') return answer.success
      throw badResponse('the result of a test')
    },

    refreshCredentials: (id, options) => post(id, '/refresh-credentials', options),

    listExternalApps: (query, options) => page('/external-apps', { ...query }, toExternalApp, options),

    getSelf: async (options) => toTenant(await send('GET', '/self', options)),
  }
}

/** These three parameters are numbers in the API. */
function digit(flag: boolean | undefined): number | undefined {
  return flag === undefined ? undefined : Number(flag)
}

function repeats() {
  return badResponse('the next page of the list, since its cursor repeats')
}

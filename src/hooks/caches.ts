'use client'
import { unstable_serialize } from 'swr'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import { isFields } from '../core/fields.js'
import { isKeyOf } from '../core/isKeyOf.js'
import type { MembraneKey, Resource } from '../core/keys.js'
import type { Scope } from '../core/scope.js'
import type { MembraneSnapshot } from '../api/snapshot.js'
import {
  changeConnection,
  changeConnections,
  changeIntegration,
  changeIntegrations,
  embedding,
  isJudgedByServer,
  isStale,
  type Change,
} from './change.js'
import type { HostCache, HostCaches } from './hosts.js'
import { mapItems } from './pageChanges.js'
import { isSame, type Pages } from './pages.js'
import { servedConnections, servedIntegrations } from './served.js'

/** What is written into the caches of the host, and asked for again there. */
export interface Caches {
  /** Writes the change into every list and record of this scope, at once. */
  apply: (scope: Scope, change: Change) => void
  /** Writes all of the tenant's connections, as they were just read, where else they are shown. */
  embed: (scope: Scope, connections: readonly Connection[]) => void
  /** Asks anew for what is on the page of these. */
  revalidate: (scope: Scope, ...resources: Resource[]) => Promise<void>
  /** Asks anew for the lists of connections on the page of which a change does not tell what belongs into them. */
  revalidateJudgedByServer: (scope: Scope) => void
  /** All of this scope's keys. */
  keys: (scope: Scope) => readonly MembraneKey[]
}

/** @param snapshot What the server read, while it is shown. */
export function createCaches(hosts: HostCaches, snapshot: () => MembraneSnapshot | null): Caches {
  function visit(scope: Scope, act: (key: MembraneKey, host: HostCache) => void) {
    for (const host of hosts.all()) {
      const found: MembraneKey[] = []
      // SWR's own way to walk over a cache: the filter sees every key, and chooses none.
      void host.mutate((key) => {
        if (isKeyOf(key, scope)) found.push(key)
        return false
      })
      for (const key of found) act(key, host)
    }
  }

  /** Leaves an entry alone that has no data yet, or would stay as it is: writing clears its error. */
  function patch<Data>(
    { cache, mutate }: HostCache,
    key: MembraneKey,
    change: (data: Data) => Data,
    served?: Data,
  ) {
    const state = cache.get(unstable_serialize(key))
    const data: Data | undefined = state?.data ?? served
    if (data === undefined) return
    const next = change(data)
    // What is on its way was asked for before the change: SWR drops it, so it is asked for again.
    if (next !== data) void mutate<Data>(key, next, { revalidate: state?.isValidating === true })
  }

  return {
    apply(scope, change) {
      if (isStale(change)) return
      visit(scope, (key, host) => {
        const [, , resource, details] = key
        const query = isFields(details) ? details : {}
        if (resource === 'connections') {
          patch(
            host,
            key,
            (list) => changeConnections(list, query, change),
            servedConnections(snapshot(), query),
          )
        } else if (resource === 'connection') {
          patch<Connection>(host, key, (data) => changeConnection(data, change))
        } else if (resource === 'integrations') {
          patch(
            host,
            key,
            (pages) => changeIntegrations(pages, change),
            servedIntegrations(snapshot(), query),
          )
        } else if (resource === 'integration') {
          patch<Integration>(host, key, (data) => changeIntegration(data, change))
        }
      })
    },
    embed(scope, connections) {
      const byId = new Map(connections.map((connection) => [connection.id, connection]))
      const embed = embedding(connections)
      visit(scope, (key, host) => {
        if (key[2] === 'integrations') {
          patch<Pages<Integration>>(host, key, (pages) => mapItems(pages, embed))
        } else if (key[2] === 'integration') {
          patch<Integration>(host, key, embed)
        } else if (key[2] === 'connection') {
          patch<Connection>(host, key, (data) => {
            const next = byId.get(data.id)
            return next && !isSame(next, data) ? next : data
          })
        }
      })
    },
    async revalidate(scope, ...resources) {
      const asked: Promise<unknown>[] = []
      visit(scope, (key, { mutate }) => {
        if (resources.includes(key[2])) asked.push(mutate(key))
      })
      await Promise.allSettled(asked)
    },
    revalidateJudgedByServer(scope) {
      visit(scope, (key, { mutate }) => {
        const [, , resource, query] = key
        if (resource === 'connections' && isFields(query) && isJudgedByServer(query)) void mutate(key)
      })
    },
    keys(scope) {
      const found: MembraneKey[] = []
      visit(scope, (key) => found.push(key))
      return found
    },
  }
}

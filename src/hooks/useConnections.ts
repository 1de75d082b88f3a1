'use client'
import { useCallback } from 'react'
import type { Connection, ConnectionQuery } from '../api/connection.js'
import { keyOf } from '../core/keys.js'
import { useMembraneContext } from './context.js'
import type { Shown } from './overlays.js'
import { NO_ITEMS, type ListResult } from './results.js'
import { servedConnections } from './served.js'
import { useFollowPending } from './useFollowPending.js'
import { useQuery } from './useQuery.js'
import { useSettledSearch } from './useSearch.js'
import { useStable } from './useStable.js'
import { listConnections } from '../core/requests/connections.js'

export type UseConnectionsQuery = Omit<ConnectionQuery, 'cursor' | 'limit'>

export interface UseConnectionsResult extends ListResult<Connection> {
  /** The same as `items`. */
  connections: readonly Connection[]
}

const NO_QUERY: UseConnectionsQuery = {}
const ALL_THERE = {
  hasMore: false,
  loadMore: () => Promise.resolve(),
  loadingMore: false,
  loadMoreError: undefined,
  onScreen: () => undefined,
}

/**
 * Reads all of the tenant's connections, whatever their number, and keeps them true: what is being set up is
 * followed until it settles, and what other hooks and tabs change shows at once. `search` may change with every key: the
 * server is asked once typing rests.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useConnections(query: UseConnectionsQuery = NO_QUERY): UseConnectionsResult {
  const context = useMembraneContext('useConnections')
  const { session, live, snapshot } = context
  const asked = useStable({ ...query, search: useSettledSearch(query.search) })
  const change = useCallback(
    (list: readonly Connection[], change: Shown) => change.connections(list, asked),
    [asked],
  )
  const { data, state } = useQuery<readonly Connection[]>(context, {
    key: (scope) => keyOf(scope, 'connections', asked),
    fallback: servedConnections(snapshot, asked),
    change,
    async read(call, known, scope) {
      const list = await listConnections(session.send, asked, call)
      return (known && live()?.keep(scope, asked, known, list)) ?? list
    },
  })
  useFollowPending(context, data)
  const items = data ?? NO_ITEMS
  return { ...state, ...ALL_THERE, items, connections: items }
}

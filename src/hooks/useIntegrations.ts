'use client'
import { useMemo, useState } from 'react'
import { unstable_serialize } from 'swr'
import type { Integration, IntegrationQuery } from '../api/integration.js'
import { keyOf } from '../core/keys.js'
import { useMembraneContext } from './context.js'
import type { Shown } from './overlays.js'
import { flatten, nextCursor, type Pages } from './pages.js'
import { NO_ITEMS, type ListResult } from './results.js'
import { servedIntegrations } from './served.js'
import { useFollowPending } from './useFollowPending.js'
import { usePages } from './usePages.js'
import { useSettledSearch } from './useSearch.js'
import { useStable } from './useStable.js'
import { listIntegrations } from '../core/requests/integrations.js'

/** `limit` is the size of a page, 1 to 1000. Default 100. */
export type UseIntegrationsQuery = Omit<IntegrationQuery, 'cursor'>

export interface UseIntegrationsResult extends ListResult<Integration> {
  /** The same as `items`. */
  integrations: readonly Integration[]
  /** What is shown is still of the search before: the answer to this one is on its way. */
  searching: boolean
}

const NO_QUERY: UseIntegrationsQuery = {}
const LIMIT = 100
/** No more of a list that is about to go. Whoever wants all asks again when nothing is being loaded any more. */
const LATER = { loadMore: () => Promise.resolve(), loadingMore: true, loadMoreError: undefined }
const change = (pages: Pages<Integration>, change: Shown) => change.integrations(pages)

/**
 * Reads the apps that can be connected, page by page. Each holds the tenant's connection, if there is one,
 * as up to date as `useConnections` has it.
 *
 * `search` may change with every key: the server is asked once typing rests, and an answer that comes too
 * late is never shown.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useIntegrations(query: UseIntegrationsQuery = NO_QUERY): UseIntegrationsResult {
  const context = useMembraneContext('useIntegrations')
  const { session, scope, snapshot, signedOut } = context
  const search = useSettledSearch(query.search)
  const filter = useStable({ ...query, limit: query.limit ?? LIMIT, search })
  const fallback = useMemo(() => servedIntegrations(snapshot, filter), [snapshot, filter])

  const { host, items, state } = usePages<Integration>(context, {
    key: (scope) => keyOf(scope, 'integrations', filter),
    fallback,
    change,
    readPage: (cursor, call) =>
      listIntegrations(session.send, cursor === undefined ? filter : { ...filter, cursor }, call),
  })

  // While a search is under way the one before stays on the page, from this tenant's cache.
  const [answered, answer] = useState(search)
  if (items && answered !== search) answer(search)
  const isWaiting = !items && !state.error && scope !== null && !signedOut
  const before: Pages<Integration> | undefined =
    isWaiting && answered !== search
      ? host.cache.get(unstable_serialize(keyOf(scope, 'integrations', { ...filter, search: answered })))
          ?.data
      : undefined
  const stale = useMemo(() => before && flatten(before), [before])
  const shown = items ?? stale ?? NO_ITEMS

  const connections = useMemo(() => items?.flatMap(({ connection = [] }) => connection), [items])
  useFollowPending(context, connections)
  return {
    ...state,
    ...(before && { ...LATER, loading: false, hasMore: nextCursor(before) !== undefined }),
    items: shown,
    integrations: shown,
    searching: (query.search?.trim() ?? '') !== search || stale !== undefined,
  }
}

'use client'
import type { ExternalApp, ExternalAppQuery } from '../api/external-app.js'
import { keyOf } from '../core/keys.js'
import { useMembraneContext } from './context.js'
import { NO_ITEMS, type ListResult } from './results.js'
import { usePages } from './usePages.js'
import { useSettledSearch } from './useSearch.js'
import { useStable } from './useStable.js'
import { listExternalApps } from '../core/requests/externalApps.js'

/** `limit` is the size of a page, 1 to 1000. Default 100. */
export type UseExternalAppsQuery = Omit<ExternalAppQuery, 'cursor'>

export interface UseExternalAppsResult extends ListResult<ExternalApp> {
  /** The same as `items`. */
  externalApps: readonly ExternalApp[]
}

const NO_QUERY: UseExternalAppsQuery = {}
const LIMIT = 100

/**
 * Reads Membrane's catalogue of external apps (their categories, for one), page by page. `search` may change with every
 * key: the server is asked once typing rests.
 *
 * @param options.enabled `false` asks for nothing until it is true. Default `true`.
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useExternalApps(
  query: UseExternalAppsQuery = NO_QUERY,
  { enabled = true }: { enabled?: boolean } = {},
): UseExternalAppsResult {
  const context = useMembraneContext('useExternalApps')
  const search = useSettledSearch(query.search)
  const asked = useStable({ ...query, limit: query.limit ?? LIMIT, search })
  const { items = NO_ITEMS, state } = usePages<ExternalApp>(context, {
    key: enabled ? (scope) => keyOf(scope, 'external-apps', asked) : null,
    readPage: (cursor, call) =>
      listExternalApps(context.session.send, cursor === undefined ? asked : { ...asked, cursor }, call),
  })
  return { ...state, items, externalApps: items }
}

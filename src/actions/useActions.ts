'use client'
import type { Action, ActionQuery } from '../api/action.js'
import { keyOf } from '../core/keys.js'
import { listActions } from '../core/requests/actions.js'
import { useMembraneContext } from '../hooks/context.js'
import { NO_ITEMS, type ListResult } from '../hooks/results.js'
import { usePages } from '../hooks/usePages.js'
import { useSettledSearch } from '../hooks/useSearch.js'
import { useStable } from '../hooks/useStable.js'

/**
 * `limit` is the size of a page, 1 to 1000. Default 100. `intent` ranks by meaning, of what can be run on the connection
 * that is named; what is longer than 200 characters is cut.
 */
export type UseActionsQuery = Omit<ActionQuery, 'cursor'>

export interface UseActionsResult extends ListResult<Action> {
  /** The same as `items`. */
  actions: readonly Action[]
  /** Somebody is typing, or what was typed is being asked for. */
  searching: boolean
}

const NO_QUERY: UseActionsQuery = {}
const LIMIT = 100
/** More is refused. */
const LONGEST_INTENT = 200

/**
 * Reads actions, page by page: of a connection (all that can be run on it), of an integration, of an app of the
 * catalogue, or all.
 *
 * `search` and `intent` may follow what is being typed: they are asked for when it rests.
 *
 * @param options.enabled `false` asks for nothing until it is true. Default `true`.
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useActions(
  query: UseActionsQuery = NO_QUERY,
  { enabled = true }: { enabled?: boolean } = {},
): UseActionsResult {
  const context = useMembraneContext('useActions')
  const search = useSettledSearch(query.search)
  const intent = useSettledSearch(query.intent?.slice(0, LONGEST_INTENT))
  const asked = useStable({ ...query, search, intent, limit: query.limit ?? LIMIT })
  const { items = NO_ITEMS, state } = usePages<Action>(context, {
    key: enabled ? (scope) => keyOf(scope, 'actions', asked) : null,
    readPage: (cursor, call) =>
      listActions(context.session.send, cursor === undefined ? asked : { ...asked, cursor }, call),
  })
  const isTyping =
    search !== (query.search?.trim() ?? '') ||
    intent !== (query.intent?.slice(0, LONGEST_INTENT).trim() ?? '')
  return { ...state, items, actions: items, searching: isTyping || (state.loading && !!(search || intent)) }
}

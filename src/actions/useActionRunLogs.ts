'use client'
import type { ActionRun, ActionRunQuery } from '../api/action-run.js'
import { keyOf } from '../core/keys.js'
import { listActionRuns } from '../core/requests/actionRuns.js'
import { useMembraneContext } from '../hooks/context.js'
import { NO_ITEMS, type ListResult } from '../hooks/results.js'
import { usePages } from '../hooks/usePages.js'
import { useStable } from '../hooks/useStable.js'

/** `limit` is the size of a page, 1 to 1000. Default 25. */
export type UseActionRunLogsQuery = Omit<ActionRunQuery, 'cursor'>

export interface UseActionRunLogsResult extends ListResult<ActionRun> {
  /** The same as `items`. */
  runs: readonly ActionRun[]
}

const NO_QUERY: UseActionRunLogsQuery = {}
const LIMIT = 25

/**
 * Reads what was run, the newest first, page by page. What `useAct` runs on this page is in it at once.
 *
 * @param options.enabled `false` asks for nothing until it is true. Default `true`.
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useActionRunLogs(
  query: UseActionRunLogsQuery = NO_QUERY,
  { enabled = true }: { enabled?: boolean } = {},
): UseActionRunLogsResult {
  const context = useMembraneContext('useActionRunLogs')
  const asked = useStable({ ...query, limit: query.limit ?? LIMIT })
  const { items = NO_ITEMS, state } = usePages<ActionRun>(context, {
    key: enabled ? (scope) => keyOf(scope, 'action-runs', asked) : null,
    readPage: (cursor, call) =>
      listActionRuns(context.session.send, cursor === undefined ? asked : { ...asked, cursor }, call),
  })
  return { ...state, items, runs: items }
}

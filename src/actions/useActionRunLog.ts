'use client'
import type { ActionRun, ActionRunDetails } from '../api/action-run.js'
import { keyOf } from '../core/keys.js'
import type { MembraneError } from '../core/errors.js'
import { getActionRun, getActionRunDetails } from '../core/requests/actionRuns.js'
import { useMembraneContext } from '../hooks/context.js'
import type { ItemResult } from '../hooks/results.js'
import { useQuery } from '../hooks/useQuery.js'

export interface UseActionRunLogResult extends ItemResult<ActionRun> {
  /** The same as `item`. */
  run: ActionRun | undefined
  /** What was sent to the app and what came back, if `details` was asked for. Credentials can be in it: see `redact`. */
  details: ActionRunDetails | undefined
  detailsLoading: boolean
  /** Why there are no details; the run itself may be there all the same. */
  detailsError: MembraneError | undefined
}

/**
 * Reads the record of one run. `null` and `undefined` ask for nothing.
 *
 * @param options.details Reads the exchange with the app too. Default false.
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useActionRunLog(
  id: string | null | undefined,
  { details = false }: { details?: boolean } = {},
): UseActionRunLogResult {
  const context = useMembraneContext('useActionRunLog')
  const { send } = context.session
  const run = useQuery<ActionRun>(context, {
    key: id ? (scope) => keyOf(scope, 'action-run', id) : null,
    read: (call) => getActionRun(send, id ?? '', call),
  })
  const exchange = useQuery<ActionRunDetails>(context, {
    key: id && details ? (scope) => keyOf(scope, 'action-run-details', id) : null,
    read: (call) => getActionRunDetails(send, id ?? '', call),
  })
  return {
    ...run.state,
    item: run.data,
    run: run.data,
    details: exchange.data,
    detailsLoading: exchange.state.loading,
    detailsError: exchange.state.error,
  }
}

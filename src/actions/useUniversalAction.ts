'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { ActResult } from '../api/act.js'
import type { Action } from '../api/action.js'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import { MembraneError } from '../core/errors.js'
import { connectionStatus } from '../core/status.js'
import { useMembraneContext } from '../hooks/context.js'
import { NO_ITEMS } from '../hooks/results.js'
import { useConnections } from '../hooks/useConnections.js'
import { useLatest } from '../hooks/useLatest.js'
import { useRunner } from './act/useRunner.js'
import { choiceOf, choose, subscribeToChoices } from './choices.js'
import { NO_ACCOUNT } from './log/failureClass.js'
import type { UseActOptions, UseActResult } from './useAct.js'
import { useAction } from './useAction.js'

export interface UseUniversalActionResult<Output = unknown> extends Omit<UseActResult<Output>, 'act'> {
  action: Action | undefined
  /** The tenant's accounts that can serve it, those that work first. */
  connections: readonly Connection[]
  /** The account to use: the only one, or the one that was chosen. `null` while somebody has to choose or connect. */
  connection: Connection | null
  /** Chooses the account, by id, for this action; in this browser it stays chosen. */
  choose: (connectionId: string | null) => void
  /** What could be connected to serve it. */
  integrations: readonly Integration[]
  /**
   * Runs it on `connection`. Never rejects. While there is no account to use nothing is run, and `error` says so.
   *
   * @returns `null` when it failed or was cancelled.
   */
  run: (input?: unknown, meta?: Record<string, unknown>) => Promise<ActResult | null>
  /** It is not known yet what can serve it. */
  loading: boolean
  /** Why that could not be found out. */
  loadError: MembraneError | undefined
  refresh: () => Promise<void>
}

/**
 * One action for whichever account a person has: finds the accounts that can serve it, keeps the person's choice, and runs it
 * there.
 *
 * @param key The key of a universal action.
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useUniversalAction<Output = unknown>(
  key: string,
  options: UseActOptions = {},
): UseUniversalActionResult<Output> {
  const { scope } = useMembraneContext('useUniversalAction')
  const { action, loading, error, refresh: refreshAction } = useAction(key)
  const list = useConnections()
  const { runner, result } = useRunner<Output>('useUniversalAction', options)
  const { act, ...state } = result

  const connections = useMemo(() => ableTo(action, list.connections), [action, list.connections])
  const about = `${scope?.key ?? ''}:${key}`
  const chosen = useSyncExternalStore(
    subscribeToChoices,
    () => choiceOf(about),
    () => null,
  )
  const only = connections.length === 1 ? connections[0] : undefined
  const connection = connections.find(({ id }) => id === chosen) ?? only ?? null

  const isLoading = loading || list.loading

  return {
    ...state,
    action,
    connections,
    connection,
    choose: useLatest((id: string | null) => choose(about, id)),
    integrations: useMemo(() => servedBy(action), [action]),
    run: useLatest(async (input?: unknown, meta?: Record<string, unknown>) => {
      const request = { key, input, ...(meta && { meta }) }
      if (connection) return act({ ...request, connectionId: connection.id })
      return runner.refuse(request, noAccount(isLoading, connections.length))
    }),
    loading: isLoading,
    loadError: error ?? list.error,
    refresh: useLatest(async () => {
      await Promise.all([refreshAction(), list.refresh()])
    }),
  }
}

function noAccount(isLoading: boolean, count: number): MembraneError {
  return new MembraneError(
    'invalid-option',
    isLoading
      ? 'It is not known yet which accounts there are. Nothing was run: try again in a moment.'
      : count > 0
        ? 'No account is chosen yet. Nothing was run: choose one first.'
        : 'No account can do this yet. Nothing was run: connect one first.',
    { data: { key: NO_ACCOUNT, message: '' } },
  )
}

function servedBy(action: Action | undefined): readonly Integration[] {
  if (!action) return NO_ITEMS
  if (action.appliedToIntegrations) return action.appliedToIntegrations.map(({ integration }) => integration)
  return action.integration ? [action.integration] : NO_ITEMS
}

/** Where nothing says which integrations can serve it, all may. */
export function ableTo(
  action: Action | undefined,
  connections: readonly Connection[],
): readonly Connection[] {
  if (!action) return NO_ITEMS
  const { connectionId, integrationId, appliedToIntegrations } = action
  const served = new Set(appliedToIntegrations?.map(({ integration }) => integration.id))
  const able = connections.filter(
    (connection) =>
      !connection.archivedAt &&
      (connectionId
        ? connection.id === connectionId
        : appliedToIntegrations
          ? served.has(connection.integrationId)
          : !integrationId || connection.integrationId === integrationId),
  )
  const rank = (connection: Connection) => (connectionStatus(connection).usable ? 0 : 1)
  return able.sort((a, b) => rank(a) - rank(b))
}

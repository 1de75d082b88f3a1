'use client'
import type { Connection } from '../api/connection.js'
import type { MembraneError } from '../core/errors.js'
import type { CallOptions, Send } from '../core/transport.js'
import { callHost } from './callHost.js'
import { useMembraneContext } from './context.js'
import { bringBack, type Restored } from './bringBack.js'
import { scopeToChange } from './readUnder.js'
import { tell } from './tell.js'
import { useActions } from './useActions.js'
import { useLatest } from './useLatest.js'
import { refreshCredentials, testConnection } from '../core/requests/connectionChanges.js'

/** What is under way. */
export type PendingConnectionAction = 'test' | 'refresh-credentials' | 'restore'

export interface UseConnectionActionsOptions {
  /** Called with whether the credentials work. */
  onTest?: ((connection: Connection, works: boolean) => void) | undefined
  onRefreshCredentials?: ((connection: Connection) => void) | undefined
  onRestore?: ((connection: Connection, outcome: Restored) => void) | undefined
  onError?: ((error: MembraneError) => void) | undefined
}

export interface UseConnectionActionsResult {
  /**
   * Asks whether the credentials work. Offer it when `connection.canTest` is true.
   *
   * @returns Whether they do; `false` also when that could not be found out (see `error`).
   */
  test: (connection: Connection) => Promise<boolean>
  /** Has Membrane get fresh credentials. Offer it when `connection.canRefreshCredentials` is true. */
  refreshCredentials: (connection: Connection) => Promise<boolean>
  /** Brings an archived connection back. */
  restore: (connection: Connection) => Promise<boolean>
  pending: PendingConnectionAction | null
  error: MembraneError | undefined
  reset: () => void
}

/**
 * What can be done to a connection besides connecting, disconnecting and renaming it. The lists are asked for
 * anew afterwards; nothing rejects (see `error`).
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useConnectionActions({
  onTest,
  onRefreshCredentials,
  onRestore,
  onError,
}: UseConnectionActionsOptions = {}): UseConnectionActionsResult {
  const context = useMembraneContext('useConnectionActions')
  const { session } = context
  const { pending, error, reset, run } = useActions<PendingConnectionAction>(context, onError)

  /** Whatever comes of it, the connection may be another then. */
  async function told<Result>(
    connection: Connection,
    work: (send: Send, id: string, options: CallOptions) => Promise<Result>,
  ): Promise<Result> {
    const scope = scopeToChange(connection, context)
    try {
      return await work(session.send, connection.id, { scope })
    } finally {
      if (session.scope()?.key === scope) void tell(context, { kind: 'stale' })
    }
  }

  return {
    test: useLatest((connection: Connection) =>
      run('test', connection.id, async () => {
        const works = await told(connection, testConnection)
        callHost(onTest, connection, works)
        return works
      }),
    ),
    refreshCredentials: useLatest((connection: Connection) =>
      run('refresh-credentials', connection.id, async () => {
        await told(connection, refreshCredentials)
        callHost(onRefreshCredentials, connection)
        return true
      }),
    ),
    restore: useLatest((connection: Connection) =>
      run('restore', connection.id, async () => {
        const restored = await bringBack(context, connection)
        callHost(onRestore, restored.connection, restored.outcome)
        return true
      }),
    ),
    pending,
    error,
    reset,
  }
}

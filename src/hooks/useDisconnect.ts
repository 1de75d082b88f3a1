'use client'
import { useRef, useSyncExternalStore } from 'react'
import type { Connection } from '../api/connection.js'
import { isMembraneError, type MembraneError } from '../core/errors.js'
import { callHost } from './callHost.js'
import { useMembraneContext } from './context.js'
import { bringBack, type Restored } from './bringBack.js'
import { scopeToChange } from './readUnder.js'
import { undoingOf, type Undoable } from './undoing.js'
import { optimistic } from './optimistic.js'
import { tell } from './tell.js'
import { useActions } from './useActions.js'
import { useLatest } from './useLatest.js'
import { archiveConnection } from '../core/requests/connectionChanges.js'

export type { Undoable } from './undoing.js'

export interface UseDisconnectOptions {
  /** Called when Membrane has archived the connection. */
  onDisconnect?: ((connection: Connection) => void) | undefined
  /** Called when it is back. `restored-disconnected`: but it has to be reconnected. */
  onUndo?: ((connection: Connection, outcome: Restored) => void) | undefined
  onError?: ((error: MembraneError) => void) | undefined
  /** How long a disconnect can be undone, in milliseconds. Default 10 000; 0 for not at all. */
  undoForMs?: number | undefined
}

export interface UseDisconnectResult {
  /**
   * Archives a connection. It leaves every list at once, and comes back when Membrane refuses.
   *
   * @returns Whether it is gone. Never rejects (see `error`).
   */
  disconnect: (connection: Connection) => Promise<boolean>
  pending: boolean
  error: MembraneError | undefined
  reset: () => void
  /** The last disconnect, while it can be undone: the same for all components below one provider. */
  undoable: Undoable | null
  /** Brings the last one back. When that fails, `undoable.error` says why, and the offer stays. */
  undo: () => Promise<Restored | 'failed'>
  /** Stops the countdown, while a person is reading. */
  pauseUndo: () => void
  resumeUndo: () => void
  /** Ends the offer. */
  dismissUndo: () => void
}

const UNDO_MS = 10_000

/**
 * Disconnects connections (Membrane calls it archiving), and undoes the last one.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useDisconnect({
  onDisconnect,
  onUndo,
  onError,
  undoForMs = UNDO_MS,
}: UseDisconnectOptions = {}): UseDisconnectResult {
  const context = useMembraneContext('useDisconnect')
  const { session } = context
  const undoing = undoingOf(session)
  const scope = context.scope?.key
  const { pending, error, reset, run } = useActions<'disconnect' | 'undo'>(context, onError)
  const undoable = useSyncExternalStore(
    undoing.subscribe,
    () => (context.signedOut ? null : undoing.of(scope)),
    () => null,
  )

  const disconnect = (connection: Connection) =>
    run('disconnect', connection.id, async () => {
      const { id } = connection
      const scope = scopeToChange(connection, context)
      const wasThere = await optimistic(context, { kind: 'remove', connectionId: id }, async () => {
        const wasThere = await archived(archiveConnection(session.send, id, { scope }))
        void tell(context, { kind: 'remove', connectionId: id })
        return wasThere
      })
      if (wasThere && undoForMs > 0) undoing.offer(scope, connection, undoForMs)
      callHost(onDisconnect, connection)
      return true
    })

  const bringing = useRef<Promise<Restored | 'failed'>>(undefined)
  /** A second call joins the first: a double click is one click. */
  function undo(): Promise<Restored | 'failed'> {
    bringing.current ??= bring().finally(() => {
      bringing.current = undefined
    })
    return bringing.current
  }

  async function bring(): Promise<Restored | 'failed'> {
    if (!undoable || undoable.undoing) return 'failed'
    const { connection } = undoable
    undoing.update(connection.id, { undoing: true, error: undefined })
    let outcome: Restored | 'failed' = 'failed'
    await run('undo', connection.id, async () => {
      try {
        const restored = await bringBack(context, connection)
        undoing.done(connection.id)
        outcome = restored.outcome
        callHost(onUndo, restored.connection, restored.outcome)
        return true
      } catch (error) {
        const shown = isMembraneError(error) && error.code !== 'aborted'
        undoing.update(connection.id, { undoing: false, error: shown ? error : undefined })
        throw error
      }
    })
    return outcome
  }

  return {
    disconnect: useLatest(disconnect),
    pending: pending === 'disconnect',
    error,
    reset,
    undoable,
    undo: useLatest(undo),
    pauseUndo: undoing.pause,
    resumeUndo: undoing.resume,
    dismissUndo: undoing.dismiss,
  }
}

/** What is gone already is gone: whoever disconnected it, this is what was wanted. */
async function archived(request: Promise<void>): Promise<boolean> {
  try {
    await request
    return true
  } catch (error) {
    if (isMembraneError(error) && error.code === 'not-found') return false
    throw error
  }
}

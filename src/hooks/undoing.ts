'use client'
import type { Connection } from '../api/connection.js'
import type { MembraneError } from '../core/errors.js'
import type { Session } from '../core/session.js'

/** A disconnect that can still be undone. */
export interface Undoable {
  readonly connection: Connection
  /** Milliseconds since the epoch, by this machine's clock. Means nothing while `paused`. */
  readonly expiresAt: number
  readonly paused: boolean
  readonly undoing: boolean
  /** Why undoing failed. The offer then stays until it is dismissed. */
  readonly error?: MembraneError | undefined
}

/** The page's one offer to undo. It outlives the row that was disconnected. */
export interface Undoing {
  /** What can be undone in this scope. */
  of: (scope: string | undefined) => Undoable | null
  subscribe: (listener: () => void) => () => void
  offer: (scope: string | undefined, connection: Connection, forMs: number) => void
  /** Stops the countdown; the rest of it is left for later. */
  pause: () => void
  resume: () => void
  /** Says how undoing this one goes. Nothing, when something else is offered by now. */
  update: (connectionId: string, changes: Partial<Pick<Undoable, 'undoing' | 'error'>>) => void
  /** Says that this one is back. Nothing, when something else is offered by now. */
  done: (connectionId: string) => void
  /** Ends the offer, whatever it is. */
  dismiss: () => void
}

function createUndoing(): Undoing {
  const listeners = new Set<() => void>()
  let held: { scope: string | undefined; undoable: Undoable } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let leftMs = 0

  function set(undoable: Undoable | null, scope = held?.scope) {
    held = undoable && { scope, undoable }
    clearTimeout(timer)
    // Nothing expires under the hands of somebody who is using it, or before it was read.
    const untilMs = (undoable?.expiresAt ?? 0) - Date.now()
    // What is longer than a timer can be, is for ever.
    const counts = untilMs < 2 ** 31 && !undoable?.paused && !undoable?.undoing && !undoable?.error
    if (undoable && counts) timer = setTimeout(() => set(null), untilMs)
    for (const listener of listeners) listener()
  }
  const isOf = (connectionId: string) => held?.undoable.connection.id === connectionId
  return {
    of: (scope) => (held?.scope === scope ? (held?.undoable ?? null) : null),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    offer(scope, connection, forMs) {
      set({ connection, expiresAt: Date.now() + forMs, paused: false, undoing: false }, scope)
    },
    pause() {
      if (!held || held.undoable.paused) return
      leftMs = Math.max(0, held.undoable.expiresAt - Date.now())
      set({ ...held.undoable, paused: true })
    },
    resume() {
      if (held?.undoable.paused) set({ ...held.undoable, paused: false, expiresAt: Date.now() + leftMs })
    },
    update(connectionId, changes) {
      if (held && isOf(connectionId)) set({ ...held.undoable, ...changes })
    },
    done(connectionId) {
      if (isOf(connectionId)) set(null)
    },
    dismiss: () => set(null),
  }
}

const kept = new WeakMap<Session, Undoing>()

/** The offer that all hooks below one provider share. */
export function undoingOf(session: Session): Undoing {
  const undoing = kept.get(session) ?? createUndoing()
  kept.set(session, undoing)
  return undoing
}

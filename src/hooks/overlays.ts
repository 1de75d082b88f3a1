'use client'
import type { Change } from './change.js'

/** Changes that are shown although the server has not agreed yet, oldest first. */
export interface Overlays {
  /** Those of this scope. The same array until they change. */
  of: (scope: string | undefined) => readonly Change[]
  subscribe: (listener: () => void) => () => void
  /** Returns what takes it away again. */
  add: (scope: string | undefined, change: Change) => () => void
}

const NONE: readonly Change[] = []

/**
 * What is not true yet stays out of the cache: a list that is fetched in between shows it all the same,
 * and when the server refuses there is nothing to put back.
 */
export function createOverlays(): Overlays {
  const listeners = new Set<() => void>()
  let held: { scope: string | undefined; changes: readonly Change[] } = { scope: undefined, changes: NONE }
  function set(scope: string | undefined, changes: readonly Change[]) {
    held = { scope, changes }
    for (const listener of listeners) listener()
  }
  const of = (scope: string | undefined) => (scope === held.scope ? held.changes : NONE)
  return {
    of,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add(scope, change) {
      set(scope, [...of(scope), change])
      return () => {
        if (scope === held.scope)
          set(
            scope,
            held.changes.filter((other) => other !== change),
          )
      }
    },
  }
}

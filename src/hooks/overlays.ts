'use client'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import type { Pages } from './pages.js'

/** A change that is shown although the server has not agreed yet. */
export interface Shown {
  connections: (list: readonly Connection[], query: object) => readonly Connection[]
  connection: (connection: Connection) => Connection
  integrations: (pages: Pages<Integration>) => Pages<Integration>
  integration: (integration: Integration) => Integration
}

/** All such changes, oldest first. */
export interface Overlays {
  /** Those of this scope. The same array until they change. */
  of: (scope: string | undefined) => readonly Shown[]
  subscribe: (listener: () => void) => () => void
  /** Returns what takes it away again. */
  add: (scope: string | undefined, change: Shown) => () => void
}

const NONE: readonly Shown[] = []

/**
 * What is not true yet stays out of the cache: a list that is fetched in between shows it all the same,
 * and when the server refuses there is nothing to put back.
 */
export function createOverlays(): Overlays {
  const listeners = new Set<() => void>()
  let held: { scope: string | undefined; changes: readonly Shown[] } = { scope: undefined, changes: NONE }
  function set(scope: string | undefined, changes: readonly Shown[]) {
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
        if (scope !== held.scope) return
        set(
          scope,
          held.changes.filter((other) => other !== change),
        )
      }
    },
  }
}

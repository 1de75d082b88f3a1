'use client'
import { useEffect } from 'react'
import type { Connection } from '../api/connection.js'
import type { MembraneContextValue } from './context.js'
import { rememberScope } from './readUnder.js'

/** Keeps what is shown true while it changes by itself, and says that there is something to show, and whose it is. */
export function useFollowPending(
  { needLive, whenLive, scope }: MembraneContextValue,
  connections: readonly Connection[] | undefined,
): void {
  const scopeKey = scope?.key
  useEffect(() => {
    if (!connections || scopeKey === undefined) return
    rememberScope(connections, scopeKey)
    // Without the chunk the page still shows what there is.
    needLive().catch(() => undefined)
    return whenLive((live) => live.watch(connections))
  }, [needLive, whenLive, connections, scopeKey])
}

'use client'
import { useEffect } from 'react'
import type { Connection } from '../api/connection.js'
import type { MembraneContextValue } from './context.js'

/** Keeps what is shown true while it changes by itself, and says that there is something to show. */
export function useFollowPending(
  { gate, goLive, whenLive }: MembraneContextValue,
  connections: readonly Connection[] | undefined,
): void {
  useEffect(() => {
    if (!connections) return
    gate.dataArrived()
    void goLive()
    return whenLive((live) => live.watch(connections))
  }, [gate, goLive, whenLive, connections])
}

'use client'
import { useEffect } from 'react'
import type { Connection } from '../api/connection.js'
import type { MembraneContextValue } from './context.js'

/** Keeps what is shown true while it changes by itself, and says that there is something to show. */
export function useFollowPending(
  { follower, gate }: MembraneContextValue,
  connections: readonly Connection[] | undefined,
): void {
  useEffect(() => {
    if (!connections) return
    gate.dataArrived()
    return follower.watch(connections)
  }, [gate, follower, connections])
}

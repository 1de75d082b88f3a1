'use client'
import { useMemo } from 'react'
import type { Connection } from '../api/connection.js'
import type { MembraneError } from '../core/errors.js'
import { connectionStatus, type StatusTone } from '../core/status.js'
import { useConnections } from './useConnections.js'

/** How the connections are doing, as numbers and lists. */
export interface ConnectionHealth {
  /** How many connections the tenant has. */
  total: number
  /** Those that a person has to do something about, worst first. */
  needingAttention: readonly Connection[]
  /** Those that are being set up. */
  building: readonly Connection[]
  /** The tone of the worst of them; `null` while there is none. For a badge in the navigation, for one. */
  worst: StatusTone | null
  loading: boolean
  /** Why the numbers are not known, or are of before. */
  error: MembraneError | undefined
}

const WORST_FIRST: readonly StatusTone[] = ['critical', 'attention', 'progress', 'positive', 'neutral']

/**
 * How the tenant's connections are doing, all in all.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useConnectionHealth(): ConnectionHealth {
  const { connections, loading, error } = useConnections()
  const health = useMemo(() => {
    const judged = connections
      .map((connection) => ({ connection, status: connectionStatus(connection) }))
      .sort((a, b) => WORST_FIRST.indexOf(a.status.tone) - WORST_FIRST.indexOf(b.status.tone))
    return {
      total: connections.length,
      needingAttention: judged
        .filter(({ status }) => status.needsAttention)
        .map(({ connection }) => connection),
      building: judged.filter(({ status }) => status.kind === 'building').map(({ connection }) => connection),
      worst: judged[0]?.status.tone ?? null,
    }
  }, [connections])
  return { ...health, loading, error }
}

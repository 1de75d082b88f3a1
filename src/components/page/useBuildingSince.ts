'use client'

import { useCallback, useRef, useState } from 'react'
import type { Connection } from '../../api/connection.js'
import { useEarlyEffect } from '../../hooks/useEarlyEffect.js'
import type { AccountRow } from '../model/rows.js'

/**
 * Since when each account is being set up. That is its `updatedAt`, or the moment when this page saw it begin,
 * if that is later: a record may turn to building without being touched otherwise.
 */
export function useBuildingSince(
  rows: readonly AccountRow[],
  now: () => number,
): (connection: Connection) => number | undefined {
  const kinds = useRef(new Map<string, string>())
  const [began, setBegan] = useState<ReadonlyMap<string, number>>(new Map())
  useEarlyEffect(() => {
    const started = rows.filter(({ connection, status }) => {
      const was = kinds.current.get(connection.id)
      kinds.current.set(connection.id, status.kind)
      return status.kind === 'building' && was !== undefined && was !== 'building'
    })
    if (!started.length) return
    setBegan(
      (known) => new Map([...known, ...started.map(({ connection }) => [connection.id, now()] as const)]),
    )
  }, [rows, now])
  return useCallback(
    (connection) => {
      const touched = Date.parse(connection.updatedAt ?? connection.createdAt ?? '')
      return Math.max(touched || 0, began.get(connection.id) ?? 0) || undefined
    },
    [began],
  )
}

'use client'
import { useMemo } from 'react'
import type { Connection } from '../api/connection.js'
import { keyOf } from '../core/keys.js'
import { useMembraneContext } from './context.js'
import type { Shown } from './overlays.js'
import { isSame } from './pages.js'
import { NO_ITEMS, type ItemResult } from './results.js'
import { useFollowPending } from './useFollowPending.js'
import { useQuery } from './useQuery.js'
import { getConnection } from '../core/requests/connection.js'

const change = (connection: Connection, change: Shown) => change.connection(connection)

export interface UseConnectionResult extends ItemResult<Connection> {
  /** The same as `item`. */
  connection: Connection | undefined
}

/**
 * Reads one connection, by id or key, and follows it while it is being set up. `null` asks for nothing.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useConnection(selector: string | null): UseConnectionResult {
  const context = useMembraneContext('useConnection')
  const { data, state } = useQuery<Connection>(context, {
    key: selector === null ? null : (scope) => keyOf(scope, 'connection', selector),
    change,
    async read(call, known) {
      const connection = await getConnection(context.session.send, selector ?? '', call)
      return known && isSame(known, connection) ? known : connection
    },
  })
  useFollowPending(
    context,
    useMemo(() => (data ? [data] : NO_ITEMS), [data]),
  )
  return { ...state, item: data, connection: data }
}

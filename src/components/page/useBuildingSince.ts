'use client'

import { useCallback, useState } from 'react'
import type { Connection } from '../../api/connection.js'
import { useBrowserLayoutEffect } from '../react.js'
import type { AccountRow } from '../model/rows.js'

/**
 * Since when each account is being set up. That is its `updatedAt`, or the moment when this page saw it begin,
 * if that is later: a record may turn to building without being touched otherwise.
 */
export function useBuildingSince(
  rows: readonly AccountRow[],
  now: () => number,
): (connection: Connection) => number | undefined {
  const [seen] = useState(() => ({ kinds: new Map<string, string>(), began: new Map<string, number>() }))
  const [version, setVersion] = useState(0)
  useBrowserLayoutEffect(() => {
    for (const { connection, status } of rows) {
      const was = seen.kinds.get(connection.id)
      if (status.kind !== 'building') seen.began.delete(connection.id)
      else if (was !== undefined && was !== 'building') {
        seen.began.set(connection.id, now())
        setVersion((last) => last + 1)
      }
      seen.kinds.set(connection.id, status.kind)
    }
  }, [rows, now, seen])
  return useCallback(
    (connection) => {
      const touched = Date.parse(connection.updatedAt ?? connection.createdAt ?? '')
      const began = seen.began.get(connection.id)
      if (began === undefined) return Number.isNaN(touched) ? undefined : touched
      return Number.isNaN(touched) ? began : Math.max(touched, began)
    },
    [seen, version],
  )
}

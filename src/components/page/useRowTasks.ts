'use client'

import { useState } from 'react'
import type { ConnectionAction } from '../../core/status.js'
import { useLatest } from '../../hooks/useLatest.js'
import type { AccountRow } from '../model/rows.js'
import type { RowNotice } from '../row-context.js'

const NONE: ReadonlyMap<string, RowNotice> = new Map()

/** What is to be done to an account without a question first. */
export interface RowTask {
  action: Extract<ConnectionAction, 'test' | 'refresh-credentials' | 'restore'>
  row: AccountRow
}

/** Tells tasks apart. */
export const taskKey = ({ action, row }: RowTask) => `${action} ${row.connection.id}`

/** What is being done to accounts, each by itself, and what came of the last. The code that does it arrives late. */
export function useRowTasks() {
  const [tasks, setTasks] = useState<readonly RowTask[]>([])
  const [notices, setNotices] = useState(NONE)
  return {
    tasks,
    notices,
    begin: (next: RowTask) =>
      setTasks((all) => (all.some((task) => taskKey(task) === taskKey(next)) ? all : [...all, next])),
    end: useLatest((ended: RowTask) => setTasks((all) => all.filter((task) => task !== ended))),
    abandon: () => setTasks([]),
    /** Says something in a row, until the next thing is done. */
    notify: useLatest(({ connection }: AccountRow, notice: RowNotice) =>
      setNotices((known) => new Map(known).set(connection.id, notice)),
    ),
    forget: () => setNotices(NONE),
  }
}

'use client'

import { useMemo } from 'react'
import type { Integration } from '../../api/integration.js'
import { useLatest } from '../../hooks/useLatest.js'
import type { RowAction } from '../row-context.js'
import type { AccountRow } from '../model/rows.js'
import type { PageValue } from './context.js'
import type { IntegrationsPageProps } from './props.js'
import { useBuildingSince } from './useBuildingSince.js'
import type { Categories } from './useCategories.js'
import type { useConnecting } from './useConnecting.js'
import type { Lists } from './useLists.js'
import type { useRowTasks } from './useRowTasks.js'

interface PageParts {
  props: IntegrationsPageProps
  lists: Lists
  categories: Categories
  /** The chosen category. */
  category: string | null
  connecting: ReturnType<typeof useConnecting>
  rowTasks: ReturnType<typeof useRowTasks>
  now: () => number
  act: (action: RowAction, row: AccountRow) => void
  describe: (initial: string) => void
}

/** What rows and cards read: a new value only when something of it changed, or every one of them would render. */
export function usePageValue(parts: PageParts): PageValue {
  const { props, lists, categories, category, connecting, rowTasks, now, act, describe } = parts
  const { can, components, container, theme, describe: offersDescribe } = props
  const { active, failures, prepare } = connecting
  const { tasks, notices: taskNotices } = rowTasks
  const { rows, isConnected } = lists
  const buildingSince = useBuildingSince(rows, now)

  const options = useMemo(
    () => ({ can, components, container, theme, describe: offersDescribe }),
    [can, components, container, theme, offersDescribe],
  )
  const notices = useMemo(() => {
    if (!failures.size) return taskNotices
    const all = new Map(taskNotices)
    for (const [about, text] of failures) all.set(about, { tone: 'critical', text })
    return all
  }, [taskNotices, failures])

  const activeRow = rows.find((row) => row.connection.id === active)
  const signingIn = activeRow && (activeRow.status.primary ?? 'reconnect')
  const activity = useMemo(() => {
    const atWork = new Map<string, RowAction>(tasks.map(({ action, row }) => [row.connection.id, action]))
    if (active !== null && signingIn) atWork.set(active, signingIn)
    return { connecting: active, rows: atWork }
  }, [active, signingIn, tasks])
  const report = useLatest((error: unknown) => {
    if (error instanceof Error) props.onError?.(error)
  })
  const connect = useLatest((item: Integration) => void connecting.connectItem(item))
  const { of } = categories
  return useMemo(
    () => ({
      options,
      activity,
      notices,
      failures,
      now,
      buildingSince,
      isAnother: isConnected,
      // What is shown is in the chosen one, whatever else it is.
      categoryOf: (item) => category ?? of(item)?.[0],
      act,
      connect,
      prepare,
      describe,
      report,
    }),
    [
      options,
      activity,
      notices,
      failures,
      now,
      buildingSince,
      isConnected,
      of,
      category,
      act,
      connect,
      prepare,
      describe,
      report,
    ],
  )
}

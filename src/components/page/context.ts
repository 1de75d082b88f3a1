'use client'

import { createContext, useContext } from 'react'
import type { Integration } from '../../api/integration.js'
import type { RowAction, RowNotice } from '../row-context.js'
import type { AccountRow } from '../model/rows.js'
import type { IntegrationsPageProps } from './props.js'

/** What is under way. */
export interface Activity {
  /** Identity of the integration that is being connected. */
  connecting: string | null
  /** What is being done to accounts, by their ids. */
  rows: ReadonlyMap<string, RowAction>
}

export interface PageValue {
  options: Pick<IntegrationsPageProps, 'can' | 'components' | 'container' | 'theme' | 'describe'>
  activity: Activity
  notices: ReadonlyMap<string, RowNotice>
  failures: ReadonlyMap<string, string>
  now: () => number
  buildingSince: (connection: AccountRow['connection']) => number | undefined
  isAnother: (integration: Integration) => boolean
  categoryOf: (integration: Integration) => string | undefined
  act: (action: RowAction, row: AccountRow) => void
  connect: (integration: Integration) => void
  prepare: () => void
  /** Opens the dialog that connects an app by describing it. */
  describe: (initial: string) => void
  report: (error: unknown) => void
}

export const PageContext = createContext<PageValue | null>(null)

export function usePage(): PageValue {
  const value = useContext(PageContext)
  if (!value) throw new Error('This part belongs inside <IntegrationsPage>.')
  return value
}

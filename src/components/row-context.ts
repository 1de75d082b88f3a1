'use client'

import { createContext, useContext } from 'react'
import type { Theme } from '../api/connect.js'
import type { ConnectionAction } from '../core/status.js'
import type { CanOption } from './model/criteria.js'
import type { AccountRow } from './model/rows.js'

/** What a person can ask of a row. */
export type RowAction = ConnectionAction | 'details'

/** What the last thing a person asked of the row came to. */
export interface RowNotice {
  tone: 'positive' | 'critical'
  text: string
}

/** What a row may be told besides its connection. */
export interface ConnectionRowOptions {
  /** Called with what the person chose; the row itself changes nothing. */
  onAction?: ((action: RowAction, row: AccountRow) => void) | undefined
  /** Called when the person points at or focuses something that connects. */
  onPrepare?: (() => void) | undefined
  can?: CanOption | undefined
  /** What is under way for this row. */
  pending?: RowAction | null | undefined
  notice?: RowNotice | undefined
  /** Since when it is being set up, in milliseconds; default its `updatedAt`. */
  buildingSince?: number | undefined
  /** The current time in milliseconds by the server's clock; default `Date.now`. */
  now?: (() => number) | undefined
  /** Where the menu is drawn; default the end of `body`. */
  container?: HTMLElement | null | undefined
  theme?: Theme | undefined
}

/** What the slots of a row know. */
export interface ConnectionRowValue extends ConnectionRowOptions {
  row: AccountRow
  /** Account and app in one name, for dialogs and assistive technology. */
  name: string
  now: () => number
  nameId: string
  reasonId: string
}

export const RowContext = createContext<ConnectionRowValue | null>(null)

/** The row that a slot stands in. */
export function useConnectionRow(slot = 'useConnectionRow'): ConnectionRowValue {
  const value = useContext(RowContext)
  if (!value)
    throw new Error(
      `<${slot}> must be inside a <ConnectionRow>. Put it there, or use <ConnectionRow> without children.`,
    )
  return value
}

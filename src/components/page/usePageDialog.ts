'use client'

import type { RefObject } from 'react'
import { useRef, useState } from 'react'
import { useBeforeConnect } from '../../hooks/connect/useBeforeConnect.js'
import { useLatest } from '../../hooks/useLatest.js'
import { directionOf } from '../dom.js'
import type { AccountRow } from '../model/rows.js'
import type { OpenDialog } from './PageDialogs.js'

/**
 * What a dialog is about, as it is by now. Of an account that is gone there are no details; what somebody is
 * typing or asking stays, with the account as it was.
 */
function upToDate(dialog: OpenDialog, rows: readonly AccountRow[]): OpenDialog | null {
  if (dialog.kind === 'describe') return dialog
  const row = rows.find(({ connection }) => connection.id === dialog.row.connection.id)
  if (row) return { ...dialog, row }
  return dialog.kind === 'details' ? null : dialog
}

/** The one dialog of the page: which is open, and where the focus goes when it closes. */
export function usePageDialog(
  root: RefObject<HTMLElement | null>,
  rows: readonly AccountRow[],
  menuOf: (connectionId: string) => HTMLElement | null,
) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [direction, setDirection] = useState<'ltr' | 'rtl'>('ltr')
  const opener = useRef<Element | null>(null)
  const about = useRef('')

  const open = useLatest((next: OpenDialog) => {
    opener.current = document.activeElement
    about.current = next.kind === 'describe' ? '' : next.row.connection.id
    setDirection(directionOf(root.current))
    setDialog(next)
  })
  const close = useLatest(() => setDialog(null))
  useBeforeConnect(close)
  const shown = dialog && upToDate(dialog, rows)
  // It does not open by itself when the account is back.
  if (dialog && !shown) setDialog(null)

  return {
    dialog: shown,
    direction,
    open,
    close,
    /** Closes it when the button that opened it is gone too: somebody else places the focus. */
    closeForGood: useLatest(() => {
      opener.current = null
      setDialog(null)
    }),
    returnFocus: useLatest(() => {
      const { current } = opener
      if (current === null) return null
      // A row that was gone meanwhile is another element by now.
      return current instanceof HTMLElement && current.isConnected ? current : menuOf(about.current)
    }),
  }
}

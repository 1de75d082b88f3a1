'use client'

import { useLatest } from '../../hooks/useLatest.js'
import type { AccountRow } from '../model/rows.js'
import type { RowAction } from '../row-context.js'
import type { useConnecting } from './useConnecting.js'
import type { usePageDialog } from './usePageDialog.js'
import type { useRowTasks } from './useRowTasks.js'

/** Does what a button or a menu of a row says: connects, asks first, or just does it. */
export function useAct(
  connecting: ReturnType<typeof useConnecting>,
  dialogs: ReturnType<typeof usePageDialog>,
  rowTasks: ReturnType<typeof useRowTasks>,
): (action: RowAction, row: AccountRow) => void {
  return useLatest((action, row) => {
    rowTasks.forget()
    switch (action) {
      case 'disconnect':
      case 'remove':
      case 'cancel':
        return dialogs.open({ kind: 'disconnect', row, intent: action })
      case 'rename':
      case 'details':
        return dialogs.open({ kind: action, row })
      case 'test':
      case 'refresh-credentials':
      case 'restore':
        return rowTasks.begin({ action, row })
    }
    if (action === 'connect-again' && row.integration) void connecting.connectItem(row.integration)
    else void connecting.reconnect(row)
    action satisfies 'reconnect' | 'continue' | 'try-again' | 'connect-again'
  })
}

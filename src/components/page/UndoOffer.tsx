'use client'

import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { UndoBar } from '../UndoBar.js'
import type { useUndoing } from './useUndoing.js'

export interface UndoOfferProps {
  undoing: ReturnType<typeof useUndoing>
  onRestored: (row: AccountRow) => void
  onReconnect: (row: AccountRow) => void
}

/** Offers to take the last disconnect back, and says what came of it. */
export function UndoOffer({ undoing, onRestored, onReconnect }: UndoOfferProps) {
  const { labels } = useSpeech()
  const { undoable, broken } = undoing
  if (undoable)
    return (
      <UndoBar
        key={undoable.id}
        message={undoable.message}
        tone={undoable.failed ? 'critical' : 'neutral'}
        counting={!undoable.failed && !undoable.undoing}
        pending={undoable.undoing}
        onPause={undoing.pauseUndo}
        onResume={undoing.resumeUndo}
        onDismiss={undoing.dismissUndo}
        onAction={() => {
          void undoing.undo().then((row) => row && onRestored(row))
        }}
      />
    )
  if (broken)
    return (
      <UndoBar
        message={broken.message}
        action={labels.action.reconnect}
        actionLabel={broken.actionLabel}
        onAction={() => onReconnect(broken.row)}
        onDismiss={undoing.forgetBroken}
      />
    )
  return null
}

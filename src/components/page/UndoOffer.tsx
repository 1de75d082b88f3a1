'use client'

import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { UndoBar } from '../UndoBar.js'
import type { useDisconnecting } from './useDisconnecting.js'

export interface UndoOfferProps {
  disconnecting: ReturnType<typeof useDisconnecting>
  onRestored: (row: AccountRow) => void
  onReconnect: (row: AccountRow) => void
}

/** Offers to take the last disconnect back, and says what came of it. */
export function UndoOffer({ disconnecting, onRestored, onReconnect }: UndoOfferProps) {
  const { labels, say } = useSpeech()
  const { undoable, broken } = disconnecting
  if (undoable)
    return (
      <UndoBar
        key={undoable.id}
        message={undoable.message}
        tone={undoable.failed ? 'critical' : 'neutral'}
        counting={!undoable.failed && !undoable.undoing}
        pending={undoable.undoing}
        onPause={disconnecting.pauseUndo}
        onResume={disconnecting.resumeUndo}
        onDismiss={disconnecting.dismissUndo}
        onAction={() => {
          void disconnecting.undo().then((row) => row && onRestored(row))
        }}
      />
    )
  if (broken)
    return (
      <UndoBar
        message={broken.message}
        action={labels.action.reconnect}
        actionLabel={say(labels.actionOn.reconnect, { account: broken.row.account })}
        onAction={() => onReconnect(broken.row)}
        onDismiss={disconnecting.forgetBroken}
      />
    )
  return null
}

'use client'

import { useRef, useState } from 'react'
import { useDisconnect } from '../../hooks/useDisconnect.js'
import { useAnnounce } from '../announcer.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { accountName } from '../names.js'
import { useStable } from '../react.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'

/** For how long a disconnect can be undone. */
export const UNDO_MS = 10_000

type Intent = 'disconnect' | 'remove' | 'cancel'

/** Disconnecting, and taking it back. */
export function useDisconnecting(props: IntegrationsPageProps) {
  const speech = useSpeech()
  const { labels, say } = speech
  const reasonOf = useReasons()
  const announce = useAnnounce()
  const [gone, setGone] = useState<{ row: AccountRow; intent: Intent } | null>(null)
  const [broken, setBroken] = useState<AccountRow | null>(null)
  const state = useDisconnect({
    undoForMs: UNDO_MS,
    ...(props.onDisconnect ? { onDisconnect: props.onDisconnect } : {}),
    ...(props.onUndo ? { onUndo: props.onUndo } : {}),
    ...(props.onError ? { onError: props.onError } : {}),
  })
  const nameOf = (row: AccountRow) => accountName(speech, row.account, row.app)

  const doneWords = {
    disconnect: labels.undo.done,
    remove: labels.announce.removed,
    cancel: labels.undo.cancelled,
  }
  /** What this page makes come and go: it says so itself. */
  const ours = useRef(new Set<string>())

  const disconnect = useStable(async (row: AccountRow, intent: Intent): Promise<boolean> => {
    setBroken(null)
    ours.current.add(row.connection.id)
    const done = await state.disconnect(row.connection)
    if (!done) return false
    setGone({ row, intent })
    announce(say(doneWords[intent], { account: nameOf(row) }))
    return true
  })

  /** Answers the row that is back. */
  const undo = useStable(async (): Promise<AccountRow | null> => {
    const outcome = await state.undo()
    if (outcome === 'failed' || !gone) return null
    const { row, intent } = gone
    const account = nameOf(row)
    if (outcome === 'restored-disconnected' && intent === 'disconnect') {
      setBroken(row)
      announce(say(labels.undo.restoredDisconnected, { account }))
    } else announce(say(intent === 'disconnect' ? labels.undo.restored : labels.undo.back, { account }))
    return row
  })

  const { undoable } = state
  const known = gone && undoable?.connection.id === gone.row.connection.id ? gone : null
  const undoName = known ? nameOf(known.row) : (undoable?.connection.name ?? '')
  return {
    ours,
    disconnect,
    undo,
    pending: state.pending,
    failure: state.error ? reasonOf(state.error) : undefined,
    /** What can be undone now, and what to say of it. */
    undoable: undoable && {
      id: undoable.connection.id,
      undoing: undoable.undoing,
      failed: undoable.error !== undefined,
      message: undoable.error
        ? say(labels.undo.failed, { account: undoName, reason: reasonOf(undoable.error) })
        : say(doneWords[known?.intent ?? 'disconnect'], { account: undoName }),
    },
    /** Restored, but its sign-in is gone. */
    broken: broken && {
      row: broken,
      message: say(labels.undo.restoredDisconnected, { account: nameOf(broken) }),
    },
    forgetBroken: () => setBroken(null),
    /** Forgets an earlier failure, before it is asked anew. */
    reset: state.reset,
    pauseUndo: state.pauseUndo,
    resumeUndo: state.resumeUndo,
    dismissUndo: state.dismissUndo,
  }
}

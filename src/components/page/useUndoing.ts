'use client'

import { useRef, useState } from 'react'
import { useDisconnect } from '../../hooks/useDisconnect.js'
import { useLatest } from '../../hooks/useLatest.js'
import { useAnnounce } from '../announcer.js'
import { disconnectWords, type DisconnectIntent } from '../disconnect-words.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { accountName } from '../names.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'

/** For how long a disconnect can be undone. */
export const UNDO_MS = 10_000

/** What was disconnected last, and taking it back. */
export function useUndoing({ onUndo, onError }: IntegrationsPageProps) {
  const speech = useSpeech()
  const { labels, say } = speech
  const reasonOf = useReasons()
  const announce = useAnnounce()
  const [gone, setGone] = useState<{ row: AccountRow; intent: DisconnectIntent } | null>(null)
  const [broken, setBroken] = useState<AccountRow | null>(null)
  const failure = useRef<unknown>(null)
  const state = useDisconnect({
    onUndo,
    onError: (error) => {
      failure.current = error
      onError?.(error)
    },
  })
  const nameOf = (row: AccountRow) => accountName(speech, row.account, row.app)

  const { undoable } = state
  const known = gone && undoable?.connection.id === gone.row.connection.id ? gone : null
  const undoName = known ? nameOf(known.row) : (undoable?.connection.name ?? '')
  const wordsOf = (error: unknown) => say(labels.undo.failed, { account: undoName, reason: reasonOf(error) })

  /** Answers the row that is back. */
  const undo = useLatest(async (): Promise<AccountRow | null> => {
    failure.current = null
    const outcome = await state.undo()
    if (outcome === 'failed' && failure.current) announce(wordsOf(failure.current))
    if (outcome === 'failed' || !gone) return null
    const { row, intent } = gone
    const account = nameOf(row)
    if (outcome === 'restored-disconnected' && intent === 'disconnect') {
      setBroken(row)
      announce(say(labels.undo.restoredDisconnected, { account }))
    } else announce(say(intent === 'disconnect' ? labels.undo.restored : labels.undo.back, { account }))
    return row
  })

  return {
    /** An account is gone. */
    tell: useLatest((row: AccountRow, intent: DisconnectIntent) => {
      setBroken(null)
      setGone({ row, intent })
      announce(say(disconnectWords(labels, intent).done, { account: nameOf(row) }))
    }),
    undo,
    /** What can be undone now, and what to say of it. */
    undoable: undoable && {
      id: undoable.connection.id,
      undoing: undoable.undoing,
      failed: undoable.error !== undefined,
      message: undoable.error
        ? wordsOf(undoable.error)
        : say(disconnectWords(labels, known?.intent ?? 'disconnect').done, { account: undoName }),
    },
    /** Restored, but its sign-in is gone. */
    broken: broken && {
      row: broken,
      message: say(labels.undo.restoredDisconnected, { account: nameOf(broken) }),
      actionLabel: say(labels.actionOn.reconnect, { account: nameOf(broken) }),
    },
    forgetBroken: () => setBroken(null),
    pauseUndo: state.pauseUndo,
    resumeUndo: state.resumeUndo,
    dismissUndo: state.dismissUndo,
  }
}

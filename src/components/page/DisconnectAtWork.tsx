'use client'

import { useRef } from 'react'
import { useDisconnect } from '../../hooks/useDisconnect.js'
import type { DialogPlace } from '../DialogFrame.js'
import type { DisconnectIntent } from '../disconnect-words.js'
import { DisconnectDialogContent } from '../DisconnectDialogContent.js'
import type { AccountRow } from '../model/rows.js'
import { useIsOver } from '../react.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'
import { UNDO_MS } from './useUndoing.js'

export interface DisconnectAtWorkProps extends DialogPlace {
  row: AccountRow
  intent: DisconnectIntent
  props: IntegrationsPageProps
  /** It begins: the account is about to leave the lists. */
  onBegin: (row: AccountRow) => void
  /** It is done. `left`: the dialog was closed before. */
  onDone: (row: AccountRow, intent: DisconnectIntent, left: boolean) => void
  /** It could not be done, and the dialog that would say so was closed before. */
  onFailedLater: (row: AccountRow, intent: DisconnectIntent, reason: string) => void
}

/** The dialog that disconnects. What comes of it after it was closed is for others to say. */
export function DisconnectAtWork(all: DisconnectAtWorkProps) {
  const { row, intent, props, onBegin, onDone, onFailedLater, ...place } = all
  const reasonOf = useReasons()
  const isOver = useIsOver()
  const failure = useRef<unknown>(null)
  const { disconnect, pending, error } = useDisconnect({
    undoForMs: UNDO_MS,
    onDisconnect: props.onDisconnect,
    onError: (error) => {
      failure.current = error
      props.onError?.(error)
    },
  })

  const confirm = async () => {
    onBegin(row)
    failure.current = null
    if (await disconnect(row.connection)) onDone(row, intent, isOver.current)
    else if (isOver.current && failure.current) onFailedLater(row, intent, reasonOf(failure.current))
  }
  return (
    <DisconnectDialogContent
      {...place}
      row={row}
      intent={intent}
      undoForMs={UNDO_MS}
      pending={pending}
      failure={error && reasonOf(error)}
      onConfirm={() => void confirm()}
    />
  )
}

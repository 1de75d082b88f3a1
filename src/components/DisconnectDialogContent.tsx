'use client'

import { useRef } from 'react'
import { joinSentences } from '../labels/format.js'
import { Button } from './Button.js'
import type { DialogPlace } from './DialogFrame.js'
import { DialogFrame } from './DialogFrame.js'
import { disconnectWords, type DisconnectIntent } from './disconnect-words.js'
import { useSpeech } from './labels.js'
import type { AccountRow } from './model/rows.js'
import { accountName } from './names.js'

export interface DisconnectDialogProps extends DialogPlace {
  row: AccountRow
  /** What the person chose: the same thing to the server, another word to them. */
  intent?: DisconnectIntent | undefined
  /** For how long it can be undone, in milliseconds; 0: not at all. */
  undoForMs?: number | undefined
  /** It is being done. The dialog can be closed all the same. */
  pending?: boolean | undefined
  /** Why it did not work, said inside the dialog. */
  failure?: string | undefined
  onConfirm: () => void
}

export function DisconnectDialogContent({
  row,
  intent = 'disconnect',
  undoForMs = 0,
  pending = false,
  failure,
  onConfirm,
  ...place
}: DisconnectDialogProps) {
  const speech = useSpeech()
  const { labels, say } = speech
  const { app } = row
  const name = accountName(speech, row.account, app)
  const confirm = useRef<HTMLButtonElement>(null)
  const title =
    intent === 'remove'
      ? say(labels.disconnect.removeTitle, { account: name })
      : intent === 'cancel'
        ? say(labels.disconnect.cancelTitle, { account: name })
        : row.account.toLocaleLowerCase().includes(app.toLocaleLowerCase())
          ? say(labels.disconnect.titleSame, { app: row.account })
          : say(labels.disconnect.title, { account: row.account, app })
  const seconds = Math.round(undoForMs / 1000)
  return (
    <DialogFrame
      {...place}
      role="alertdialog"
      title={title}
      description={joinSentences(
        intent === 'disconnect' ? labels.disconnect.consequence : '',
        seconds > 0 ? say(labels.disconnect.canUndo, { count: seconds }) : '',
      )}
    >
      {failure && (
        <p className="membrane-dialog-failure" role="alert">
          {say(disconnectWords(labels, intent).failed, { account: name, reason: failure })}
        </p>
      )}
      <div className="membrane-dialog-buttons">
        <Button onClick={place.onClose}>{pending ? labels.action.close : labels.action.cancelDialog}</Button>
        <Button ref={confirm} variant="danger" pending={pending} onClick={onConfirm}>
          {pending ? labels.doing.disconnecting : labels.action[intent]}
        </Button>
      </div>
    </DialogFrame>
  )
}

'use client'

import { useId, useState } from 'react'
import { Button } from './Button.js'
import type { DialogPlace } from './DialogFrame.js'
import { DialogFrame } from './DialogFrame.js'
import { useSpeech } from './labels.js'
import type { AccountRow } from './model/rows.js'
import { accountName } from './names.js'

export interface RenameDialogProps extends DialogPlace {
  row: AccountRow
  /** It is being done. The dialog can be closed all the same. */
  pending?: boolean | undefined
  /** Why it did not work, said inside the dialog. */
  failure?: string | undefined
  onRename: (name: string) => void
}

export function RenameDialogContent({
  row,
  pending = false,
  failure,
  onRename,
  ...place
}: RenameDialogProps) {
  const speech = useSpeech()
  const { labels, say } = speech
  const id = useId()
  const [name, setName] = useState(row.account)
  const [tried, setTried] = useState(false)
  const missing = tried && !name.trim()
  const problem = missing ? labels.rename.required : failure && say(labels.rename.failed, { reason: failure })
  return (
    <DialogFrame
      {...place}
      title={say(labels.rename.title, { account: accountName(speech, row.account, row.app) })}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (pending || !name.trim()) return
          if (name.trim() === row.account) place.onClose()
          else onRename(name.trim())
        }}
      >
        <label className="membrane-field-label" htmlFor={`${id}name`}>
          {labels.rename.label}
        </label>
        <input
          id={`${id}name`}
          className="membrane-input"
          value={name}
          maxLength={300}
          dir="auto"
          autoComplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}hint`}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p
          id={`${id}hint`}
          className={problem ? 'membrane-dialog-failure' : 'membrane-hint'}
          role={problem ? 'alert' : undefined}
        >
          {problem || labels.rename.hint}
        </p>
        <div className="membrane-dialog-buttons">
          <Button onClick={place.onClose}>
            {pending ? labels.action.close : labels.action.cancelDialog}
          </Button>
          <Button type="submit" variant="primary" pending={pending}>
            {pending ? labels.doing.saving : labels.action.save}
          </Button>
        </div>
      </form>
    </DialogFrame>
  )
}

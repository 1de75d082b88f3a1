'use client'

import { useId, useState } from 'react'
import { Button } from './Button.js'
import type { DialogPlace } from './DialogFrame.js'
import { DialogFrame } from './DialogFrame.js'
import { useSpeech } from './labels.js'

export interface DescribeDialogProps extends DialogPlace {
  /** What the person searched for. */
  initial?: string | undefined
  onConnect: (intent: string) => void
  /** Offers to pass the wish on. */
  onRequest?: ((wish: string) => void) | undefined
}

export function DescribeDialogContent({ initial = '', onConnect, onRequest, ...place }: DescribeDialogProps) {
  const { labels } = useSpeech()
  const id = useId()
  const [intent, setIntent] = useState(initial)
  const [tried, setTried] = useState(false)
  const missing = tried && !intent.trim()
  const use = (then: (text: string) => void) => {
    setTried(true)
    if (intent.trim()) then(intent.trim())
  }
  return (
    <DialogFrame {...place} title={labels.describe.title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          use(onConnect)
        }}
      >
        <label className="membrane-field-label" htmlFor={`${id}intent`}>
          {labels.describe.label}
        </label>
        <input
          id={`${id}intent`}
          className="membrane-input"
          value={intent}
          maxLength={200}
          dir="auto"
          autoComplete="off"
          aria-invalid={missing || undefined}
          aria-describedby={`${id}hint`}
          onChange={(event) => setIntent(event.currentTarget.value)}
        />
        <p
          id={`${id}hint`}
          className={missing ? 'membrane-dialog-failure' : 'membrane-hint'}
          role={missing ? 'alert' : undefined}
        >
          {missing ? labels.describe.required : labels.describe.hint}
        </p>
        <div className="membrane-dialog-buttons">
          <Button onClick={place.onClose}>{labels.action.cancelDialog}</Button>
          {onRequest && <Button onClick={() => use(onRequest)}>{labels.describe.request}</Button>}
          <Button type="submit" variant="primary">
            {labels.describe.submit}
          </Button>
        </div>
      </form>
    </DialogFrame>
  )
}

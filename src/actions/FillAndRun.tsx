'use client'

import { ActionForm, type ActionFormProps } from './ActionForm.js'
import { redact } from './log/redact.js'
import { RunOutcome, type RunOutcomeProps } from './RunOutcome.js'

export interface FillAndRunProps {
  form: ActionFormProps
  outcome: RunOutcomeProps
}

/** What comes once an action is chosen: its form, and what came of the run. */
export function FillAndRun({ form, outcome }: FillAndRunProps) {
  return (
    <>
      <ActionForm {...form} />
      <RunOutcome {...outcome} />
    </>
  )
}

/** A server's words, without the credentials they may quote. */
export function Redacted({ text }: { text: string; instead: string }) {
  return <>{redact(text)}</>
}

'use client'

import { useReasons } from '../components/page/useReasons.js'
import { useEarlySpeech } from '../components/speech.js'
import type { MembraneError } from '../core/errors.js'
import { LateRedacted } from './late-parts.js'

/** Why something could not be read: in the page's words, or the server's where those say more. */
export function Reason({ error }: { error: MembraneError }) {
  const ours = useEarlySpeech().labels.error.reason[error.code]
  const reason = useReasons()(error)
  return reason === ours ? ours : <LateRedacted text={reason} instead={ours} />
}

'use client'

import { useCallback } from 'react'
import { isMembraneError, type MembraneErrorCode } from '../../core/errors.js'
import { useEarlySpeech } from '../speech.js'

/** What the server, or the token route, explains better than we can. */
const SPEAKS: ReadonlySet<MembraneErrorCode> = new Set([
  'connection',
  'connect-failed',
  'bad-request',
  'conflict',
  'forbidden',
  'token-unavailable',
])

/** Says why something failed: in our words, or the server's where those say more. */
export function useReasons(): (error: unknown, during?: 'connect') => string {
  const { labels } = useEarlySpeech()
  return useCallback(
    (error, during) => {
      if (!isMembraneError(error)) return labels.error.reason['server-error']
      if (during === 'connect' && error.code === 'conflict') return labels.error.busy
      const told = error.data?.message
      return SPEAKS.has(error.code) && told ? told : labels.error.reason[error.code]
    },
    [labels],
  )
}

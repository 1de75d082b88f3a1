'use client'

import { useCallback } from 'react'
import { isMembraneError } from '../../core/errors.js'
import { useSpeech } from '../labels.js'

/** Says why something failed: in our words, or the server's where those say more. */
export function useReasons(): (error: unknown, during?: 'connect') => string {
  const { labels } = useSpeech()
  return useCallback(
    (error, during) => {
      if (!isMembraneError(error)) return labels.error.reason['server-error']
      if (during === 'connect' && error.code === 'conflict') return labels.error.busy
      const told = error.data?.message
      const speaks = ['connection', 'connect-failed', 'bad-request', 'conflict', 'forbidden'].includes(
        error.code,
      )
      return speaks && told ? told : labels.error.reason[error.code]
    },
    [labels],
  )
}

'use client'

import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLatest } from '../../hooks/useLatest.js'
import { useAnnounce } from '../announcer.js'
import { Button } from '../Button.js'
import { ErrorRegion } from '../ErrorRegion.js'
import { useEarlySpeech } from '../speech.js'
import { UnavailableContext, type Unavailable } from '../late.js'

/** Says below its children when the code of a part of them could not be fetched, with the ways on. */
export function MissingPart({ children }: { children: ReactNode }) {
  const { labels } = useEarlySpeech()
  const announce = useAnnounce()
  const [missing, setMissing] = useState<Unavailable | null>(null)
  const hear = useLatest((part: Unavailable | null) => {
    setMissing(part)
    if (part) announce(labels.error.part)
  })
  return (
    <UnavailableContext.Provider value={hear}>
      {children}
      {missing && (
        <ErrorRegion
          data-part=""
          aria-label={labels.error.part}
          title={labels.error.part}
          onRetry={missing.retry}
        >
          <Button
            variant="quiet"
            onClick={() => {
              setMissing(null)
              missing.giveUp()
            }}
          >
            {labels.action.dismiss}
          </Button>
        </ErrorRegion>
      )}
    </UnavailableContext.Provider>
  )
}

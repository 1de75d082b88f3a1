'use client'

import { useEffect, useState } from 'react'
import { useLatest } from '../../hooks/useLatest.js'
import { useAnnounce } from '../announcer.js'
import { ErrorRegion } from '../ErrorRegion.js'
import { useEarlySpeech } from '../speech.js'
import type { Lists } from './useLists.js'
import { useReasons } from './useReasons.js'

interface ListsFailureProps {
  lists: Lists
  onError: ((error: Error) => void) | undefined
}

/** Why the lists could not be loaded, or loaded anew, with the way to try again. What was there stays below it. */
export function ListsFailure({ lists, onError }: ListsFailureProps) {
  const { connections, integrations, failure } = lists
  const { labels, say } = useEarlySpeech()
  const reasonOf = useReasons()
  const announce = useAnnounce()
  const [attempt, setAttempt] = useState(0)

  const reason = failure && reasonOf(failure)
  // Each automatic retry fails with an error of its own: the same failure is said once, and again to who asked.
  const said = reason ? `${labels.error.title} ${reason}` : ''
  const tell = useLatest(() => {
    announce(said)
    if (failure) onError?.(failure)
  })
  useEffect(tell, [said, attempt, tell])

  const retry = async () => {
    await Promise.all([connections.refresh(), integrations.refresh()])
    setAttempt((count) => count + 1)
  }
  if (reason === undefined) return null
  return (
    <ErrorRegion
      reason={lists.showsAny ? say(labels.error.stale, { reason }) : reason}
      retrying={connections.refreshing || integrations.refreshing}
      onRetry={() => void retry()}
    />
  )
}

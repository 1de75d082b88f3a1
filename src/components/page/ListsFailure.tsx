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
  // Only what a person asked for is shown as being tried: the page tries by itself all the time.
  const [retrying, setRetrying] = useState(false)

  const reason = failure && reasonOf(failure)
  // Each automatic retry fails with an error of its own: the same failure is said once, and again to who asked.
  const said = reason ? `${labels.error.title} ${reason}` : ''
  const tell = useLatest(() => {
    announce(said)
    if (failure) onError?.(failure)
  })
  useEffect(() => {
    if (!retrying) tell()
  }, [said, retrying, tell])

  const retry = async () => {
    setRetrying(true)
    await Promise.all([connections.refresh(), integrations.refresh()])
    setRetrying(false)
  }
  if (reason === undefined) return null
  return (
    <ErrorRegion
      reason={lists.showsAny ? say(labels.error.stale, { reason }) : reason}
      retrying={retrying}
      onRetry={() => void retry()}
    />
  )
}

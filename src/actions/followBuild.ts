'use client'
import { onActivity } from '../hooks/activity.js'
import { isOnline, isVisible } from '../hooks/browser.js'

const POLL_MS = 3_000

/** Asks again and again for what is being built, each time 3 s after the answer. Rests while the page is hidden or offline. Returns the undo. */
export function followBuild(ask: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  function wait(): void {
    clearTimeout(timer)
    if (!isOver && isVisible() && isOnline()) timer = setTimeout(() => void ask().finally(wait), POLL_MS)
  }

  const stopListening = onActivity(wait)
  wait()
  return () => {
    isOver = true
    clearTimeout(timer)
    stopListening()
  }
}

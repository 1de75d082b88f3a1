'use client'

import { useCallback, useSyncExternalStore } from 'react'

type Listener = () => void

/** One timer for everybody who wants to hear the same beat; none while nobody listens. */
function createBeat(periodMs: number) {
  const listeners = new Set<Listener>()
  let timer: ReturnType<typeof setInterval> | undefined
  return (listener: Listener) => {
    listeners.add(listener)
    timer ??= setInterval(() => listeners.forEach((each) => each()), periodMs)
    return () => {
      listeners.delete(listener)
      if (listeners.size) return
      clearInterval(timer)
      timer = undefined
    }
  }
}

const beats = { second: createBeat(1_000), minute: createBeat(30_000) }

/**
 * A text that depends on the time, said anew at every beat; the component renders again only when the text
 * is another one. `initial` is what the server and the first client render say.
 */
export function useTimed(text: () => string, beat: keyof typeof beats, initial: string): string {
  return useSyncExternalStore(
    beats[beat],
    text,
    useCallback(() => initial, [initial]),
  )
}

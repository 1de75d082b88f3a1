'use client'

/** Where the browser cannot say when it is idle, as Safari cannot. */
const PATIENCE_MS = 1_500

/** Does something once the browser has nothing else to do. Returns what calls it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, PATIENCE_MS)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work)
  return () => cancelIdleCallback(handle)
}

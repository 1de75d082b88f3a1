'use client'
/** What following needs of the browser: apart, because nothing needs it before there is data. */
import { page } from './browser.js'

/** Calls back when the page is left (`pagehide`), and when it comes back from the browser's cache as it was. */
export function onLeave(left: () => void, back: () => void): () => void {
  return listen([
    [page ?? undefined, 'pagehide', left],
    [page ?? undefined, 'pageshow', (event) => 'persisted' in event && event.persisted === true && back()],
  ])
}

/** Listens to several things, where they exist. Returns the undo. */
function listen(
  entries: readonly (readonly [EventTarget | undefined, string, (event: Event) => void])[],
): () => void {
  for (const [target, name, listener] of entries) target?.addEventListener(name, listener)
  return () => {
    for (const [target, name, listener] of entries) target?.removeEventListener(name, listener)
  }
}

/** Calls back when the page is shown or hidden, or the network comes or goes. Returns the undo. */
export function onActivity(listener: () => void): () => void {
  return listen([
    [page?.document, 'visibilitychange', listener],
    [page ?? undefined, 'online', listener],
    [page ?? undefined, 'offline', listener],
  ])
}

/**
 * Holds the lock of this name, among all tabs of the origin, until the signal aborts.
 *
 * `got` is called when it is ours; it never is where the browser has no locks, and the answer is `false`.
 */
export function holdLock(name: string, signal: AbortSignal, got: () => void): boolean {
  // Absent on plain http, and in older browsers.
  const locks: LockManager | undefined = page?.navigator.locks
  if (!locks) return false
  const held = () =>
    new Promise<void>((release) => {
      if (signal.aborted) return release()
      signal.addEventListener('abort', () => release(), { once: true })
      got()
    })
  // Rejects when aborted while waiting, which is how waiting ends.
  locks.request(name, { signal }, held).catch(() => undefined)
  return true
}

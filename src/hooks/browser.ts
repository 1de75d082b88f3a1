'use client'
/** The one file of the data hooks that touches the browser's globals. Everything here is safe on a server. */

const page = typeof window === 'undefined' ? null : window

/** True where nothing is ever mounted. */
export const isServer = page === null

/** What a relative URL of the page is relative to. */
export function baseUrl(): string | undefined {
  return page?.document.baseURI
}

export function isVisible(): boolean {
  return page?.document.visibilityState !== 'hidden'
}

export function isOnline(): boolean {
  return page?.navigator.onLine !== false
}

/** Calls back when the page is shown or hidden, or the network comes or goes. Returns the undo. */
export function onActivity(listener: () => void): () => void {
  return listen([
    [page?.document, 'visibilitychange', listener],
    [page ?? undefined, 'online', listener],
    [page ?? undefined, 'offline', listener],
  ])
}

/** Calls back when the page is left (`pagehide`), and when it comes back from the browser's cache as it was. */
export function onLeave(left: () => void, back: () => void): () => void {
  return listen([
    [page ?? undefined, 'pagehide', left],
    [page ?? undefined, 'pageshow', (event) => 'persisted' in event && event.persisted === true && back()],
  ])
}

function listen(
  entries: readonly (readonly [EventTarget | undefined, string, (event: Event) => void])[],
): () => void {
  for (const [target, name, listener] of entries) target?.addEventListener(name, listener)
  return () => {
    for (const [target, name, listener] of entries) target?.removeEventListener(name, listener)
  }
}

/** Lets the browser open the connection to the API while the token is still on its way. */
export function preconnect(apiUri: string): void {
  if (!page) return
  const { origin } = new URL(apiUri)
  const { head } = page.document
  if (origin === page.location.origin || head.querySelector(`link[rel=preconnect][href="${origin}"]`)) return
  const link = page.document.createElement('link')
  link.rel = 'preconnect'
  link.href = origin
  link.crossOrigin = 'anonymous'
  head.append(link)
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

'use client'
/** Only here and in `activity.ts` do the data hooks touch the browser's globals. All of it is safe on a server. */

export const page = typeof window === 'undefined' ? null : window

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

/** Calls back when the page is left (`pagehide`), and when it comes back from the browser's cache as it was. */
export function onLeave(left: () => void, back: () => void): () => void {
  return listen([
    [page ?? undefined, 'pagehide', left],
    [page ?? undefined, 'pageshow', (event) => 'persisted' in event && event.persisted === true && back()],
  ])
}

/** Listens to several things, where they exist. Returns the undo. */
export function listen(
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

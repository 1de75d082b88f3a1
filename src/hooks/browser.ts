'use client'
/** Only here and in `activity.ts` do the data hooks touch the browser's globals. All of it is safe on a server. */

export const page = typeof window === 'undefined' ? null : window

/** True where nothing is ever mounted. */
export const isServer = page === null

/** What a relative URL of the page is relative to. */
export function baseUrl(): string | undefined {
  return page?.document.baseURI
}

/** False, too, in a window that was closed: a test environment takes the document away under a timer that waits. */
export function isVisible(): boolean {
  const { document }: { document?: Document } = page ?? {}
  return page === null || document?.visibilityState === 'visible'
}

export function isOnline(): boolean {
  return page?.navigator.onLine !== false
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

'use client'
import { isOnline, isVisible, page } from './browser.js'

const SEEN = ['visibilitychange', 'online']

/** Does something once the page is looked at and online: at once, if it is. */
export function whenSeen(work: () => void): void {
  const look = () => {
    if (!isVisible() || !isOnline()) return
    for (const event of SEEN) page?.removeEventListener(event, look, true)
    work()
  }
  for (const event of SEEN) page?.addEventListener(event, look, true)
  look()
}

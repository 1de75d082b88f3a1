'use client'

const INVISIBLE = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'LINK', 'META', 'NOSCRIPT'])

/**
 * Makes everything of the page but `inside` inert, also what is added later: Tab, pointer and screen
 * readers do not reach it. Returns the undo, which leaves alone what was inert before.
 */
export function keepTabInside(inside: Element): () => void {
  const made = new Set<HTMLElement>()
  const sweep = () => {
    for (const element of document.body.children) {
      if (!(element instanceof HTMLElement) || element === inside || element.inert) continue
      if (INVISIBLE.has(element.tagName)) continue
      element.inert = true
      made.add(element)
    }
  }
  sweep()
  const observer = new MutationObserver(sweep)
  observer.observe(document.body, { childList: true })
  return () => {
    observer.disconnect()
    for (const element of made) element.inert = false
  }
}

import type { RefObject } from 'react'
import { useEffect } from 'react'

const FRAMES = 30

type Find = () => HTMLElement | null | undefined

/** What has the focus only because there was nothing better. */
let makeshift: HTMLElement | null = null

function isLost() {
  const { activeElement, body } = document
  return !activeElement || activeElement === body || !activeElement.isConnected || activeElement === makeshift
}

/**
 * Puts the focus where it belongs as soon as that is there, but only when it is nowhere: whoever went on
 * elsewhere stays there. After half a second the fallback has to do.
 */
export function focusSoon(find: Find, fallback?: Find): void {
  let frames = 0
  const attempt = () => {
    if (isLost()) {
      const target = find()
      target?.focus()
      if (target && document.activeElement === target) return
      if (frames === FRAMES) {
        makeshift = fallback?.() ?? null
        makeshift?.focus({ preventScroll: true })
      }
    }
    frames += 1
    if (frames <= FRAMES) requestAnimationFrame(attempt)
  }
  attempt()
}

/** The heading of the page, or of one of its regions while that is there. */
export const headingOf = (root: ParentNode | null, region?: string) =>
  root?.querySelector<HTMLElement>(`[data-region="${region ?? ''}"] [tabindex="-1"]`) ??
  root?.querySelector<HTMLElement>('[tabindex="-1"]') ??
  null

/**
 * Catches the focus of whatever goes away under it: it moves to the heading of the same region, and from
 * a button that asked for more to the first of what came.
 */
export function useCaughtFocus(root: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const { current } = root
    if (!current) return
    let last: Element | null = null
    let region: string | undefined
    const remember = ({ target }: Event) => {
      last = target instanceof Element ? target : null
      region = last?.closest<HTMLElement>('[data-region]')?.dataset['region']
    }
    const look = () => {
      if (!last || last.isConnected) return
      const after = Number(last.closest<HTMLElement>('[data-after]')?.dataset['after'])
      last = null
      focusSoon(
        () =>
          after >= 0
            ? root.current?.querySelector<HTMLElement>(
                `[data-region=available] [aria-posinset="${after + 1}"] button`,
              )
            : null,
        () => headingOf(root.current, region),
      )
    }
    const observer = new MutationObserver(look)
    observer.observe(current, { childList: true, subtree: true })
    current.addEventListener('focusin', remember)
    return () => {
      observer.disconnect()
      current.removeEventListener('focusin', remember)
      look()
    }
  }, [root])
}

'use client'

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
 *
 * @param from What may lose it to what is found, though it is still there.
 */
export function focusSoon(find: Find, fallback?: Find, from?: Element | null): void {
  let frames = 0
  const attempt = () => {
    if (isLost() || document.activeElement === from) {
      const target = find()
      target?.focus()
      if (target && document.activeElement === target) return
      if (frames === FRAMES && isLost()) {
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

/** Catches the focus of whatever goes away under it; what does so is fetched when the focus first comes in. */
export function useCaughtFocus(root: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const { current } = root
    if (!current) return
    let stop: (() => void) | null = null
    let isOver = false
    const begin = async ({ target }: Event) => {
      current.removeEventListener('focusin', begin)
      try {
        const { catchFocus } = await import('./caught-focus.js')
        if (!isOver) stop = catchFocus(root, current, target)
      } catch {
        current.addEventListener('focusin', begin)
      }
    }
    current.addEventListener('focusin', begin)
    return () => {
      isOver = true
      current.removeEventListener('focusin', begin)
      stop?.()
    }
  }, [root])
}

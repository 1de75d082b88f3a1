import type { RefObject } from 'react'
import { focusSoon, headingOf } from './focus.js'

/**
 * Catches the focus of whatever goes away under it: it moves to the heading of the same region, and from
 * a button that asked for more to the first of what came.
 *
 * @param first What has the focus already.
 * @returns The end, which looks once more: all of the page may be gone.
 */
export function catchFocus(
  root: RefObject<HTMLElement | null>,
  page: HTMLElement,
  first: EventTarget | null,
) {
  let last: Element | null = null
  let region: string | undefined
  const remember = (target: EventTarget | null) => {
    last = target instanceof Element ? target : null
    region = last?.closest<HTMLElement>('[data-region]')?.dataset['region']
  }
  const listen = ({ target }: Event) => remember(target)
  const look = () => {
    if (!last || last.isConnected) return
    const after = Number(last.closest<HTMLElement>('[data-after]')?.dataset['after'])
    last = null
    const next = `[data-region=available] [aria-posinset="${after + 1}"] button`
    focusSoon(
      () => (after >= 0 ? root.current?.querySelector<HTMLElement>(next) : null),
      () => headingOf(root.current, region),
    )
  }
  const observer = new MutationObserver(look)
  observer.observe(page, { childList: true, subtree: true })
  page.addEventListener('focusin', listen)
  remember(page.contains(document.activeElement) ? document.activeElement : first)
  look()
  return () => {
    observer.disconnect()
    page.removeEventListener('focusin', listen)
    look()
  }
}

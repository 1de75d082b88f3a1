'use client'

/** What of a list is drawn when it is near the screen, and empty when it is not. */
export interface Box {
  /** Draws so many items more, and tells when they are there by `drawn`. False when there is nothing more to draw. */
  come: (items: number) => boolean
  go: () => void
}

export interface Nearness {
  /** Lets a box come and go with its distance from the screen; one that stays comes when its turn is. Returns what ends it. */
  watch: (element: HTMLElement, box: Box, stays?: boolean) => () => void
  /** What was asked for is in the document: others may come. */
  drawn: () => void
}

/** How many items a slow machine draws in a frame, and how many a fast one. */
const FEWEST = 3
const MOST = 12

/** Two frames of a screen that shows sixty of them a second, but not three. */
const QUICK_MS = 40

/** So many boxes may wait to be emptied while others come. */
const PATIENCE = 8

/**
 * Draws and empties boxes a little in each frame, so that none takes long; what only flew past is never drawn.
 * Null where nothing tells what is on the screen.
 */
export function createNearness(rootMargin: string): Nearness | null {
  if (typeof IntersectionObserver === 'undefined') return null
  const boxes = new WeakMap<Element, Box>()
  const coming = new Set<Element>()
  const going = new Map<Element, number>()
  let frame = 0
  let before = 0
  let items = FEWEST
  let waits: Element | undefined

  const later = () => {
    if (!waits && coming.size + going.size) frame ||= requestAnimationFrame(next)
  }
  const empty = ([element, height]: [Element, number]) => {
    going.delete(element)
    // What holds the focus stays, or the focus would be lost.
    if (!(element instanceof HTMLElement) || element.contains(document.activeElement)) return
    element.style.minBlockSize = `${height}px`
    boxes.get(element)?.go()
  }
  const draw = (element: Element) => {
    if (boxes.get(element)?.come(items)) waits = element
    else {
      coming.delete(element)
      if (element instanceof HTMLElement) element.style.minBlockSize = ''
    }
  }
  const next = (time: number) => {
    items = time - before < QUICK_MS ? Math.min(items * 2, MOST) : FEWEST
    frame = 0
    before = time
    const [first] = coming
    const [last] = going
    if (last && (!first || going.size > PATIENCE)) empty(last)
    else if (first) draw(first)
    later()
  }
  const drawn = () => {
    waits = undefined
    later()
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        coming.delete(target)
        going.delete(target)
        if (isIntersecting) coming.add(target)
        else if (target.firstChild || target === waits) going.set(target, boundingClientRect.height)
      }
      later()
    },
    { rootMargin },
  )
  return {
    drawn,
    watch(element, box, stays) {
      boxes.set(element, box)
      if (stays) {
        coming.add(element)
        later()
      } else observer.observe(element)
      return () => {
        observer.unobserve(element)
        coming.delete(element)
        going.delete(element)
        if (waits === element) drawn()
      }
    },
  }
}

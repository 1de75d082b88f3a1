'use client'

import { whenIdle } from '../../hooks/whenIdle.js'

/** What of a list is drawn when it is near the screen, and empty when it is not. */
export interface Box {
  /** Draws so many items more, and tells when they are there by `drawn`. False when there is nothing more to draw. */
  come: (items: number) => boolean
  go: () => void
  /** Never emptied; drawn far from the screen too, once there is nothing else to do. */
  stays?: boolean
}

export interface Nearness {
  /** Lets a box come and go with its distance from the screen. Returns what ends it. */
  watch: (element: HTMLElement, box: Box) => () => void
  /** What was asked for is in the document: others may come. */
  drawn: () => void
  /** While it rests, what is near the screen is drawn when there is nothing else to do, and nothing that is far. */
  rest: (rests: boolean | undefined) => void
}

/** How many items a slow machine draws in a frame, and how many a fast one. */
const FEWEST = 3
const MOST = 12

/** Two frames of a screen that shows sixty of them a second, but not three. */
const QUICK_MS = 40

/** So many boxes may wait to be emptied while others come. */
const PATIENCE = 8

/** Draws and empties boxes a little in each frame, so that none takes long; what only flew past is never drawn. */
export function createNearness(rootMargin: string): Nearness {
  const boxes = new WeakMap<Element, Box>()
  const coming = new Set<HTMLElement>()
  const going = new Map<HTMLElement, number>()
  const staying = new Set<HTMLElement>()
  let isAsked = false
  let before = 0
  let items = FEWEST
  let waits: HTMLElement | undefined
  let isIdle = false
  let isResting: boolean | undefined

  const later = () => {
    if (waits) return
    if (coming.size + going.size) {
      if (isAsked) return
      isAsked = true
      if (isResting && 'requestIdleCallback' in window) whenIdle(() => next(before))
      else requestAnimationFrame(next)
    } else if (staying.size && !isIdle && !isResting) {
      isIdle = true
      whenIdle(() => {
        isIdle = false
        const [one] = staying
        one?.setAttribute('data-ahead', '')
        if (one) bring(one)
        later()
      })
    }
  }
  const bring = (element: HTMLElement) => {
    staying.delete(element)
    coming.add(element)
  }
  const empty = ([element, height]: [HTMLElement, number]) => {
    going.delete(element)
    // What holds the focus stays, or the focus would be lost.
    if (element.contains(document.activeElement)) return
    element.style.minBlockSize = `${height}px`
    boxes.get(element)?.go()
  }
  const draw = (element: HTMLElement) => {
    if (boxes.get(element)?.come(items)) waits = element
    else {
      coming.delete(element)
      element.style.minBlockSize = ''
    }
  }
  const next = (time: number) => {
    items = time - before < QUICK_MS ? Math.min(items + 1, MOST) : FEWEST
    isAsked = false
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
        if (!(target instanceof HTMLElement) || (!isIntersecting && boxes.get(target)?.stays)) continue
        coming.delete(target)
        going.delete(target)
        if (isIntersecting) bring(target)
        else if (target.firstChild || target === waits) going.set(target, boundingClientRect.height)
      }
      later()
    },
    { rootMargin },
  )
  return {
    drawn,
    rest(rests) {
      isResting = rests
      later()
    },
    watch(element, box) {
      boxes.set(element, box)
      if (box.stays) staying.add(element)
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        coming.delete(element)
        going.delete(element)
        staying.delete(element)
        if (waits === element) drawn()
      }
    },
  }
}

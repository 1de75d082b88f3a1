'use client'

import { importOnce } from '../../hooks/connect/importOnce.js'
import type { Nearness } from './nearness.js'

/** What of a list is near the screen, for its chunks, and for its blocks, which are told earlier. */
export interface Watchers {
  nearness: Nearness | null
  far: Nearness | null
}

const load = importOnce(() => import('./nearness.js'))
let create: ((rootMargin: string) => Nearness) | undefined

/** `undefined` until it has been fetched; null where nothing tells what is on the screen, and all is drawn. */
export function nearnessAtHand(): Watchers | null | undefined {
  if (typeof IntersectionObserver === 'undefined') return null
  return create && { nearness: create('60% 0px'), far: create('200% 0px') }
}

/** Fetches it. Null when it cannot be fetched. */
export async function loadNearness(): Promise<Watchers | null> {
  try {
    create = (await load()).createNearness
    return nearnessAtHand() ?? null
  } catch {
    return null
  }
}

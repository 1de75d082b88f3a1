'use client'
import type { MembraneError } from '../core/errors.js'

/** What every hook that reads answers, besides its data. */
export interface ReadResult {
  /** Nothing is known yet. Never true while there is something to show, nor while there is an error. */
  loading: boolean
  /** What is shown is being asked for again. */
  refreshing: boolean
  /** Why the last request failed. What was there before stays; what may pass by itself is tried again. */
  error: MembraneError | undefined
  /** Asks again. Resolves when the answer is there; never rejects (see `error`). */
  refresh: () => Promise<void>
}

/** What every hook that reads a list answers. */
export interface ListResult<Item> extends ReadResult {
  /** What is there so far, each item once. Empty, never absent. */
  items: readonly Item[]
  /** There is another page. */
  hasMore: boolean
  /** Asks for the next page. Resolves when it is there; never rejects (see `loadMoreError`). */
  loadMore: () => Promise<void>
  loadingMore: boolean
  loadMoreError: MembraneError | undefined
  /**
   * Says which of the `items` are on the screen, by their indexes: `refresh`, and the page's coming back to the
   * front, ask for their pages as well as for the first. Not needed where all there is is one page.
   */
  onScreen: (first: number, last: number) => void
}

/** What a hook that reads one thing answers. */
export interface ItemResult<Item> extends ReadResult {
  item: Item | undefined
}

/** One and the same empty list, so that effects and memos see no change. */
export const NO_ITEMS: readonly never[] = []

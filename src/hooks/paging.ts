'use client'
/** Asking for more than the first page, or for pages again: apart, because the first page needs none of it. */
import { unstable_serialize } from 'swr'
import type { Listed } from '../core/identity.js'
import type { MembraneKey } from '../core/keys.js'
import type { Flights } from './flights.js'
import type { HostCache } from './hosts.js'
import { append, pagesOf, replacePage } from './pageChanges.js'
import { nextCursor, type LoadedPage, type Pages } from './pages.js'

/** A screen seldom shows more. */
const PAGES_AT_ONCE = 4

type ReadPage<Item> = (cursor: string | undefined) => Promise<LoadedPage<Item>>

export interface Paging {
  /** Asks again for the first page and for those that are on the screen; the others stay. */
  readAgain: <Item extends Listed>(
    entry: string,
    known: Pages<Item>,
    readPage: ReadPage<Item>,
  ) => Promise<Pages<Item>>
  /** Asks for the page behind the last, once for all who ask, and writes it behind what is known by then. */
  readNext: <Item>(
    host: HostCache,
    key: MembraneKey,
    served: Pages<Item>,
    readPage: ReadPage<Item>,
  ) => Promise<void>
}

export function createPaging(flights: Flights): Paging {
  return {
    async readAgain(entry, known, readPage) {
      const onScreen = flights.shown(entry).flatMap((range) => pagesOf(known, range))
      const wanted = [0, ...new Set(onScreen)].slice(0, PAGES_AT_ONCE)
      const fresh = await Promise.all(
        wanted.map(async (index) => ({ index, page: await readPage(known[index - 1]?.cursor) })),
      )
      // From the end: what is found to be gone in front takes what is behind with it.
      return fresh.reduceRight((pages, { index, page }) => replacePage(pages, index, page), known)
    },
    async readNext({ cache, mutate }, key, served, readPage) {
      const entry = unstable_serialize(key)
      const known = (): typeof served => cache.get(entry)?.data ?? served
      const cursor = nextCursor(known())
      if (cursor === undefined) return
      await flights.once(`${entry} ${cursor}`, async () => {
        const page = await readPage(cursor)
        // What is being asked for again was asked for before this page: SWR drops it.
        const revalidate = cache.get(entry)?.isValidating === true
        await mutate(key, append(known(), cursor, page), { revalidate })
      })
    },
  }
}

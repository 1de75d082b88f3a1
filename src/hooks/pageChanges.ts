'use client'
/** What is done to pages that are there already: apart, because the first page needs none of it. */
import { integrationIdentity, type Listed } from '../core/identity.js'
import { isSame, nextCursor, type LoadedPage, type Pages } from './pages.js'

/** The new items, with the old objects where nothing changed, so that rows which show them need not render. */
export function share<Item extends Listed>(old: readonly Item[], items: readonly Item[]): readonly Item[] {
  const known = new Map(old.map((item) => [integrationIdentity(item), item]))
  const next = items.map((item) => {
    const before = known.get(integrationIdentity(item))
    return before && isSame(before, item) ? before : item
  })
  return next.length === old.length && next.every((item, index) => item === old[index]) ? old : next
}

/** Adds what came for `cursor`, unless it is there already. A cursor that was seen before ends the list. */
export function append<Item>(pages: Pages<Item>, cursor: string, page: LoadedPage<Item>): Pages<Item> {
  if (nextCursor(pages) !== cursor) return pages
  return [...pages, pages.some((known) => known.cursor === page.cursor) ? { items: page.items } : page]
}

/**
 * Puts a page that was asked for again in the place of the old one, and leaves the pages behind it as they are.
 *
 * Pages shift when something is added or removed before their end. So what the new page pushed out at its
 * end stays, and what it no longer holds although it reaches beyond it is gone. Where nothing behind can be
 * right any more, it is dropped.
 */
export function replacePage<Item extends Listed>(
  pages: Pages<Item>,
  index: number,
  page: LoadedPage<Item>,
): Pages<Item> {
  const old = pages[index]?.items ?? []
  const fresh = share(old, page.items)
  const names = new Set(fresh.map(integrationIdentity))
  const behind = pages.slice(index + 1)
  const isKnown = (item: Item) => names.has(integrationIdentity(item))
  const isRead = !fresh.length || old.some(isKnown) || behind.some(({ items }) => items.some(isKnown))
  const holds = page.cursor && isRead
  if (!behind.length || !holds) {
    const same = !behind.length && fresh === old && pages[index]?.cursor === page.cursor
    return same ? pages : [...pages.slice(0, index), { ...page, items: fresh }]
  }
  const places = new Map(old.map((item, place) => [integrationIdentity(item), place]))
  const reached = fresh.reduce<number>(
    (last, item) => places.get(integrationIdentity(item)) ?? last,
    old.length,
  )
  const pushedOut = old.slice(reached + 1).filter((item) => !isKnown(item))
  const items = pushedOut.length ? [...fresh, ...pushedOut] : fresh
  return items === old ? pages : pages.map((known, place) => (place === index ? { ...known, items } : known))
}

/** Which pages hold these items, besides the first. */
export function pagesOf<Item>(pages: Pages<Item>, [first, last]: readonly [number, number]): number[] {
  const found: number[] = []
  let start = 0
  pages.forEach(({ items }, index) => {
    const end = start + items.length
    if (index > 0 && start <= last && end > first) found.push(index)
    start = end
  })
  return found
}

/** The same object when `change` gave back every item as it was. */
export function mapItems<Item>(pages: Pages<Item>, change: (item: Item) => Item): Pages<Item> {
  const next = pages.map((page) => {
    const items = page.items.map(change)
    return items.every((item, index) => item === page.items[index]) ? page : { ...page, items }
  })
  return next.every((page, index) => page === pages[index]) ? pages : next
}

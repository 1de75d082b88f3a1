'use client'

/** One page as it came; `cursor` leads to the next and is absent (or empty) on the last. */
export interface LoadedPage<Item> {
  readonly items: readonly Item[]
  readonly cursor?: string
}

/** The pages of a list that were asked for so far, first to last. Plain JSON, as a host's cache may store it. */
export type Pages<Item> = readonly LoadedPage<Item>[]

/** What tells two items of a list apart. In lists of integrations even the id may be missing. */
export interface Listed {
  id?: string
  key?: string
  connectorId?: string
  externalAppId?: string
  name: string
}

/** The same for the same thing: id, key, connector, external app or name, whichever comes first. */
export function identify({ id, key, connectorId, externalAppId, name }: Listed): string {
  return id ?? key ?? connectorId ?? externalAppId ?? name
}

/** All items, each once. */
export function flatten<Item extends Listed>(pages: Pages<Item>): readonly Item[] {
  const items = new Map<string, Item>()
  for (const page of pages) {
    for (const item of page.items) {
      const name = identify(item)
      if (!items.has(name)) items.set(name, item)
    }
  }
  return [...items.values()]
}

/** `undefined` after the last page. */
export function nextCursor<Item>(pages: Pages<Item>): string | undefined {
  return pages.at(-1)?.cursor || undefined
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
  const names = new Set(fresh.map(identify))
  const behind = pages.slice(index + 1)
  const isKnown = (item: Item) => names.has(identify(item))
  const holds = page.cursor && (old.some(isKnown) || behind.some(({ items }) => items.some(isKnown)))
  if (!behind.length || !holds) {
    const same = !behind.length && fresh === old && pages[index]?.cursor === page.cursor
    return same ? pages : [...pages.slice(0, index), { ...page, items: fresh }]
  }
  const places = new Map(old.map((item, place) => [identify(item), place]))
  const reached = fresh.reduce<number>((last, item) => places.get(identify(item)) ?? last, old.length)
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

/** The new items, with the old objects where nothing changed, so that rows which show them need not render. */
export function share<Item extends Listed>(old: readonly Item[], items: readonly Item[]): readonly Item[] {
  const known = new Map(old.map((item) => [identify(item), item]))
  const next = items.map((item) => {
    const before = known.get(identify(item))
    return before && isSame(before, item) ? before : item
  })
  return next.length === old.length && next.every((item, index) => item === old[index]) ? old : next
}

/** Equal as JSON. Servers keep the order of fields; where one does not, a row renders once more. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The same object when `change` gave back every item as it was. */
export function mapItems<Item>(pages: Pages<Item>, change: (item: Item) => Item): Pages<Item> {
  const next = pages.map((page) => {
    const items = page.items.map(change)
    return items.every((item, index) => item === page.items[index]) ? page : { ...page, items }
  })
  return next.every((page, index) => page === pages[index]) ? pages : next
}

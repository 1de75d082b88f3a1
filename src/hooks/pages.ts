'use client'
import { integrationIdentity, type Listed } from '../core/identity.js'

/** One page as it came; `cursor` leads to the next and is absent (or empty) on the last. */
export interface LoadedPage<Item> {
  readonly items: readonly Item[]
  readonly cursor?: string
}

/** The pages of a list that were asked for so far, first to last. Plain JSON, as a host's cache may store it. */
export type Pages<Item> = readonly LoadedPage<Item>[]

const made = new WeakMap<Pages<Listed>, readonly Listed[]>()

/** All items, each once; of the same pages, the same list: ten thousand are not gone through again for each key that is typed. */
export function flatten<Item extends Listed>(pages: Pages<Item>): readonly Item[] {
  const known = made.get(pages)
  // What was made of these pages holds their items.
  if (known) return known as readonly Item[]
  const items = new Map<string, Item>()
  for (const page of pages) {
    for (const item of page.items) {
      const name = integrationIdentity(item)
      if (!items.has(name)) items.set(name, item)
    }
  }
  const all = [...items.values()]
  made.set(pages, all)
  return all
}

/** `undefined` after the last page. */
export function nextCursor<Item>(pages: Pages<Item>): string | undefined {
  return pages.at(-1)?.cursor || undefined
}

/** Equal as JSON. Servers keep the order of fields; where one does not, or is too deep to tell, a row renders once more. */
export function isSame(a: unknown, b: unknown): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b)
  } catch {
    return false
  }
}

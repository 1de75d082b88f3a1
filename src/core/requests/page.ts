import type { Page } from '../../api/page.js'
import { badResponse, toPage } from '../border.js'
import type { CallOptions, Query, Send } from '../transport.js'

/** Reads one page of a list. */
export async function readPage<Item extends { id?: string }>(
  send: Send,
  path: string,
  query: Query,
  toItem: (value: unknown) => Item,
  options?: CallOptions,
): Promise<Page<Item>> {
  const page = toPage(await send('GET', path, { ...options, query }), toItem)
  if (page.cursor && page.cursor === query.cursor) throw repeatedCursor()
  return page
}

export function repeatedCursor() {
  return badResponse('the next page, since its cursor repeats')
}

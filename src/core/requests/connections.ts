import type { Connection, ConnectionQuery } from '../../api/connection.js'
import { toConnection, withoutDuplicates } from '../border.js'
import type { CallOptions, Send } from '../transport.js'
import { readPage, repeatedCursor } from './page.js'

const ALL_LIMIT = 1000
/** All connections: follows the cursor to the end. */
export async function listConnections(
  send: Send,
  query: Omit<ConnectionQuery, 'cursor' | 'limit'> = {},
  options?: CallOptions,
): Promise<Connection[]> {
  const items: Connection[] = []
  const seen = new Set<string | undefined>()
  let cursor: string | undefined
  do {
    seen.add(cursor)
    const asked = { ...query, limit: ALL_LIMIT, cursor }
    const next = await readPage(send, '/connections', asked, toConnection, options)
    items.push(...next.items)
    cursor = next.cursor
    if (cursor && seen.has(cursor)) throw repeatedCursor()
  } while (cursor)
  return withoutDuplicates(items)
}

import type { Connection, ConnectionQuery } from '../../api/connection.js'
import { toConnection, withoutDuplicates } from '../border.js'
import { segment } from '../selector.js'
import type { CallOptions, Send } from '../transport.js'
import { readPage, repeatedCursor } from './page.js'

const ALL_LIMIT = 1000
/** How much longer than it asks the server to wait the long poll waits itself. */
const LONG_POLL_SPARE_MS = 10_000

export interface GetConnectionOptions extends CallOptions {
  /** Long poll: answer when `BUILDING` ends, or after so many seconds (1 to 60). */
  waitSeconds?: number | undefined
}

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

export async function getConnection(
  send: Send,
  selector: string,
  { waitSeconds, ...options }: GetConnectionOptions = {},
): Promise<Connection> {
  const poll = waitSeconds && {
    query: { wait: true, timeout: waitSeconds },
    deadlineMs: waitSeconds * 1000 + LONG_POLL_SPARE_MS,
  }
  return toConnection(await send('GET', `/connections${segment(selector)}`, { ...poll, ...options }))
}

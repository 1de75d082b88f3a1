import type { Connection } from '../../api/connection.js'
import { toConnection } from '../border.js'
import { segment } from '../selector.js'
import type { CallOptions, Send } from '../transport.js'

/** How much longer than it asks the server to wait the long poll waits itself. */
const LONG_POLL_SPARE_MS = 10_000

export interface GetConnectionOptions extends CallOptions {
  /** Long poll: answer when `BUILDING` ends, or after so many seconds (1 to 60). */
  waitSeconds?: number | undefined
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

'use client'
import type { Connection } from '../../api/connection.js'
import { isMembraneError, MembraneError, type MembraneErrorCode } from '../../core/errors.js'
import { getConnection } from '../../core/requests/connection.js'
import { connectionStatus } from '../../core/status.js'
import type { MembraneContextValue } from '../../hooks/context.js'
import { tell, type TellHost } from '../../hooks/tell.js'

const WAIT_SECONDS = 25
/** A long poll that answers sooner, and nothing has changed, is none. */
const HONOURED_MS = 5_000
const POLL_MS = 2_000
/** Right after a sign-in the record may still be the old one. */
const GRACE_MS = 6_000
const LONGEST_MS = 10 * 60_000
const PASSING: ReadonlySet<MembraneErrorCode> = new Set([
  'network',
  'timeout',
  'rate-limited',
  'server-error',
])

/**
 * Waits until a connection that was just reconnected can be used, and tells the page's lists what it sees.
 *
 * @throws {MembraneError} `connect-failed` when it settles as something else, and after ten minutes; `aborted`.
 */
export async function untilUsable(
  host: Pick<MembraneContextValue, 'session' | keyof TellHost>,
  id: string,
  { signal, scope }: { signal: AbortSignal; scope: string | undefined },
): Promise<void> {
  const began = Date.now()
  while (Date.now() - began < LONGEST_MS) {
    const asked = Date.now()
    const connection = await read()
    if (connection) {
      void tell(host, { kind: 'upsert', connection }, { revalidate: false })
      const status = connectionStatus(connection)
      if (status.usable) return
      if (!status.pending && Date.now() - began >= GRACE_MS) throw notUsable(connection)
      if (status.pending && Date.now() - asked >= HONOURED_MS) continue
    }
    await pause(POLL_MS, signal)
  }
  throw new MembraneError(
    'connect-failed',
    'The account was reconnected, but is still being set up. Nothing was run again: try once more when it is ready.',
  )

  async function read(): Promise<Connection | undefined> {
    try {
      return await getConnection(host.session.send, id, { waitSeconds: WAIT_SECONDS, signal, scope })
    } catch (error) {
      if (isMembraneError(error) && PASSING.has(error.code)) return undefined
      throw error
    }
  }
}

function notUsable(connection: Connection): MembraneError {
  const { reason } = connectionStatus(connection)
  return new MembraneError(
    'connect-failed',
    `${connection.name} was reconnected, but cannot be used yet${reason ? `: ${reason}` : ''}. Nothing was run again.`,
    reason ? { data: { message: reason } } : {},
  )
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new MembraneError('aborted', 'Nobody waits any more.'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

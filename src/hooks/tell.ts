'use client'
import type { MembraneError } from '../core/errors.js'
import type { Ahead } from './ahead.js'
import type { Change } from './change.js'
import type { Live } from './live.js'

/** What tells of changes. */
export interface TellHost {
  /**
   * Fetches what keeps the data true.
   *
   * @throws {MembraneError} `network`. The next one who needs it asks for it again.
   */
  readonly needLive: () => Promise<Live>
  /** Asks anew for everything on the page. */
  readonly askAgain: () => Promise<void>
  /** What was asked for before the change knows nothing of it. */
  readonly ahead: Ahead
}

/**
 * Writes what is now known into every cached list and record, at once, and tells the other tabs. Then asks
 * for the connections anew, unless told not to.
 *
 * @returns When the answer is there. Never rejects: an error is shown by the hooks that show the data.
 */
export async function tell(
  { needLive, askAgain, ahead }: TellHost,
  change: Change,
  options?: { revalidate?: boolean },
): Promise<void> {
  ahead.clear()
  // Without the chunk the lists can at least be asked for again.
  const live = await needLive().catch(() => undefined)
  await (live ? live.tell(change, options) : askAgain())
}

/** Asks for the connections anew after an error that does not say whether it was done all the same: the answer was lost. */
export function tellUncertain(host: TellHost, { code }: MembraneError): void {
  if (/^(network|timeout|server-error|bad-response)$/.test(code)) void tell(host, { kind: 'stale' })
}

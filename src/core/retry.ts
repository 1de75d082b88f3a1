import type { MembraneError } from './errors.js'

const FIRST_DELAY_MS = 300
/** Asked to wait longer than this, a request fails and says so (`retryAfterMs`) instead of hanging. */
const LONGEST_WAIT_MS = 10_000

/**
 * How long to wait before a read is tried again, in milliseconds, or `null` when that would not help.
 *
 * Doubles each time; the upper half is random, so that many clients do not come back together.
 *
 * @param attempt How many tries have failed, less one.
 */
export function retryDelayMs(
  { code, status, retryAfterMs }: MembraneError,
  attempt: number,
  random: () => number = Math.random,
): number | null {
  if (!['network', 'rate-limited', 'server-error'].includes(code) || status === 501) return null
  if (retryAfterMs === undefined) return FIRST_DELAY_MS * 2 ** attempt * (0.5 + random() / 2)
  return retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs : null
}

/** `Retry-After` in milliseconds; it is either seconds or a date. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const ms = Number(header) * 1000 || Date.parse(header ?? '') - now
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

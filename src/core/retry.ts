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
export function retryDelayMs(error: MembraneError, attempt: number, random: () => number): number | null {
  const passing =
    error.code === 'network' ||
    error.code === 'rate-limited' ||
    error.code === 'server-error' ||
    (error.code === 'token-unavailable' && error.status !== undefined && error.status >= 500)
  if (!passing || error.status === 501) return null
  if (error.retryAfterMs !== undefined)
    return error.retryAfterMs <= LONGEST_WAIT_MS ? error.retryAfterMs : null
  return FIRST_DELAY_MS * 2 ** attempt * (0.5 + random() / 2)
}

/** `Retry-After` in milliseconds; it is either seconds or a date. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header?.trim()) return undefined
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

'use client'
import { isAborted, type MembraneError, type MembraneErrorCode } from '../core/errors.js'
import { whenSeen } from './whenSeen.js'

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000
/** Whoever is asked to wait longer waits until somebody looks again. */
const LONGEST_WAIT_MS = 600_000
const RETRIES = 8

/** What may be over in a moment. The rest stays as it is until somebody does something. */
const PASSING: ReadonlySet<MembraneErrorCode> = new Set([
  'network',
  'timeout',
  'rate-limited',
  'server-error',
  'bad-response',
  'token-unavailable',
  'aborted',
])

/** How many retries in a row ended with an error. What a person or the browser asks for begins a new row. */
const tries = new WeakMap<MembraneError, number>()

/**
 * Asks again after an error that may be over: later and later, and while the page is looked at. What nobody waited for any more
 * is asked for at once: somebody may show it all the same.
 *
 * @param before The error of the request before, if that failed too.
 */
export function tryLater(error: MembraneError, before: MembraneError | undefined, again: () => void): void {
  const count = isAborted(error) ? 0 : ((before && tries.get(before)) ?? 0) + 1
  const growing = Math.min(FIRST_RETRY_MS * 2 ** (count - 1), LONGEST_RETRY_MS)
  const delayMs = count && Math.max(growing * (0.75 + Math.random() / 2), error.retryAfterMs ?? 0)
  if (!PASSING.has(error.code) || count > RETRIES || delayMs > LONGEST_WAIT_MS) return
  const start = () => {
    tries.set(error, count)
    again()
  }
  setTimeout(() => whenSeen(start), delayMs)
}

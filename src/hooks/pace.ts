'use client'

const POLL_MS = 2_000
const EAGER_MS = 60_000
const LONGEST_POLL_MS = 15_000
/** Far below what a timer can hold. */
const LONGEST_TIMER_MS = 600_000

/** When to ask the list again: often while something is new, then less and less; never before the server allows it. */
export interface Pace {
  /** Something new is pending. */
  hurry: () => void
  /** An answer came. `retryAfterMs`: how long it said to wait. */
  answered: (failed: boolean, retryAfterMs?: number) => void
  /** The server wants to be left alone. */
  isResting: () => boolean
  /** Until it is worth looking again, in milliseconds. It may still be resting then. */
  delayMs: () => number
}

export function createPace(): Pace {
  let eagerUntil = 0
  let pollMs = POLL_MS
  let restingUntil = 0
  return {
    hurry() {
      eagerUntil = Date.now() + EAGER_MS
      pollMs = POLL_MS
    },
    answered(failed, retryAfterMs = 0) {
      pollMs = !failed && Date.now() < eagerUntil ? POLL_MS : Math.min(pollMs * 1.5, LONGEST_POLL_MS)
      restingUntil = Math.max(restingUntil, Date.now() + retryAfterMs)
    },
    isResting: () => Date.now() < restingUntil,
    delayMs: () => Math.min(Math.max(pollMs, restingUntil - Date.now()), LONGEST_TIMER_MS),
  }
}

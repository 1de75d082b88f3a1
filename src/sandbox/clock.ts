/** Where the sandbox takes its time from. Milliseconds since the epoch, as `Date.now`. */
export interface Clock {
  now(): number
  setTimeout(callback: () => void, ms: number): unknown
  clearTimeout(handle: unknown): void
}

/** The longest delay that timers take; a longer one would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1

/** Reads the globals at each call, so that fake timers installed later work. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
  clearTimeout: (handle) => {
    if (isTimer(handle)) globalThis.clearTimeout(handle)
  },
}

/**
 * Runs `callback` after `ms` without keeping a Node process alive for it. Never, when `ms` is not
 * finite. Returns what stops it.
 */
export function later(clock: Clock, ms: number, callback: () => void): () => void {
  if (!Number.isFinite(ms)) return () => {}
  const due = clock.now() + ms
  const start = (): unknown => {
    const rest = Math.max(0, due - clock.now())
    const timer = clock.setTimeout(
      () => {
        if (due - clock.now() > 0 && rest > MAX_DELAY_MS) handle = start()
        else callback()
      },
      Math.min(rest, MAX_DELAY_MS),
    )
    if (hasUnref(timer)) timer.unref()
    return timer
  }
  let handle = start()
  return () => clock.clearTimeout(handle)
}

/** Waits `ms`; rejects with the signal's reason when it is aborted first. */
export function wait(clock: Clock, ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clock.clearTimeout(timer)
      reject(abortReason(signal))
    }
    const timer = clock.setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

/** What `fetch` rejects with when its signal is aborted. */
export function abortReason(signal?: AbortSignal | null): unknown {
  return signal?.reason ?? new DOMException('The operation was aborted.', 'AbortError')
}

function isTimer(handle: unknown): handle is ReturnType<typeof setTimeout> {
  return handle !== null && (typeof handle === 'object' || typeof handle === 'number')
}

function hasUnref(timer: unknown): timer is { unref(): void } {
  return typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function'
}

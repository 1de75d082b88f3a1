import { abortedError, type MembraneError } from './errors.js'

const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Runs `work` until it settles, one of `signals` aborts, or `ms` have passed, whichever is first. What is longer than a timer can be, is for ever.
 *
 * Holds also for work that ignores the signal it is given.
 */
export function guarded<T>(
  work: (signal: AbortSignal) => Promise<T>,
  signals: readonly (AbortSignal | undefined)[],
  ms: number,
  late: () => MembraneError,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const stop = (error: MembraneError) => {
      settle()
      reject(error)
      controller.abort()
    }
    const cancel = () => stop(abortedError())
    const timer = ms <= LONGEST_TIMER_MS ? setTimeout(() => stop(late()), ms) : undefined
    const settle = () => {
      clearTimeout(timer)
      for (const signal of signals) signal?.removeEventListener('abort', cancel)
    }
    for (const signal of signals) signal?.addEventListener('abort', cancel)
    if (signals.some((signal) => signal?.aborted)) return cancel()
    void work(controller.signal).then(resolve, reject).finally(settle)
  })
}

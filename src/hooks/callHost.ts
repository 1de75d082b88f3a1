'use client'

/**
 * Calls a function of the host's. What it throws is the host's mistake: it is reported as what nobody caught,
 * and stops nothing of ours.
 */
export function callHost<Arguments extends unknown[]>(
  callback: ((...args: Arguments) => void) | undefined,
  ...args: Arguments
): void {
  try {
    callback?.(...args)
  } catch (error) {
    reportUncaught(error)
  }
}

/** Lets the browser, or whoever listens for such errors, hear of it, as if nobody had caught it. */
export function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') return reportError(error)
  queueMicrotask(() => {
    throw error
  })
}

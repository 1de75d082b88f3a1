import { abortReason } from '../clock.js'

/** The answer, or, for a caller that is gone, the reason of that; the work goes on either way. */
export function untilGone<Value>(work: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const gone = () => reject(abortReason(signal))
    if (signal.aborted) gone()
    signal.addEventListener('abort', gone, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', gone))
  })
}

import { abortReason } from '../clock.js'
import type { Engine } from '../engine.js'
import type { ConnectionRecord } from '../records.js'

/** Resolves when the connection is no longer BUILDING, or after `ms`; rejects when the client went away. */
export function whileBuilding(
  engine: Engine,
  record: ConnectionRecord,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  const isOver = () => record.data.state !== 'BUILDING' || record.data.archivedAt !== undefined
  if (isOver()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const finish = () => {
      engine.clock.clearTimeout(timer)
      unsubscribe()
      signal?.removeEventListener('abort', abort)
    }
    const abort = () => {
      finish()
      reject(abortReason(signal))
    }
    const timer = engine.clock.setTimeout(() => {
      finish()
      resolve()
    }, ms)
    const unsubscribe = engine.changes.subscribe(({ elementId }) => {
      if (elementId !== record.data.id || !isOver()) return
      finish()
      resolve()
    })
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}

import type { Context } from 'hono'
import { abortReason } from '../clock.js'
import type { Engine } from '../engine.js'
import { textQuery } from '../http.js'
import { badRequest, notFound } from '../problem.js'

/** A connection or an action: something that is built. */
interface Built {
  readonly data: { readonly id: string; readonly state?: string; readonly archivedAt?: string }
}

/**
 * Resolves when it is no longer BUILDING, or after `ms`; rejects when the client went away.
 *
 * @throws {Problem} 404 when the world it was in is gone.
 */
export function whileBuilding(
  engine: Engine,
  record: Built,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  const isOver = () => record.data.state !== 'BUILDING' || record.data.archivedAt !== undefined
  if (isOver()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const finish = () => {
      engine.clock.clearTimeout(timer)
      unsubscribe()
      unfollow()
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
    const unfollow = engine.worlds.subscribe(() => {
      finish()
      reject(notFound(`'${record.data.id}' is gone: the sandbox was started anew`))
    })
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}

/** What `?timeout=` says, in milliseconds. */
export function timeoutOf(c: Context): number {
  const text = textQuery(c, 'timeout')
  const seconds = text === undefined ? 30 : Number(text)
  if (!(seconds >= 1 && seconds <= 60)) throw badRequest(`"timeout" must be 1 to 60 seconds, not "${text}"`)
  return seconds * 1_000
}

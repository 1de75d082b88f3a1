// Which check runs when. Nothing here knows what a check is.
import { availableParallelism } from 'node:os'

/** How many cores there are to share. */
export const cores = Math.max(1, availableParallelism())

/**
 * Runs everything, in order, as much at once as there is room for. One that needs another waits for it and lets
 * later ones go first; one that only lacks room lets nobody go first, so that what is wide has its turn too.
 *
 * @template {{ name: string, needs?: string, width?: number }} T
 * @template R
 * @param {readonly T[]} all `width` is the room that it takes, 1 unless told
 * @param {(one: T, blocked: boolean) => Promise<R>} perform `blocked` says that what it needs has failed
 * @param {{ room: number, hasFailed: (result: R) => boolean }} options
 * @returns {Promise<R[]>} the results, in the order of `all`
 */
export async function schedule(all, perform, { room, hasFailed }) {
  /** @type {Map<T, R>} */
  const results = new Map()
  /** @type {Map<T, Promise<void>>} */
  const running = new Map()
  const widthOf = ({ width = 1 }) => Math.min(width, room)
  const isOver = (name) => !all.some((one) => one.name === name && !results.has(one))
  const failed = (name) =>
    all.some((one) => one.name === name && results.has(one) && hasFailed(results.get(one)))

  const start = (one) => {
    const over = perform(one, failed(one.needs)).then((result) => {
      results.set(one, result)
      running.delete(one)
    })
    running.set(one, over)
  }
  const startWhatFits = () => {
    for (const one of all) {
      if (results.has(one) || running.has(one) || !isOver(one.needs)) continue
      const taken = [...running.keys()].reduce((sum, each) => sum + widthOf(each), 0)
      if (taken + widthOf(one) > room) return
      start(one)
    }
  }

  while (results.size < all.length) {
    startWhatFits()
    await Promise.race(running.values())
  }
  return all.map((one) => results.get(one))
}

import { beforeAll } from 'vitest'
import { loadLiveChunk } from '../../../src/hooks/liveChunk.js'

export { settle } from './settle.js'

// Fake timers do not wait for chunks.
beforeAll(async () => {
  await loadLiveChunk()
})

/** How often each thing was asked for: `{ integrations: 1 }`. */
export function count(
  requests: readonly { method: string; path: string }[],
  method = 'GET',
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const request of requests) {
    if (request.method !== method) continue
    const name = request.path.replace(/^\//, '')
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** The item with this id. */
export function byId<Item extends { id: string }>(items: readonly Item[], id: string): Item {
  const found = items.find((item) => item.id === id)
  if (!found) throw new Error(`There is no item ${id} among ${items.length}.`)
  return found
}

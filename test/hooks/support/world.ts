import { act } from '@testing-library/react'
import { beforeAll, vi } from 'vitest'
import { loadLiveChunk } from '../../../src/hooks/liveChunk.js'

// Fake timers do not wait for chunks.
beforeAll(async () => {
  await loadLiveChunk()
})

/**
 * Lets everything that is due happen, then `ms` more pass. In steps: React 18 renders what happened at the end
 * of each `act`, and what is shown decides what is asked for next.
 */
export async function settle(ms = 0): Promise<void> {
  let left = ms
  do {
    const step = Math.min(left, STEP_MS)
    left -= step
    await act(async () => {
      await vi.advanceTimersByTimeAsync(step)
    })
  } while (left > 0)
}
const STEP_MS = 250

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

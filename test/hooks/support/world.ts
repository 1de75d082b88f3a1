import { act } from '@testing-library/react'
import { beforeAll, vi } from 'vitest'
import { loadLiveChunk } from '../../../src/hooks/liveChunk.js'

// Fake timers do not wait for chunks.
beforeAll(async () => {
  await loadLiveChunk()
})

/** Lets everything that is due happen, then `ms` more pass. */
export function settle(ms = 0): Promise<void> {
  return act(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })
}

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

import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnections } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { settle } from './support/settle.js'

// What keeps the data true cannot be fetched: there is a new deployment, or no network.
vi.mock('../../src/hooks/liveChunk.js', () => ({
  liveChunk: () => undefined,
  provideLiveChunk: () => undefined,
  loadLiveChunk: () => Promise.reject(new Error('Failed to fetch dynamically imported module')),
}))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function createPage() {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot')
  return { sandbox, load: () => renderHook(() => useConnections(), { wrapper: Wrapper }).result }
}

it('asks again for what did not arrive', async () => {
  const { sandbox, load } = createPage()
  sandbox.faults.add({ match: '/connections', drop: true, times: 2 })
  const result = load()
  await settle(1_000)
  expect(result.current.error?.code).toBe('network')
  await settle(15_000)
  expect(result.current).toMatchObject({ error: undefined, items: [{ state: 'READY' }] })
})

it.each([403, 503])('does not ask a server for ever that answered %i', async (status) => {
  const { sandbox, load } = createPage()
  sandbox.faults.add({ match: '/connections', status })
  const result = load()
  await settle(60_000)
  expect(result.current.error?.status).toBe(status)
  expect(sandbox.requests).toHaveLength(1)
})

import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnections } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms))

it('says that it is loading until it knows, and never shows an empty list before', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot')
  const seen: string[] = []
  const { result } = renderHook(
    () => {
      const list = useConnections()
      seen.push(list.loading ? 'loading' : list.items.length ? 'items' : 'empty')
      return list
    },
    { wrapper: Wrapper },
  )
  expect(result.current.loading).toBe(true)
  await settle()
  expect(result.current.connections.map(({ name }) => name)).toHaveLength(1)
  expect(new Set(seen)).toEqual(new Set(['loading', 'items']))
})

it('polls while a connection is being set up, then rests', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot', { state: 'BUILDING' })

  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  expect(result.current.connections[0]?.state).toBe('BUILDING')

  sandbox.update(id, { state: 'READY' })
  await settle(2_000)
  expect(result.current.connections[0]?.state).toBe('READY')

  const served = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(served)
})

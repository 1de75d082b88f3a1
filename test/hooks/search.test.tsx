import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnections, useExternalApps, useIntegrations } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function createSearch() {
  const { sandbox, Wrapper } = createTestMembrane()
  for (const key of ['hubspot', 'hubdesk', 'gmail']) sandbox.connect(key)
  const seen: { search: string; searching: boolean; names: string[] }[] = []
  const view = renderHook(
    ({ search }: { search: string }) => {
      const list = useIntegrations({ search })
      seen.push({ search, searching: list.searching, names: list.items.map(({ key = '' }) => key).sort() })
      return list
    },
    { wrapper: Wrapper, initialProps: { search: '' } },
  )
  await settle()
  const searches = () => sandbox.requests.flatMap(({ query }) => query.search ?? [])
  const type = (search: string) => view.rerender({ search })
  return { sandbox, ...view, seen, searches, type }
}

it('asks once when typing rests, at most 200 ms later', async () => {
  const { type, searches, result } = await createSearch()
  for (const text of ['h', 'hu', 'hub', 'hubs']) {
    type(text)
    await settle(80)
  }
  expect(searches()).toEqual([])
  await settle(120)
  expect(searches()).toEqual(['hubs'])
  expect(result.current.items.map(({ key }) => key)).toEqual(['hubspot'])
})

it('keeps what was there while it searches, says so, and never passes it off as found', async () => {
  const { type, seen, sandbox, result } = await createSearch()
  sandbox.latencyMs = 500
  type('gmail')
  await settle(300)
  expect(result.current).toMatchObject({ searching: true, loading: false })
  expect(result.current.items).toHaveLength(3)
  await settle(1_000)
  expect(result.current).toMatchObject({ searching: false })
  expect(
    seen.filter(
      ({ search, searching, names }) => search === 'gmail' && !searching && names.join() !== 'gmail',
    ),
  ).toEqual([])
})

it('never shows the late answer to an older search', async () => {
  const { type, seen, sandbox, result, searches } = await createSearch()
  sandbox.faults.add({ match: '/integrations', delayMs: 5_000, times: 1 })
  type('hub')
  await settle(200)
  type('gmail')
  await settle(10_000)
  expect(searches()).toEqual(['hub', 'gmail'])
  expect(result.current.items.map(({ key }) => key)).toEqual(['gmail'])
  expect(result.current.error).toBeUndefined()
  expect(
    seen.filter(
      ({ search, searching, names }) => search === 'gmail' && !searching && names.join() !== 'gmail',
    ),
  ).toEqual([])
})

it('ends the search before, and starts it afresh when it is wanted again', async () => {
  const { type, sandbox, result, searches } = await createSearch()
  sandbox.latencyMs = 1_000
  type('hub')
  await settle(200)
  type('gmail')
  await settle(200)
  type('hub')
  await settle(2_000)
  expect(result.current).toMatchObject({ searching: false, loading: false, error: undefined })
  expect(result.current.items).toHaveLength(2)
  expect(searches()).toEqual(['hub', 'gmail', 'hub'])
})

it('shows everything at once when the search is cleared', async () => {
  const { type, result } = await createSearch()
  type('gmail')
  await settle(500)
  expect(result.current.items).toHaveLength(1)
  type('')
  expect(result.current).toMatchObject({ searching: false })
  expect(result.current.items).toHaveLength(3)
})

it('keeps the list before and whether it goes on together, until the answer is there', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  for (const key of ['hubspot', 'hubdesk', 'gmail']) sandbox.connect(key)
  const { result, rerender } = renderHook(({ search }) => useIntegrations({ search, limit: 2 }), {
    wrapper: Wrapper,
    initialProps: { search: '' },
  })
  await settle()
  expect(result.current).toMatchObject({ items: [{}, {}], hasMore: true })
  sandbox.latencyMs = 1_000
  rerender({ search: 'gmail' })
  await settle(500)
  expect(result.current).toMatchObject({ searching: true, items: [{}, {}], hasMore: true })
  const asked = sandbox.requests.length
  await act(() => result.current.loadMore())
  expect(sandbox.requests).toHaveLength(asked)
  expect(result.current).toMatchObject({ loadingMore: true, loadMoreError: undefined })
  await settle(1_000)
  expect(result.current).toMatchObject({ searching: false, loadingMore: false, hasMore: false })
  expect(result.current.items).toMatchObject([{ key: 'gmail' }])
})

it('hands out the very list that was there while it searches, so that nothing made of it is made anew', async () => {
  const { type, sandbox, result } = await createSearch()
  const { items } = result.current
  sandbox.latencyMs = 500
  type('gmail')
  await settle(300)
  expect(result.current.searching).toBe(true)
  expect(result.current.items).toBe(items)
})

it('asks once when typing rests for connections and external apps, too', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { name: 'Acme' })
  const { result, rerender } = renderHook(
    (search: string) => ({ found: useConnections({ search }), apps: useExternalApps({ search }) }),
    { wrapper: Wrapper, initialProps: '' },
  )
  await settle()
  for (const text of ['a', 'ac', 'acm', 'acme']) {
    rerender(text)
    await settle(80)
  }
  await settle(200)
  expect(sandbox.requests.flatMap(({ query }) => query.search ?? [])).toEqual(['acme', 'acme'])
  expect(result.current.found.items.map(({ name }) => name)).toEqual(['Acme'])
})

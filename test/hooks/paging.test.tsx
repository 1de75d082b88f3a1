import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnections, useExternalApps, useIntegration, useIntegrations } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { count, settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks again for the first page and for those on the screen, and for no other', async () => {
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'large', integrations: 500 })
  const { result } = renderHook(() => useIntegrations(), { wrapper: Wrapper })
  await settle()
  while (result.current.hasMore) {
    void result.current.loadMore()
    await settle()
  }
  const before = result.current.items
  const loads = sandbox.requests.length
  result.current.onScreen(0, 20)
  result.current.onScreen(395, 410)
  void result.current.refresh()
  await settle()
  expect(sandbox.requests.slice(loads).map(({ query }) => query.cursor ?? 'first')).toHaveLength(3)
  expect(result.current.items).toEqual(before)
  expect(result.current.items.every((item, index) => item === before[index])).toBe(true)
})

it('says why the next page did not come, keeps the rest, and gets it at the next try', async () => {
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'large', integrations: 150 })
  const { result } = renderHook(() => useIntegrations(), { wrapper: Wrapper })
  await settle()
  const heal = sandbox.faults.add({ match: '/integrations', status: 500 })
  void result.current.loadMore()
  await settle()
  expect(result.current).toMatchObject({
    hasMore: true,
    loadingMore: false,
    loadMoreError: { code: 'server-error' },
    error: undefined,
  })
  expect(result.current.items).toHaveLength(100)
  heal()
  void result.current.loadMore()
  await settle()
  expect(result.current).toMatchObject({ hasMore: false, loadMoreError: undefined })
  expect(result.current.items).toHaveLength(150)
})

it('does not run in circles after a cursor that repeats', async () => {
  const repeat = async (request: Request) => {
    const answer = await sandbox.fetch(request)
    if (!request.url.includes('/integrations')) return answer
    const body: unknown = await answer.json()
    return Response.json({ ...Object(body), cursor: 'again' })
  }
  const { sandbox, Wrapper } = createTestMembrane({
    scenario: 'large',
    integrations: 10,
    provider: {
      fetchToken: () => sandbox.token(),
      fetch: (request) => repeat(new Request(request.url.replace('cursor=again', ''), request)),
    },
  })
  const { result } = renderHook(() => useIntegrations(), { wrapper: Wrapper })
  await settle()
  const all = result.current.items.length
  void result.current.loadMore()
  await settle(60_000)
  expect(result.current.items).toHaveLength(all)
  expect(result.current.loadMoreError).toMatchObject({ code: 'bad-response' })
  expect(count(sandbox.requests)).toEqual({ integrations: 2 })
})

it('reads all connections, however many pages they come in', async () => {
  // A server that gives at most five at a time.
  const fetch = (request: Request) =>
    sandbox.fetch(new Request(request.url.replace('limit=1000', 'limit=5'), request))
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken: () => sandbox.token(), fetch } })
  for (let index = 0; index < 12; index++) sandbox.connect('hubspot', { name: `Account ${index}` })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  expect(result.current.connections).toHaveLength(12)
  expect(result.current.hasMore).toBe(false)
  expect(count(sandbox.requests)).toEqual({ connections: 3 })
})

it('reads external apps when it is told to, and one integration by its key', async () => {
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'everyday' })
  sandbox.connect('hubspot')
  const { result, rerender } = renderHook(
    ({ enabled, selector }: { enabled: boolean; selector: string | null }) => ({
      apps: useExternalApps({}, { enabled }),
      one: useIntegration(selector),
    }),
    { wrapper: Wrapper, initialProps: { enabled: false, selector: null as string | null } },
  )
  await settle(1_000)
  expect(sandbox.requests).toHaveLength(0)
  expect(result.current.apps.loading).toBe(false)
  rerender({ enabled: true, selector: 'hubspot' })
  expect(result.current.apps.loading).toBe(true)
  await settle()
  expect(result.current.apps.externalApps.length).toBeGreaterThan(0)
  expect(result.current.one.integration?.key).toBe('hubspot')
})

import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  useConnection,
  useConnections,
  useIntegrations,
  useMembraneSession,
  type MembraneError,
} from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { count, settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('recovers from a 401 by itself, with one new token', async () => {
  const fetchToken = vi.fn<() => string>(() => sandbox.token())
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken } })
  sandbox.connect('hubspot')
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  sandbox.revokeTokens()
  await settle(1_000)
  void result.current.refresh()
  await settle()
  expect(result.current.error).toBeUndefined()
  expect(result.current.connections).toHaveLength(1)
  expect(fetchToken).toHaveBeenCalledTimes(2)
})

it('shows a 503, tries again, and recovers after the third', async () => {
  const onError = vi.fn<(error: MembraneError) => void>()
  const { sandbox, Wrapper } = createTestMembrane({
    provider: { fetchToken: () => sandbox.token(), onError },
  })
  sandbox.connect('hubspot')
  sandbox.faults.add({ match: '/connections', status: 503, times: 3 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  expect(result.current).toMatchObject({
    loading: false,
    items: [],
    error: { code: 'server-error', status: 503 },
  })
  await settle(15_000)
  expect(result.current.error).toBeUndefined()
  expect(result.current.connections).toHaveLength(1)
  expect(onError).toHaveBeenCalledTimes(1)
})

it('keeps what is there when a refresh is not JSON, says so, and recovers', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot')
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  sandbox.faults.add({ match: '/connections', malformed: true, times: 1 })
  void result.current.refresh()
  await settle()
  expect(result.current.connections).toHaveLength(1)
  expect(result.current.error?.code).toBe('bad-response')
  await settle(3_000)
  expect(result.current.error).toBeUndefined()
})

it('waits as long as the server asks for', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.faults.add({ match: '/connections', status: 429, headers: { 'retry-after': '20' }, times: 1 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(19_000)
  expect(result.current.error?.code).toBe('rate-limited')
  expect(sandbox.requests).toHaveLength(1)
  await settle(2_000)
  expect(result.current.error).toBeUndefined()
})

for (const header of ['0', '-1', 'Thu, 01 Jan 2015 00:00:00 GMT']) {
  it(`does not ask in a burst when the server says Retry-After: ${header}`, async () => {
    const { sandbox, Wrapper } = createTestMembrane()
    sandbox.faults.add({ match: '/connections', status: 429, headers: { 'retry-after': header } })
    renderHook(() => useConnections(), { wrapper: Wrapper })
    await settle(10_000)
    expect(sandbox.requests.length).toBeLessThan(6)
  })
}

it('asks by no timer when the server wants to be left alone for long, but does when somebody looks again', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const lift = sandbox.faults.add({
    match: '/connections',
    status: 429,
    headers: { 'retry-after': '99999999' },
  })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(1)
  lift()
  void result.current.refresh()
  await settle()
  expect(result.current.error).toBeUndefined()
})

it('gives up after a while, and does not ask for ever', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.faults.add({ status: 500 })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(10 * 60_000)
  const asked = sandbox.requests.length
  expect(asked).toBeLessThan(12)
  await settle(10 * 60_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('does not repeat what will not help', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.faults.add({ match: '/connections', status: 403 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(60_000)
  expect(result.current.error?.code).toBe('forbidden')
  expect(sandbox.requests).toHaveLength(1)
})

it('tells the host of an error once, whatever the number of components', async () => {
  const onError = vi.fn<(error: MembraneError) => void>()
  const { sandbox, Wrapper } = createTestMembrane({
    provider: { fetchToken: () => sandbox.token(), onError },
  })
  sandbox.faults.add({ match: '/connections', status: 403 })
  renderHook(() => [useConnections(), useConnections(), useConnections()], { wrapper: Wrapper })
  await settle(10_000)
  expect(onError).toHaveBeenCalledTimes(1)
})

it('hides everything once the token route says that nobody is signed in, and comes back', async () => {
  let signedIn = true
  const fetchToken = () => (signedIn ? sandbox.token({ ttlSeconds: 60 }) : null)
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken } })
  sandbox.connect('hubspot')
  const { result } = renderHook(
    () => ({ ...useConnections(), apps: useIntegrations().items, signedOut: useMembraneSession().signedOut }),
    { wrapper: Wrapper },
  )
  await settle()
  expect(result.current).toMatchObject({ signedOut: false, items: [{}], apps: [{}] })
  signedIn = false
  await settle(40_000)
  void result.current.refresh()
  await settle()
  expect(result.current).toMatchObject({
    signedOut: true,
    loading: false,
    items: [],
    apps: [],
    error: { code: 'signed-out' },
  })
  signedIn = true
  void result.current.refresh()
  await settle()
  expect(result.current).toMatchObject({ signedOut: false, items: [{}], apps: [{}], error: undefined })
})

it('asks anew for all that is on the page once somebody signs in again, whoever found out', async () => {
  let signedIn = true
  const fetchToken = () => (signedIn ? sandbox.token({ ttlSeconds: 60 }) : null)
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken } })
  const hubspot = sandbox.connect('hubspot', { name: 'Acme' })
  const { result } = renderHook(
    () => ({
      connections: useConnections(),
      integrations: useIntegrations(),
      one: useConnection(hubspot.id),
    }),
    { wrapper: Wrapper },
  )
  await settle()
  signedIn = false
  await settle(40_000)
  void result.current.connections.refresh()
  await settle()
  expect(result.current.connections).toMatchObject({ items: [], error: { code: 'signed-out' } })

  sandbox.update(hubspot.id, { name: 'Globex' })
  signedIn = true
  const asked = sandbox.requests.length
  void result.current.integrations.refresh()
  await settle()
  expect(result.current).toMatchObject({
    connections: { items: [{ name: 'Globex' }], error: undefined },
    integrations: { items: [{ connection: { name: 'Globex' } }], error: undefined },
    one: { item: { name: 'Globex' }, error: undefined },
  })
  expect(count(sandbox.requests.slice(asked))).toMatchObject({ connections: 1 })
})

it('says that nobody is signed in when that is so from the start', async () => {
  const fetchToken = vi.fn<() => null>(() => null)
  const { Wrapper } = createTestMembrane({ provider: { fetchToken } })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(60_000)
  expect(result.current).toMatchObject({ loading: false, items: [], error: { code: 'signed-out' } })
  expect(fetchToken).toHaveBeenCalledTimes(1)
})

it('recovers when the token route does', async () => {
  const fetchToken = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('fetch failed'))
    .mockImplementation(() => Promise.resolve(sandbox.token()))
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken } })
  sandbox.connect('hubspot')
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  expect(result.current).toMatchObject({ loading: false, error: { code: 'token-unavailable' } })
  await settle(5_000)
  expect(result.current).toMatchObject({ loading: false, error: undefined, items: [{}] })
})

it('ends what is under way when the page is left, without an error, and asks again when it comes back', async () => {
  const onError = vi.fn<(error: MembraneError) => void>()
  const { sandbox, Wrapper } = createTestMembrane({
    provider: { fetchToken: () => sandbox.token(), onError },
  })
  sandbox.connect('hubspot')
  sandbox.latencyMs = 5_000
  const { result } = renderHook(() => ({ ...useConnections(), apps: useIntegrations() }), {
    wrapper: Wrapper,
  })
  await settle(1_000)
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  window.dispatchEvent(new Event('pagehide'))
  await settle(60_000)
  expect(result.current).toMatchObject({ loading: true, error: undefined })
  sandbox.latencyMs = 0
  visibility.mockRestore()
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  await settle(100)
  expect(result.current.connections).toHaveLength(1)
  expect(result.current.apps.integrations).toHaveLength(1)
  expect(onError).not.toHaveBeenCalled()
})

it('does not lose what it asks for when the page comes back at once', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot', { name: 'Acme' })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  sandbox.latencyMs = 100
  void result.current.refresh()
  await settle(10)
  sandbox.update(id, { name: 'Acme Ltd' })
  window.dispatchEvent(new Event('pagehide'))
  await act(async () => {
    for (let moment = 0; moment < 20; moment++) await Promise.resolve()
  })
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  await settle(1_000)
  expect(result.current.connections.map(({ name }) => name)).toEqual(['Acme Ltd'])
})

it('updates a list whose records are too deep to compare', async () => {
  const meta = '['.repeat(50_000) + ']'.repeat(50_000)
  let reads = 0
  const list = () => `{"items":[{"id":"c1","name":"${(reads += 1)}","state":"READY","meta":{"a":${meta}}}]}`
  const { Wrapper, sandbox } = createTestMembrane({
    provider: {
      fetch: async (request) =>
        new URL(request.url).pathname.endsWith('/connections')
          ? new Response(list())
          : sandbox.fetch(request),
    },
  })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  expect(result.current.items[0]?.name).toBe('1')
  void result.current.refresh()
  await settle()
  expect(result.current).toMatchObject({ error: undefined, items: [{ name: '2' }] })
})

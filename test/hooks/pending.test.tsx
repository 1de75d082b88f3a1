import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnect, useConnection, useConnections, useDisconnect, useIntegrations } from '../../src/index.js'
import { createTestMembrane, type TestMembrane } from '../../src/testing/index.js'
import { loadLate } from '../../src/hooks/connect/importOnce.js'
import { createLocks } from './support/locks.js'
import { byId, settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(navigator, 'locks')
  show('visible')
})

const giveLocks = (locks = createLocks()) =>
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
const show = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}
const polls = (requests: readonly { path: string; query: Record<string, string> }[]) =>
  requests.filter(({ query }) => query.wait === 'true')

it('hears of READY from one long poll at once, and then rests', async () => {
  giveLocks()
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot', { state: 'BUILDING' })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(20_000)
  expect(polls(sandbox.requests)).toHaveLength(1)
  sandbox.update(id, { state: 'READY' })
  await settle(100)
  expect(result.current.connections[0]?.state).toBe('READY')
  const asked = sandbox.requests.length
  expect(asked).toBe(2)
  await settle(120_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('asks again when a long poll ends and nothing has changed', async () => {
  giveLocks()
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(80_000)
  expect(polls(sandbox.requests)).toHaveLength(4)
  expect(polls(sandbox.requests)[0]?.query.timeout).toBe('25')
})

it('holds two long polls at most, and follows the rest by the list', async () => {
  giveLocks()
  const { sandbox, Wrapper } = createTestMembrane()
  const ids = ['hubspot', 'gmail', 'slack', 'github'].map(
    (key) => sandbox.connect(key, { state: 'BUILDING' }).id,
  )
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(10_000)
  expect(polls(sandbox.requests)).toHaveLength(2)
  for (const id of ids) sandbox.update(id, { state: 'READY' })
  await settle(2_000)
  expect(result.current.connections.map(({ state }) => state)).toEqual(['READY', 'READY', 'READY', 'READY'])
})

it('falls back to the list where the server does not wait', async () => {
  giveLocks()
  const { sandbox, Wrapper } = createTestMembrane({
    provider: {
      fetchToken: () => sandbox.token(),
      fetch: (request) =>
        sandbox.fetch(new Request(request.url.replace('wait=true&timeout=25', ''), request)),
    },
  })
  const { id } = sandbox.connect('hubspot', { state: 'BUILDING' })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(10_000)
  expect(sandbox.requests.length).toBeLessThan(9)
  sandbox.update(id, { state: 'READY' })
  await settle(2_000)
  expect(result.current.connections[0]?.state).toBe('READY')
})

it('asks every 2 s for a minute, then less and less, down to every 15 s', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(60_500)
  const inFirstMinute = sandbox.requests.length
  expect(inFirstMinute).toBe(31)
  await settle(10 * 60_000)
  const asked = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests.length - asked).toBe(4)
})

it('follows DISCONNECTING to its end', async () => {
  giveLocks()
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot', { state: 'DISCONNECTING' })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(1_000)
  sandbox.disconnect(id)
  await settle(2_000)
  expect(result.current.connections[0]?.state).not.toBe('DISCONNECTING')
  expect(polls(sandbox.requests)).toHaveLength(0)
})

it('rests while the page is hidden, and looks at once when it is shown again', async () => {
  giveLocks()
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot', { state: 'BUILDING' })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(1_000)
  show('hidden')
  await settle()
  const asked = sandbox.requests.length
  sandbox.update(id, { state: 'READY' })
  await settle(10 * 60_000)
  expect(sandbox.requests).toHaveLength(asked)
  show('visible')
  await settle(100)
  expect(result.current.connections[0]?.state).toBe('READY')
})

it('rests while offline', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(1_000)
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  window.dispatchEvent(new Event('offline'))
  await settle()
  const asked = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(asked)
  online.mockRestore()
  window.dispatchEvent(new Event('online'))
  await settle(3_000)
  expect(sandbox.requests.length).toBeGreaterThan(asked)
})

it('stops when nobody looks any more', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  const { unmount } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(3_000)
  unmount()
  await settle()
  const asked = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('lets one tab ask for all of a tenant, and the next when that one goes', async () => {
  giveLocks()
  const one = createTestMembrane()
  one.sandbox.connect('hubspot', { state: 'BUILDING' })
  const first = renderHook(() => useConnections(), { wrapper: one.Wrapper })
  const second = renderHook(() => useConnections(), { wrapper: one.Wrapper })
  await settle(20_000)
  expect(polls(one.sandbox.requests)).toHaveLength(1)
  first.unmount()
  await settle(100)
  expect(polls(one.sandbox.requests)).toHaveLength(2)
  second.unmount()
})

/** Another tab of the same tenant: a provider and a cache of its own. */
const openTab = ({ sandbox }: TestMembrane) =>
  createTestMembrane({
    provider: { apiUri: sandbox.apiUri, fetch: sandbox.fetch, fetchToken: () => sandbox.token() },
  }).Wrapper

it('follows what only a tab shows that does not ask', async () => {
  giveLocks()
  const membrane = createTestMembrane()
  const { sandbox, Wrapper } = membrane
  const slow = sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnection(slow.id), { wrapper: Wrapper })
  await settle(1_000)
  const other = renderHook(() => useConnections({ integrationKey: 'gmail' }), { wrapper: openTab(membrane) })
  await settle(1_000)
  const { id } = sandbox.connect('gmail', { state: 'BUILDING' })
  await act(() => other.result.current.refresh())
  await settle(1_000)
  expect(polls(sandbox.requests).map(({ path }) => path)).toEqual(
    [slow.id, id].map((of) => `/connections/${of}`),
  )
  sandbox.update(id, { state: 'READY' })
  await settle(100)
  expect(other.result.current.connections[0]?.state).toBe('READY')
  // The first tab does not show it, and need not remember it.
  const asked = sandbox.requests.length
  await settle(20_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('follows in the next tab what the first one asked for when that one goes', async () => {
  giveLocks()
  const membrane = createTestMembrane()
  const { sandbox, Wrapper } = membrane
  const [one, two, three] = ['hubspot', 'gmail', 'slack'].map(
    (app) => sandbox.connect(app, { state: 'BUILDING' }).id,
  )
  const first = renderHook(() => useConnection(one ?? ''), { wrapper: Wrapper })
  await settle(100)
  const second = renderHook(() => useConnection(two ?? ''), { wrapper: openTab(membrane) })
  await settle(100)
  const third = renderHook(() => useConnection(three ?? ''), { wrapper: openTab(membrane) })
  await settle(1_000)
  first.unmount()
  await settle(1_000)
  sandbox.update(three ?? '', { state: 'READY' })
  await settle(2_000)
  expect(third.result.current.connection?.state).toBe('READY')
  sandbox.update(two ?? '', { state: 'READY' })
  await settle(2_000)
  expect(second.result.current.connection?.state).toBe('READY')
  const asked = sandbox.requests.length
  await settle(120_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('tells of what waits a few times, not for ever', async () => {
  giveLocks()
  const membrane = createTestMembrane()
  const { sandbox, Wrapper } = membrane
  const ids = ['hubspot', 'gmail', 'slack', 'github'].map(
    (app) => sandbox.connect(app, { state: 'BUILDING' }).id,
  )
  const heard: unknown[] = []
  const channel = new BroadcastChannel(
    `react-membrane:${JSON.stringify([sandbox.apiUri, sandbox.workspaceKey, 'tenant-1'])}`,
  )
  channel.onmessage = ({ data }) => heard.push(data)
  for (const [index, id] of ids.entries()) {
    renderHook(() => useConnection(id), { wrapper: index ? openTab(membrane) : Wrapper })
    await settle(100)
  }
  await settle(60_000)
  expect(heard.length).toBeGreaterThan(2)
  expect(heard.length).toBeLessThan(9)
  channel.close()
})

it('follows what only an integration or a single record shows', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot', { state: 'BUILDING' })
  const { result } = renderHook(() => ({ one: useConnection(id), apps: useIntegrations() }), {
    wrapper: Wrapper,
  })
  await settle()
  expect(result.current.apps.integrations[0]?.connection?.state).toBe('BUILDING')
  sandbox.update(id, { state: 'READY' })
  await settle(2_500)
  expect(result.current.apps.integrations[0]?.connection?.state).toBe('READY')
  expect(result.current.one.connection?.state).toBe('READY')
})

it('shows in the list of apps what the list of connections learns', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot')
  const { result } = renderHook(() => ({ list: useConnections(), apps: useIntegrations() }), {
    wrapper: Wrapper,
  })
  await settle()
  sandbox.disconnect(id)
  void result.current.list.refresh()
  await settle()
  expect(result.current.apps.integrations[0]?.connection?.disconnected).toBe(true)
  expect(sandbox.requests.filter(({ path }) => path === '/integrations')).toHaveLength(1)
})

it('leaves the server alone for as long as it asks for', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  const lift = sandbox.faults.add({ match: '/connections', status: 429, headers: { 'retry-after': '60' } })
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(2)
  lift()
  await settle(3_000)
  expect(sandbox.requests).toHaveLength(3)
})

it('leaves the server alone after a long poll that it refused, too', async () => {
  giveLocks()
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.faults.add({ match: /connections\/con_/, status: 429, headers: { 'retry-after': '60' } })
  sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(55_000)
  expect(sandbox.requests).toHaveLength(2)
})

it('does not ask in a burst when the server wants to be left alone for months', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  sandbox.faults.add({ match: '/connections', status: 429, headers: { 'retry-after': '99999999' } })
  await settle(30 * 60_000)
  expect(sandbox.requests).toHaveLength(2)
})

it('asks less and less while the list fails', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  sandbox.faults.add({ match: '/connections', status: 503 })
  await settle(60_000)
  expect(sandbox.requests.length).toBeLessThan(10)
})

it('is as eager for what becomes pending late as for the first', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { state: 'BUILDING' })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(10 * 60_000)
  const { id } = sandbox.connect('gmail', { state: 'BUILDING' })
  await act(() => result.current.refresh())
  sandbox.update(id, { state: 'READY' })
  await settle(2_000)
  expect(result.current.connections.find((connection) => connection.id === id)?.state).toBe('READY')
})

it('keeps what was connected while an older list was on its way', async () => {
  // Fake timers do not wait for chunks.
  await loadLate()
  let isSlow = false
  const { sandbox, Wrapper } = createTestMembrane({
    buildMs: 600_000,
    provider: {
      async fetch(request) {
        const answer = await sandbox.fetch(request)
        if (isSlow && request.url.includes('/connections?')) {
          isSlow = false
          await new Promise((resolve) => setTimeout(resolve, 1_500))
        }
        return answer
      },
    },
  })
  sandbox.connect('hubspot', { name: 'First', state: 'BUILDING' })
  const usePage = () => ({ list: useConnections(), ...useConnect() })
  const { result } = renderHook(usePage, { wrapper: Wrapper })
  await settle(1_000)
  isSlow = true
  await settle(1_500)
  expect(isSlow).toBe(false)
  act(() => void result.current.connect({ integrationKey: 'hubspot', allowMultipleConnections: true }))
  await settle(30_000)
  expect(result.current.list.items).toHaveLength(2)
})

it('does not bring back what was disconnected when a long poll answers with the archived record', async () => {
  giveLocks()
  let held = ''
  const { sandbox, Wrapper } = createTestMembrane({
    provider: {
      async fetch(request) {
        const { searchParams, pathname } = new URL(request.url)
        if (!searchParams.has('wait') || !pathname.endsWith(held)) return sandbox.fetch(request)
        while (!sandbox.get(held)?.archivedAt) await new Promise((resolve) => setTimeout(resolve, 100))
        return Response.json(sandbox.get(held))
      },
    },
  })
  held = sandbox.connect('hubspot', { name: 'One', state: 'BUILDING' }).id
  sandbox.connect('gmail', { name: 'Other', state: 'BUILDING' })
  const usePage = () => ({ list: useConnections(), ...useDisconnect() })
  const { result } = renderHook(usePage, { wrapper: Wrapper })
  await settle(1_000)
  const shown = byId(result.current.list.items, held)
  await act(async () => void (await result.current.disconnect(shown)))
  await settle(5_000)
  expect(result.current.list.items.map(({ name }) => name)).toEqual(['Other'])
})

it('asks anew for a list of which only the server can say what belongs to it', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot', { state: 'BUILDING', connected: false, disconnected: true })
  const usePage = () => ({ all: useConnections(), connected: useConnections({ connected: true }) })
  const { result } = renderHook(usePage, { wrapper: Wrapper })
  await settle(100)
  expect(result.current.connected.items).toEqual([])
  sandbox.update(id, { state: 'READY', connected: true, disconnected: false })
  await settle(10_000)
  expect(result.current.all.items[0]?.state).toBe('READY')
  expect(result.current.connected.items).toHaveLength(1)
  const asked = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(asked)
})

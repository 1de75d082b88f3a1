import { act, renderHook } from '@testing-library/react'
import { SWRConfig } from 'swr'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnection, useConnections } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function createPage() {
  const visibility = vi.spyOn(document, 'visibilityState', 'get')
  const onLine = vi.spyOn(navigator, 'onLine', 'get')
  const { sandbox, Wrapper } = createTestMembrane()
  const { id } = sandbox.connect('hubspot')
  return {
    sandbox,
    Wrapper,
    id,
    hide: () => void visibility.mockReturnValue('hidden'),
    look: () => {
      visibility.mockReturnValue('visible')
      act(() => {
        document.dispatchEvent(new Event('visibilitychange'))
        window.dispatchEvent(new Event('focus'))
      })
    },
    goOffline: () => void onLine.mockReturnValue(false),
    goOnline: () => {
      onLine.mockReturnValue(true)
      act(() => void window.dispatchEvent(new Event('online')))
    },
  }
}

it('tries again at once when the page is looked at, what was due while it was hidden', async () => {
  const { sandbox, Wrapper, hide, look } = createPage()
  sandbox.faults.add({ match: '/connections', status: 503, times: 1 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  hide()
  await settle(2_000)
  expect(result.current.error?.code).toBe('server-error')
  look()
  await settle(100)
  expect(result.current.error).toBeUndefined()
  expect(result.current.items).toHaveLength(1)
})

it('tries again at once when the network is back, what was due while there was none', async () => {
  const { sandbox, Wrapper, goOffline, goOnline } = createPage()
  sandbox.faults.add({ match: '/connections', drop: true, times: 1 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  goOffline()
  await settle(20_000)
  expect(result.current.error?.code).toBe('network')
  goOnline()
  await settle(100)
  expect(result.current.items).toHaveLength(1)
})

it('asks again for what was ended when the page seemed to be left, and was not', async () => {
  const { sandbox, Wrapper, id, hide, look } = createPage()
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  sandbox.latencyMs = 500
  void result.current.refresh()
  await settle(100)
  hide()
  act(() => void window.dispatchEvent(new Event('pagehide')))
  await settle(1_000)
  sandbox.update(id, { name: 'New' })
  look()
  await settle(1_000)
  expect(result.current.items[0]?.name).toBe('New')
})

it('tries again for whoever shows it, when who asked shows something else by then', async () => {
  const { sandbox, Wrapper, id } = createPage()
  const other = sandbox.connect('gmail')
  sandbox.latencyMs = 500
  sandbox.faults.add({ match: `/connections/${id}`, status: 503, times: 1 })
  const { result, rerender } = renderHook(
    (chosen: string) => ({ asker: useConnection(chosen), other: useConnection(id) }),
    { wrapper: Wrapper, initialProps: id },
  )
  await settle(250)
  rerender(other.id)
  await settle(10_000)
  expect(result.current.other.error).toBeUndefined()
  expect(result.current.other.connection?.id).toBe(id)
})

it('asks no more often when somebody presses "Try again" many times', async () => {
  const { sandbox, Wrapper } = createPage()
  sandbox.faults.add({ match: '/connections', status: 503 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle()
  for (let press = 0; press < 10; press += 1) {
    void result.current.refresh()
    await settle(50)
  }
  const asked = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests.length - asked).toBeLessThan(7)
})

it('rests once it is well, whatever was to be tried again', async () => {
  const { sandbox, Wrapper } = createPage()
  const lift = sandbox.faults.add({ match: '/connections', status: 503 })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  // The next try is due three seconds from now at the earliest: later than SWR takes two requests for one.
  await settle(3_800)
  expect(sandbox.requests).toHaveLength(3)
  lift()
  void result.current.refresh()
  await settle(50)
  expect(result.current.error).toBeUndefined()
  const asked = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('leaves the token route alone for as long as it asks for', async () => {
  let asked = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
    asked += 1
    return Promise.resolve(Response.json({}, { status: 429, headers: { 'retry-after': '60' } }))
  })
  const { Wrapper } = createTestMembrane({ provider: { tokenEndpoint: '/api/membrane-token' } })
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(55_000)
  expect(result.current.error).toMatchObject({ code: 'token-unavailable', retryAfterMs: 60_000 })
  expect(asked).toBe(1)
  await settle(10_000)
  expect(asked).toBe(2)
})

it('shows what another tab has said meanwhile as soon as it is looked at', async () => {
  const { sandbox, Wrapper, id, hide, look } = createPage()
  const { result } = renderHook(() => useConnections(), { wrapper: Wrapper })
  await settle(6_000)
  look()
  await settle(100)
  hide()
  sandbox.update(id, { name: 'New' })
  const tenant = sandbox.requests[0]?.tenantKey ?? ''
  const other = new BroadcastChannel(
    `react-membrane:${JSON.stringify([sandbox.apiUri, sandbox.workspaceKey, tenant])}`,
  )
  vi.useRealTimers()
  const heard = new Promise((resolve) => {
    const mine = new BroadcastChannel(other.name)
    mine.onmessage = () => (mine.close(), resolve(undefined))
  })
  other.postMessage({ kind: 'stale' })
  await heard
  other.close()
  vi.useFakeTimers()
  look()
  await settle(100)
  expect(result.current.items[0]?.name).toBe('New')
})

it('says nothing more of a failure when the app is gone, and its cache with it', async () => {
  const { sandbox, Wrapper } = createPage()
  sandbox.faults.add({ match: '/connections', status: 503 })
  const config = { provider: () => new Map() }
  const unhandled = vi.fn<(error: unknown) => void>()
  process.on('unhandledRejection', unhandled)
  const { unmount } = renderHook(() => useConnections(), {
    wrapper: ({ children }) => (
      <SWRConfig value={config}>
        <Wrapper>{children}</Wrapper>
      </SWRConfig>
    ),
  })
  await settle(100)
  unmount()
  await settle(10_000)
  vi.useRealTimers()
  await new Promise((resolve) => setTimeout(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

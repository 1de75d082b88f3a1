import { render, renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnection, useConnections, useIntegrations } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { count, settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function Lists() {
  const { integrations } = useIntegrations()
  const { connections } = useConnections()
  return (
    <p>
      {integrations.length} apps, {connections.length} connections
    </p>
  )
}
const twenty = Array.from({ length: 20 }, (_, index) => <Lists key={index} />)

for (const strict of [false, true]) {
  it(`asks for one token and each list once for twenty components${strict ? ' in StrictMode' : ''}`, async () => {
    const fetchToken = vi.fn<() => Promise<string>>(() => Promise.resolve(sandbox.token()))
    const { sandbox, Wrapper } = createTestMembrane({ scenario: 'everyday', provider: { fetchToken } })
    const all = <Wrapper>{twenty}</Wrapper>
    const view = render(strict ? <StrictMode>{all}</StrictMode> : all)
    await settle(5_000)
    expect(fetchToken).toHaveBeenCalledTimes(1)
    expect(count(sandbox.requests)).toEqual({ integrations: 1, connections: 1 })
    expect(view.getAllByText(/^[1-9]\d* apps, [1-9]\d* connections$/)).toHaveLength(20)
  })
}

it('asks for nothing while no component shows anything', async () => {
  const fetchToken = vi.fn<() => string>(() => sandbox.token())
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken } })
  render(<Wrapper>Settings</Wrapper>)
  await settle(60_000)
  expect(fetchToken).not.toHaveBeenCalled()
  expect(sandbox.requests).toHaveLength(0)
})

it('has asked for the token before what stands below has rendered', async () => {
  const fetchToken = vi.fn<() => string>(() => sandbox.token())
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken } })
  const asked: number[] = []
  function Below() {
    asked.push(fetchToken.mock.calls.length)
    return null
  }
  render(
    <Wrapper>
      <Lists />
      <Below />
    </Wrapper>,
  )
  expect(asked[0]).toBe(1)
  await settle()
  expect(fetchToken).toHaveBeenCalledTimes(1)
})

it('has asked for the lists before the page is made anew for whom the token names', async () => {
  const fetchToken = vi.fn<() => Promise<string>>(() => Promise.resolve(sandbox.token()))
  const fetch = vi.fn<(request: Request) => Promise<Response>>((request) => sandbox.fetch(request))
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'everyday', provider: { fetchToken, fetch } })
  const asked: number[] = []
  function Both() {
    const { loading } = useConnections()
    useIntegrations()
    asked.push(fetch.mock.calls.length)
    return loading ? 'Loading' : 'Here'
  }
  const view = render(<Both />, { wrapper: Wrapper })
  await settle()
  expect(asked.slice(0, 2)).toEqual([0, 2])
  expect(view.container).toHaveTextContent('Here')
  expect(count(sandbox.requests)).toEqual({ integrations: 1, connections: 1 })
})

it('makes no request in an idle minute', async () => {
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'everyday' })
  for (const { id, state } of sandbox.list()) if (state === 'BUILDING') sandbox.update(id, { state: 'READY' })
  render(<Lists />, { wrapper: Wrapper })
  await settle(5_000)
  for (const { id, state } of sandbox.list()) if (state === 'BUILDING') sandbox.update(id, { state: 'READY' })
  await settle(20_000)
  const before = sandbox.requests.length
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(before)
})

it('refreshes the token without asking for the lists again, and without a flash', async () => {
  const fetchToken = vi.fn<() => string>(() => sandbox.token({ ttlSeconds: 60 }))
  const { sandbox, Wrapper } = createTestMembrane({ provider: { fetchToken } })
  sandbox.connect('hubspot')
  const seen: boolean[] = []
  const { result } = renderHook(
    () => {
      const list = useConnections()
      seen.push(list.loading)
      return list
    },
    { wrapper: Wrapper },
  )
  await settle()
  expect(result.current.loading).toBe(false)
  const frames = seen.length
  const asked = sandbox.requests.length
  await settle(45_000)
  expect(sandbox.requests).toHaveLength(asked)

  // The next request needs a token, and the old one has less than 30 s.
  await settle(0)
  await result.current.refresh()
  await settle()
  expect(fetchToken).toHaveBeenCalledTimes(2)
  expect(sandbox.requests).toHaveLength(asked + 1)
  expect(seen.slice(frames)).not.toContain(true)
})

it('does not take another fetchToken function for another tenant', async () => {
  const { sandbox } = createTestMembrane()
  sandbox.connect('hubspot')
  const calls: string[] = []
  const { MembraneProvider } = await import('../../src/index.js')
  const App = () => (
    <MembraneProvider
      apiUri={sandbox.apiUri}
      fetch={(request) => sandbox.fetch(request)}
      fetchToken={() => {
        calls.push('token')
        return sandbox.token()
      }}
    >
      <Lists />
    </MembraneProvider>
  )
  const view = render(<App />)
  await settle()
  for (let index = 0; index < 10; index++) view.rerender(<App />)
  await settle(5_000)
  expect(calls).toHaveLength(1)
  expect(count(sandbox.requests)).toEqual({ integrations: 1, connections: 1 })
})

it('reads a thousand integrations in pages of a hundred with ten requests and no duplicates', async () => {
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'large', integrations: 1_000 })
  const { result } = renderHook(() => useIntegrations({ limit: 100 }), { wrapper: Wrapper })
  await settle()
  while (result.current.hasMore) {
    void result.current.loadMore()
    void result.current.loadMore()
    await settle()
  }
  expect(result.current.integrations).toHaveLength(1_000)
  expect(new Set(result.current.integrations.map(({ id }) => id)).size).toBe(1_000)
  expect(count(sandbox.requests)).toEqual({ integrations: 10 })
})

it('asks again on focus, for the first page only', async () => {
  const { sandbox, Wrapper } = createTestMembrane({ scenario: 'large', integrations: 500 })
  const { result } = renderHook(() => useIntegrations(), { wrapper: Wrapper })
  await settle()
  for (let page = 0; page < 4; page++) {
    void result.current.loadMore()
    await settle()
  }
  expect(result.current.integrations).toHaveLength(500)
  await settle(6_000)
  window.dispatchEvent(new Event('focus'))
  await settle()
  expect(count(sandbox.requests)).toEqual({ integrations: 6 })
  expect(result.current.integrations).toHaveLength(500)
  expect(result.current.hasMore).toBe(false)
})

it('stores no record under the id of another when a hook changes its mind within a frame', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const [one, two] = [sandbox.connect('hubspot').id, sandbox.connect('gmail').id]
  const { result, rerender } = renderHook((id: string) => useConnection(id), {
    wrapper: Wrapper,
    initialProps: one,
  })
  for (const id of [one, two, one]) {
    rerender(id)
    await settle(5_000)
  }
  rerender(two)
  rerender(one)
  await settle(5_000)
  rerender(two)
  expect(result.current.connection?.id).toBe(two)
  await settle(5_000)
  expect(result.current.connection?.id).toBe(two)
})

it('asks again for what another component still shows when the first one has left it within a frame', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const [one, two] = [sandbox.connect('hubspot').id, sandbox.connect('gmail').id]
  const { result, rerender } = renderHook(
    ([first, second]: [string, string]) => [useConnection(first), useConnection(second)],
    { wrapper: Wrapper, initialProps: [one, one] },
  )
  await settle(5_000)
  rerender([two, two])
  await settle(5_000)
  sandbox.update(one, { name: 'Renamed' })
  rerender([one, one])
  rerender([two, one])
  await settle(1_000)
  expect(result.current[1]?.connection?.name).toBe('Renamed')
})

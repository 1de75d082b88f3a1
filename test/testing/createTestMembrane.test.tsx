import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import {
  IntegrationsPage,
  useConnections,
  useIntegrations,
  useMembraneSession,
  useRenameConnection,
} from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'

afterEach(() => void vi.useRealTimers())

it('makes a world per call: nothing of one is in another', async () => {
  const one = createTestMembrane({ scenario: 'everyday' })
  const two = createTestMembrane()
  const first = renderHook(() => useConnections(), { wrapper: one.Wrapper })
  const second = renderHook(() => useConnections(), { wrapper: two.Wrapper })
  await waitFor(() => expect(first.result.current.items.length).toBeGreaterThan(0))
  await waitFor(() => expect(second.result.current.loading).toBe(false))
  expect(second.result.current.items).toEqual([])
  expect(two.requests('/connections')).toHaveLength(1)
})

it('lets a change in one world reach no other, even of the same tenant and account', async () => {
  const open = () => {
    const membrane = createTestMembrane()
    const connection = membrane.addConnection('connected', { id: 'con_same', name: 'Before' })
    const { result } = renderHook(() => ({ ...useConnections(), ...useRenameConnection() }), {
      wrapper: membrane.Wrapper,
    })
    return { ...membrane, connection, result, names: () => result.current.items.map(({ name }) => name) }
  }
  const one = open()
  const two = open()
  await waitFor(() => expect([...one.names(), ...two.names()]).toEqual(['Before', 'Before']))
  const tabs = new BroadcastChannel(
    `react-membrane:${JSON.stringify([one.sandbox.apiUri, one.sandbox.workspaceKey, 'tenant-1'])}`,
  )
  const told = new Promise((resolve) => (tabs.onmessage = resolve))
  await act(() => one.result.current.rename(one.connection, 'After'))
  await told
  tabs.close()
  await waitFor(() => expect(one.names()).toEqual(['After']))
  expect(two.names()).toEqual(['Before'])
  expect(two.requests('PATCH /connections/con_same')).toEqual([])
  expect(two.requests('GET /connections')).toHaveLength(1)
})

it('has an address that no other test file can have, in whichever thread it runs', async () => {
  const here = createTestMembrane().sandbox.apiUri
  vi.resetModules()
  const elsewhere = await import('../../src/testing/index.js')
  expect(elsewhere.createTestMembrane().sandbox.apiUri).not.toBe(here)
})

it('starts anew each time it is mounted', async () => {
  const { Wrapper, requests } = createTestMembrane()
  for (const times of [1, 2]) {
    const { result, unmount } = renderHook(() => useConnections(), { wrapper: Wrapper })
    expect(result.current).toMatchObject({ loading: true, items: [] })
    await waitFor(() => expect(result.current.loading).toBe(false))
    expect(requests('GET /connections')).toHaveLength(times)
    unmount()
  }
})

it('signs in whom it is told, and gives them what the test adds', async () => {
  const { addConnection, sandbox, Wrapper } = createTestMembrane({
    tenant: { tenantKey: 'ada', name: 'Ada Ltd' },
  })
  sandbox.connect('hubspot', { name: "ada's" })
  addConnection('connected', { name: "ada's own" })
  sandbox.connect('hubspot', { tenantKey: 'bob', name: "bob's" })
  const { result } = renderHook(() => ({ ...useConnections(), session: useMembraneSession() }), {
    wrapper: Wrapper,
  })
  await waitFor(() => expect(result.current.items.map(({ name }) => name)).toEqual(["ada's own", "ada's"]))
  expect(result.current.session.scope?.tenantKey).toBe('ada')
})

it('shows nothing of the one before when somebody else signs in, and asks anew', async () => {
  const { addConnection, signIn, Wrapper } = createTestMembrane({ tenant: 'ada' })
  addConnection('connected', { name: "ada's" })
  const seen: string[][] = []
  const { result } = renderHook(
    () => {
      const list = useConnections()
      seen.push(list.items.map(({ name }) => name))
      return list
    },
    { wrapper: Wrapper },
  )
  await waitFor(() => expect(result.current.items).toHaveLength(1))
  seen.length = 0
  act(() => signIn('bob'))
  addConnection('connected', { name: "bob's" })
  await waitFor(() => expect(result.current.items.map(({ name }) => name)).toEqual(["bob's"]))
  expect(seen.flat()).not.toContain("ada's")
})

it('shows an app that nobody is signed in to', async () => {
  const { requests, signIn, Wrapper } = createTestMembrane({ tenant: null })
  const { result } = renderHook(() => ({ ...useConnections(), session: useMembraneSession() }), {
    wrapper: Wrapper,
  })
  await waitFor(() => expect(result.current.session.signedOut).toBe(true))
  expect(requests()).toEqual([])
  act(() => signIn('ada'))
  await waitFor(() => expect(result.current.loading).toBe(false))
  expect(result.current.session).toMatchObject({ signedOut: false, scope: { tenantKey: 'ada' } })
})

it('hands the provider the props of the test', async () => {
  const onError = vi.fn<(error: { code: string }) => void>()
  const { sandbox, Wrapper } = createTestMembrane({ provider: { onError } })
  sandbox.faults.add({ match: '/connections', status: 403 })
  renderHook(() => useConnections(), { wrapper: Wrapper })
  await waitFor(() => expect(onError).toHaveBeenCalledTimes(1))
  expect(onError.mock.calls[0]?.[0].code).toBe('forbidden')
})

it('counts what was asked: a path, with or without its method, or a pattern', async () => {
  const { addConnection, requests, Wrapper } = createTestMembrane()
  const connection = addConnection('connected')
  const { result } = renderHook(
    () => ({ ...useRenameConnection(), lists: [useConnections(), useConnections(), useIntegrations()] }),
    { wrapper: Wrapper },
  )
  await waitFor(() =>
    expect(result.current.lists.map(({ loading }) => loading)).toEqual([false, false, false]),
  )
  await act(() => result.current.rename(connection, 'Sales'))
  const path = `/connections/${connection.id}`

  expect(requests('GET /integrations')).toHaveLength(1)
  expect(requests('POST /connections')).toEqual([])
  expect(requests(path).map(({ method }) => method)).toContain('PATCH')
  expect(requests('/connections').map(({ path: asked }) => asked)).not.toContain(path)
  expect(requests(/^PATCH \//g)).toMatchObject([{ path, status: 200 }])
  expect(requests()).toEqual(requests(/./))
})

it('keeps still once it is unmounted: no timer, no request', async () => {
  vi.useFakeTimers()
  const { addConnection, requests, Wrapper } = createTestMembrane({ scenario: 'everyday' })
  addConnection('building')
  addConnection('disconnecting')
  const { unmount } = render(<IntegrationsPage />, { wrapper: Wrapper })
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(screen.getByText('Disconnecting…')).toBeInTheDocument()
  unmount()
  await vi.advanceTimersByTimeAsync(40_000)
  expect(vi.getTimerCount()).toBe(0)
  const asked = requests().length
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(requests()).toHaveLength(asked)
})

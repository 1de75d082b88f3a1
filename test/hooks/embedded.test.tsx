import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  useConnect,
  useConnections,
  useDisconnect,
  useIntegration,
  useIntegrations,
  useMembrane,
} from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { byId, count, settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const usePage = () => ({
  list: useIntegrations(),
  one: useIntegration('hubspot').integration,
  ...useConnect(),
  ...useDisconnect(),
})

/** A page of integrations alone, on which HubSpot is connected by a screen that answers with less than a connection. */
function createPage(answer: 'nothing' | 'id and name') {
  const membrane = createTestMembrane({
    provider: {
      openConnect: () => {
        const { id, name } = membrane.sandbox.connect('hubspot', { name: 'Acme' })
        return Promise.resolve(answer === 'nothing' ? null : { id, name })
      },
    },
  })
  membrane.sandbox.offer('hubspot', { name: 'HubSpot' })
  return membrane
}

for (const answer of ['nothing', 'id and name'] as const) {
  it(`shows in the integrations what was connected when the screen answers with ${answer}`, async () => {
    const { sandbox, Wrapper } = createPage(answer)
    const { result } = renderHook(usePage, { wrapper: Wrapper })
    await settle()
    await act(() => result.current.connect({ integrationKey: 'hubspot' }))
    await settle()
    expect(result.current.list.items[0]?.connection?.name).toBe('Acme')
    expect(result.current.one?.connection?.name).toBe('Acme')
    expect(count(sandbox.requests)).toEqual({
      integrations: 1,
      'integrations/hubspot': 1,
      connections: 1,
    })
  })
}

it('shows it in the other tabs, too', async () => {
  const membrane = createPage('nothing')
  const { sandbox, Wrapper } = membrane
  const other = createTestMembrane({
    provider: { apiUri: sandbox.apiUri, fetch: sandbox.fetch, fetchToken: () => sandbox.token() },
  })
  const here = renderHook(usePage, { wrapper: Wrapper }).result
  const there = renderHook(usePage, { wrapper: other.Wrapper }).result
  await settle()
  await act(() => here.current.connect({ integrationKey: 'hubspot' }))
  await settle(1_000)
  expect(there.current.list.items[0]?.connection?.name).toBe('Acme')
})

it('shows in a single integration what the list of connections learns', async () => {
  const { sandbox, Wrapper } = createPage('nothing')
  const { result } = renderHook(() => ({ ...usePage(), connections: useConnections() }), { wrapper: Wrapper })
  await settle()
  await act(() => result.current.connect({ integrationKey: 'hubspot' }))
  await settle()
  expect(result.current.one?.connection?.name).toBe('Acme')
  // Whoever shows the connections has asked for them already.
  expect(count(sandbox.requests).connections).toBe(2)
})

it('shows the other account when the one that an integration showed is disconnected', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.connect('hubspot', { name: 'First' })
  sandbox.connect('hubspot', { name: 'Second' })
  const { result } = renderHook(usePage, { wrapper: Wrapper })
  await settle()
  const shown = result.current.one?.connection
  if (!shown) throw new Error('No connection is embedded.')
  await act(() => result.current.disconnect(shown))
  await settle()
  const other = shown.name === 'First' ? 'Second' : 'First'
  expect(result.current.one?.connection?.name).toBe(other)
  expect(result.current.list.items[0]?.connection?.name).toBe(other)
})

it('asks for the integrations when the connections cannot be had, so that somebody says what is wrong', async () => {
  const { sandbox, Wrapper } = createPage('nothing')
  const { result } = renderHook(usePage, { wrapper: Wrapper })
  await settle()
  sandbox.faults.add({ match: '/connections', status: 403 })
  await act(() => result.current.connect({ integrationKey: 'hubspot' }))
  await settle()
  expect(result.current.list.items[0]?.connection?.name).toBe('Acme')
})

it('shows what a manager changes about an integration with the client', async () => {
  vi.useRealTimers()
  const { sandbox, Wrapper } = createTestMembrane({
    provider: { fetchToken: () => sandbox.token({ tenantKey: 'tenant-1', isAdmin: true }) },
  })
  const { id = '' } = sandbox.offer('hubspot', { name: 'HubSpot' })
  const { result } = renderHook(() => ({ ...usePage(), membrane: useMembrane() }), { wrapper: Wrapper })
  const names = () => [result.current.list.items[0]?.name, result.current.one?.name]
  await vi.waitFor(() => expect(names()).toEqual(['HubSpot', 'HubSpot']))
  await act(() => result.current.membrane.integration(id).patch({ name: 'Renamed' }))
  await vi.waitFor(() => expect(names()).toEqual(['Renamed', 'Renamed']))
  await act(() => result.current.membrane.integration(id).archive())
  await vi.waitFor(() => expect(result.current.list.items).toEqual([]))
})

/** A page whose next list of connections arrives a second after it was answered. */
function createSlowPage() {
  let isSlow = false
  const membrane = createTestMembrane({
    provider: {
      async fetch(request) {
        const answer = await membrane.sandbox.fetch(request)
        if (isSlow && request.method === 'GET' && request.url.includes('/connections?')) {
          isSlow = false
          await new Promise((resolve) => setTimeout(resolve, 1_000))
        }
        return answer
      },
    },
  })
  const mail = membrane.sandbox.connect('gmail', { name: 'Mail' })
  const hub = membrane.sandbox.connect('hubspot', { name: 'Hub' })
  const useAll = () => ({ ...usePage(), all: useConnections() })
  const { result } = renderHook(useAll, { wrapper: membrane.Wrapper })
  /** Has the list read, with something new in it. */
  const read = async () => {
    membrane.sandbox.update(mail.id, { lastActiveAt: new Date().toISOString() })
    isSlow = true
    void result.current.all.refresh()
    await settle(100)
  }
  const names = () => ({
    all: result.current.all.items.map(({ name }) => name).sort(),
    embedded: result.current.list.items
      .flatMap(({ connection = [] }) => connection)
      .map(({ name }) => name)
      .sort(),
  })
  return { hub, result, read, names }
}

it('shows nowhere what was disconnected while the list was on its way', async () => {
  const { hub, result, read, names } = createSlowPage()
  await settle(100)
  const shown = byId(result.current.all.items, hub.id)
  await read()
  await act(async () => void (await result.current.disconnect(shown)))
  await settle(60_000)
  expect(names()).toEqual({ all: ['Mail'], embedded: ['Mail'] })
})

it('shows everywhere what was brought back while the list was on its way', async () => {
  const { hub, result, read, names } = createSlowPage()
  await settle(100)
  const shown = byId(result.current.all.items, hub.id)
  await act(async () => void (await result.current.disconnect(shown)))
  await settle(1_000)
  expect(names()).toEqual({ all: ['Mail'], embedded: ['Mail'] })
  await read()
  await act(async () => void (await result.current.undo()))
  await settle(60_000)
  expect(names()).toEqual({ all: ['Hub', 'Mail'], embedded: ['Hub', 'Mail'] })
})

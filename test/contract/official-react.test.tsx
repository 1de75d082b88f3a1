// @vitest-environment jsdom
import {
  useConnection,
  useConnections,
  useIntegration,
  useIntegrations,
  useMembrane,
  MembraneProvider,
} from '@membranehq/react'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSandbox, type Listening, type Sandbox } from '../../src/sandbox/index.js'

/* The unmodified official hooks, over HTTP. */
let sandbox: Sandbox
let server: Listening
let cacheOfThisTest: { provider: () => Map<string, object> }
beforeEach(async () => {
  sandbox = createSandbox({ buildMs: 0 })
  server = await sandbox.listen()
  const cache = new Map<string, object>()
  cacheOfThisTest = { provider: () => cache }
})
afterEach(async () => {
  cleanup()
  await server.close()
})

function wrapper({ children }: { children: ReactNode }) {
  return (
    <SWRConfig value={cacheOfThisTest}>
      <MembraneProvider fetchToken={fetchToken} apiUri={server.url}>
        {children}
      </MembraneProvider>
    </SWRConfig>
  )
}
const fetchToken = () => Promise.resolve(sandbox.token())

it('lists integrations, a page at a time', async () => {
  const { result } = renderHook(() => useIntegrations(), { wrapper })
  await waitFor(() => expect(result.current.integrations).toHaveLength(25))
  await act(async () => result.current.loadMore())
  await waitFor(() => expect(result.current.integrations.length).toBeGreaterThan(25))
  expect(result.current.error).toBeUndefined()
})

it('lists connections and sends `hash`, which is ignored', async () => {
  const { result } = renderHook(() => useConnections(), { wrapper })
  await waitFor(() => expect(result.current.connections).not.toHaveLength(0))
  const ids = result.current.connections.map(({ id }) => id)
  expect(ids.toSorted()).toEqual(
    sandbox
      .list('tenant-1')
      .map(({ id }) => id)
      .toSorted(),
  )
  expect(sandbox.requests.some(({ path, query }) => path === '/connections' && 'hash' in query)).toBe(true)
})

it('reads one integration, and one connection, which it renames by putting the whole record back', async () => {
  const { id } = sandbox.connect('dealwren')
  const { result } = renderHook(() => ({ one: useIntegration('dealwren'), connection: useConnection(id) }), {
    wrapper,
  })
  await waitFor(() => expect(result.current.one.integration?.name).toBe('Dealwren'))
  await waitFor(() => expect(result.current.connection.connection?.id).toBe(id))
  act(() => void result.current.connection.patch({ name: 'Renamed' }))
  await waitFor(() => expect(sandbox.get(id)?.name).toBe('Renamed'))
  expect(sandbox.requests.at(-1)).toMatchObject({ method: 'PUT', status: 200 })
})

it('archives a connection', async () => {
  const { id } = sandbox.connect('dealwren')
  const { result } = renderHook(() => useConnection(id), { wrapper })
  await waitFor(() => expect(result.current.connection?.id).toBe(id))
  await act(async () => result.current.archive())
  await waitFor(() => expect(sandbox.get(id)?.archivedAt).toBeDefined())
})

it('shows the problem of a refused token', async () => {
  sandbox.faults.add({ match: '/connections', status: 401 })
  const { result } = renderHook(() => useConnections(), { wrapper })
  await waitFor(() => expect(result.current.error).toBeDefined())
  expect(Object(result.current.error).data).toMatchObject({ key: 'not_authenticated' })
})

it('hands out the client, which reaches the same sandbox', async () => {
  const { result } = renderHook(() => useMembrane(), { wrapper })
  const found = await result.current.integrations.find({ limit: 3 })
  expect(found.items).toHaveLength(3)
})

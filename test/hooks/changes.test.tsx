import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  useConnectionActions,
  useConnectionHealth,
  useConnections,
  useDisconnect,
  useIntegrations,
  useRenameConnection,
  type UseDisconnectOptions,
  type MembraneError,
  type Restored,
  type Connection,
} from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { count, settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page with two accounts on it, and the hooks that change them. */
async function createPage(options: UseDisconnectOptions = {}) {
  const membrane = createTestMembrane()
  const { sandbox, Wrapper } = membrane
  const gmail = sandbox.connect('gmail', { name: 'ada@example.test' })
  const hubspot = sandbox.connect('hubspot', { name: 'Acme' })
  const { result, unmount } = renderHook(
    () => {
      const { connections, ...list } = useConnections()
      return {
        list,
        names: connections.map(({ name }) => name),
        embedded: useIntegrations().integrations.map(({ connection }) => connection?.name),
        ...useDisconnect(options),
        rename: useRenameConnection(),
        actions: useConnectionActions(),
      }
    },
    { wrapper: Wrapper },
  )
  await settle()
  return { ...membrane, result, unmount, gmail, hubspot }
}

it('takes a connection out of every list at once, and tells Membrane', async () => {
  const onDisconnect = vi.fn<(connection: Connection) => void>()
  const { sandbox, result, hubspot } = await createPage({ onDisconnect })
  sandbox.latencyMs = 1_000
  let done: Promise<boolean> | undefined
  act(() => void (done = result.current.disconnect(hubspot)))
  expect(result.current).toMatchObject({ names: ['ada@example.test'], pending: true, undoable: null })
  expect(result.current.embedded).toContain(undefined)
  expect(result.current.embedded).not.toContain('Acme')
  await settle(1_000)
  await expect(done).resolves.toBe(true)
  expect(onDisconnect).toHaveBeenCalledWith(hubspot)
  expect(sandbox.get(hubspot.id)?.archivedAt).toBeTruthy()
  await settle(1_000)
  expect(result.current).toMatchObject({ names: ['ada@example.test'], pending: false })
  expect(count(sandbox.requests)).toEqual({ integrations: 1, connections: 2 })
})

it('puts it back where it was when Membrane refuses, and says why', async () => {
  const onError = vi.fn<(error: MembraneError) => void>()
  const { sandbox, result, hubspot } = await createPage({ onError })
  const before = result.current.names
  sandbox.faults.add({ match: /^DELETE/, status: 403 })
  await act(() => result.current.disconnect(hubspot))
  expect(result.current).toMatchObject({
    names: before,
    pending: false,
    undoable: null,
    error: { code: 'forbidden' },
  })
  expect(result.current.embedded).toContain('Acme')
  expect(onError).toHaveBeenCalledTimes(1)
})

it('is not confused by a list that was fetched while the disconnect was under way', async () => {
  const { sandbox, result, hubspot } = await createPage()
  sandbox.faults.add({ match: /^DELETE/, delayMs: 5_000 })
  act(() => void result.current.disconnect(hubspot))
  await act(() => result.current.list.refresh())
  expect(result.current.names).toEqual(['ada@example.test'])
  await settle(5_000)
  expect(result.current.names).toEqual(['ada@example.test'])
})

it('archives once for a double click', async () => {
  const { sandbox, result, hubspot } = await createPage()
  await act(() => Promise.all([result.current.disconnect(hubspot), result.current.disconnect(hubspot)]))
  await settle()
  expect(sandbox.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})

it('takes what is gone already for done', async () => {
  const { sandbox, result, hubspot } = await createPage()
  sandbox.faults.add({ match: /^DELETE/, status: 404 })
  let done: boolean | undefined
  await act(async () => void (done = await result.current.disconnect(hubspot)))
  expect(done).toBe(true)
  expect(result.current).toMatchObject({ error: undefined, undoable: null })
})

it('can be undone for ten seconds', async () => {
  const onUndo = vi.fn<(connection: Connection, outcome: Restored) => void>()
  const { sandbox, result, hubspot } = await createPage({ onUndo })
  await act(() => result.current.disconnect(hubspot))
  expect(result.current.undoable).toMatchObject({ connection: hubspot, undoing: false, paused: false })
  let outcome: string | undefined
  await act(async () => void (outcome = await result.current.undo()))
  await settle()
  expect(outcome).toBe('restored')
  expect(onUndo).toHaveBeenCalledWith(expect.objectContaining({ id: hubspot.id }), 'restored')
  expect(result.current.names).toContain('Acme')
  expect(result.current.embedded).toContain('Acme')
  expect(result.current.undoable).toBeNull()
  expect(sandbox.get(hubspot.id)?.archivedAt).toBeFalsy()

  await act(() => result.current.disconnect(hubspot))
  await settle(9_999)
  expect(result.current.undoable).not.toBeNull()
  await settle(1)
  expect(result.current.undoable).toBeNull()
})

it('keeps the time to undo while somebody is reading', async () => {
  const { result, hubspot } = await createPage({ undoForMs: 5_000 })
  await act(() => result.current.disconnect(hubspot))
  await settle(3_000)
  act(() => result.current.pauseUndo())
  await settle(60_000)
  expect(result.current.undoable?.paused).toBe(true)
  act(() => result.current.resumeUndo())
  await settle(1_999)
  expect(result.current.undoable).not.toBeNull()
  await settle(1)
  expect(result.current.undoable).toBeNull()
})

it('says when what came back has to be reconnected', async () => {
  const { sandbox, result, hubspot } = await createPage()
  sandbox.disconnect(hubspot.id)
  await act(() => result.current.disconnect(hubspot))
  let outcome: string | undefined
  await act(async () => void (outcome = await result.current.undo()))
  expect(outcome).toBe('restored-disconnected')
})

it('keeps the offer and the reason when undoing fails, until it is dismissed', async () => {
  const { sandbox, result, hubspot } = await createPage()
  await act(() => result.current.disconnect(hubspot))
  const heal = sandbox.faults.add({ match: /restore/, status: 500 })
  let outcome: string | undefined
  await act(async () => void (outcome = await result.current.undo()))
  expect(outcome).toBe('failed')
  await settle(60_000)
  expect(result.current.undoable).toMatchObject({ undoing: false, error: { code: 'server-error' } })
  heal()
  await act(async () => void (outcome = await result.current.undo()))
  expect(outcome).toBe('restored')

  await act(() => result.current.disconnect(hubspot))
  act(() => result.current.dismissUndo())
  expect(result.current.undoable).toBeNull()
})

for (const [ends, status] of [
  ['succeeds', undefined],
  ['fails', 500],
] as const) {
  it(`leaves the offer for another account alone when undoing the one before ${ends}`, async () => {
    const { sandbox, result, hubspot, gmail } = await createPage()
    await act(() => result.current.disconnect(hubspot))
    sandbox.faults.add({ match: /restore/, delayMs: 2_000, times: 1, ...(status && { status }) })
    let outcome: string | undefined
    act(() => void result.current.undo().then((said) => (outcome = said)))
    await act(() => result.current.disconnect(gmail))
    await settle(2_500)
    expect(outcome).toBe(status ? 'failed' : 'restored')
    expect(result.current.undoable).toMatchObject({ connection: { id: gmail.id }, undoing: false })
    expect(result.current.undoable?.error).toBeUndefined()
  })
}

it('shows a new name everywhere at once, and sends it without the blanks around it', async () => {
  const { sandbox, result, hubspot } = await createPage()
  sandbox.latencyMs = 1_000
  act(() => void result.current.rename.rename(hubspot, '  Acme Ltd '))
  expect(result.current.names).toContain('Acme Ltd')
  expect(result.current.embedded).toContain('Acme Ltd')
  expect(result.current.rename.pending).toBe(true)
  await settle(3_000)
  expect(result.current.rename.pending).toBe(false)
  expect(sandbox.get(hubspot.id)?.name).toBe('Acme Ltd')
  expect(result.current.names).toContain('Acme Ltd')
})

it('gives the old name back when Membrane refuses the new one', async () => {
  const { sandbox, result, hubspot } = await createPage()
  sandbox.faults.add({ match: /^PATCH/, status: 400 })
  await act(() => result.current.rename.rename(hubspot, 'Acme Ltd'))
  expect(result.current.names).toContain('Acme')
  expect(result.current.rename.error?.code).toBe('bad-request')
  act(() => result.current.rename.reset())
  expect(result.current.rename.error).toBeUndefined()
})

it('asks for a name', async () => {
  const { sandbox, result, hubspot } = await createPage()
  await act(() => result.current.rename.rename(hubspot, '   '))
  expect(result.current.rename.error?.code).toBe('invalid-option')
  expect(sandbox.requests.some(({ method }) => method === 'PATCH')).toBe(false)
})

it('tests a connection and refreshes its credentials, then looks how it is doing', async () => {
  const { sandbox, result, hubspot } = await createPage()
  sandbox.update(hubspot.id, { canTest: true, canRefreshCredentials: true })
  let works: boolean | undefined
  await act(async () => void (works = await result.current.actions.test(hubspot)))
  expect(works).toBe(true)
  await act(async () => void (works = await result.current.actions.refreshCredentials(hubspot)))
  expect(works).toBe(true)
  await settle()
  expect(count(sandbox.requests, 'POST')).toEqual({
    [`connections/${hubspot.id}/test`]: 1,
    [`connections/${hubspot.id}/refresh-credentials`]: 1,
  })
  expect(count(sandbox.requests).connections).toBeGreaterThan(1)
})

it('sums up how the connections are doing', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  const broken = sandbox.connect('hubspot')
  sandbox.connect('gmail')
  sandbox.disconnect(broken.id)
  sandbox.connect('slack', { state: 'BUILDING' })
  const { result } = renderHook(() => useConnectionHealth(), { wrapper: Wrapper })
  expect(result.current).toMatchObject({ loading: true, worst: null })
  await settle()
  expect(result.current).toMatchObject({ total: 3, worst: 'attention', loading: false })
  expect(result.current.needingAttention.map(({ id }) => id)).toEqual([broken.id])
  expect(result.current.building).toHaveLength(1)
})

it('says why nothing is known of how the connections are doing', async () => {
  const { sandbox, Wrapper } = createTestMembrane()
  sandbox.faults.add({ match: '/connections', status: 403 })
  const { result } = renderHook(() => useConnectionHealth(), { wrapper: Wrapper })
  await settle()
  expect(result.current).toMatchObject({ total: 0, loading: false, error: { code: 'forbidden' } })
})

it.each([
  ['a disconnect', /^DELETE/, 'disconnect'],
  ['a rename', /^PATCH/, 'rename'],
  ['an undo', /restore$/, 'undo'],
] as const)('finds out what has become of %s whose answer is lost', async (_, match, deed) => {
  let isLost = false
  const membrane = createTestMembrane({
    provider: {
      async fetch(request) {
        const answer = await membrane.sandbox.fetch(request)
        if (isLost && match.test(`${request.method} ${request.url}`)) throw new TypeError('Failed to fetch')
        return answer
      },
    },
  })
  const connection = membrane.sandbox.connect('hubspot', { name: 'Acme' })
  const usePage = () => ({
    names: useConnections().items.map(({ name }) => name),
    ...useDisconnect(),
    ...useRenameConnection(),
  })
  const { result } = renderHook(usePage, { wrapper: membrane.Wrapper })
  await settle()
  if (deed === 'undo') await act(() => result.current.disconnect(connection))
  isLost = true
  if (deed === 'disconnect') await act(() => result.current.disconnect(connection))
  if (deed === 'rename') await act(() => result.current.rename(connection, 'Acme Ltd'))
  if (deed === 'undo') await act(async () => void (await result.current.undo()))
  await settle(1_000)
  expect(result.current.names).toEqual({ disconnect: [], rename: ['Acme Ltd'], undo: ['Acme'] }[deed])
})

it('answers both clicks of a double click on undo alike', async () => {
  const { result, hubspot } = await createPage()
  await act(() => result.current.disconnect(hubspot))
  let outcomes: string[] = []
  await act(async () => {
    outcomes = await Promise.all([result.current.undo(), result.current.undo()])
  })
  expect(outcomes).toEqual(['restored', 'restored'])
})

it('offers undo for as long as somebody wants who says Infinity', async () => {
  const { result, hubspot } = await createPage({ undoForMs: Infinity })
  await act(() => result.current.disconnect(hubspot))
  await settle(3_600_000)
  expect(result.current.undoable?.connection.id).toBe(hubspot.id)
})

it('gives the old name back to whoever still holds the record that has it', async () => {
  const { sandbox, result, hubspot } = await createPage()
  await act(() => result.current.rename.rename(hubspot, 'Acme Ltd'))
  await act(() => result.current.rename.rename(hubspot, 'Acme'))
  await settle()
  expect(sandbox.get(hubspot.id)?.name).toBe('Acme')
})

it('offers no undo to whoever looks on when nobody is signed in any more', async () => {
  let isOut = false
  const { sandbox, Wrapper } = createTestMembrane({
    provider: { fetchToken: () => (isOut ? null : sandbox.token({ ttlSeconds: 31 })) },
  })
  const connection = sandbox.connect('hubspot')
  const usePage = () => ({ list: useConnections(), ...useDisconnect({ undoForMs: 60_000 }) })
  const { result } = renderHook(usePage, { wrapper: Wrapper })
  await settle()
  await act(() => result.current.disconnect(connection))
  await settle(2_000)
  expect(result.current.undoable).not.toBeNull()
  isOut = true
  act(() => void result.current.list.refresh())
  await settle(100)
  expect(result.current.list.error?.code).toBe('signed-out')
  expect(result.current.undoable).toBeNull()
})

import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConnectOptions, Fetch, OpenConnect } from 'react-membrane'
import { useAct, type ActResult } from 'react-membrane/actions'
import { ask, connectionOf, createWorld, ran, settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const LIST = { key: 'list-contacts', connectionKey: 'dealwren' }
const MAIL = { key: 'list-messages', connectionKey: 'plumepost' }

/** A screen that a test closes itself. */
function createScreen() {
  const opened: ConnectOptions[] = []
  let close: () => void = () => undefined
  const openConnect: OpenConnect = (options) => {
    opened.push(options)
    return new Promise((resolve) => {
      close = () => resolve(null)
    })
  }
  return { opened, openConnect, close: () => close() }
}

it('tells the callbacks of the latest render, and asks as the latest render says', async () => {
  const world = createWorld()
  world.sandbox.faults.add({ app: 'dealwren', delayMs: 2_000 })
  const first = vi.fn<() => void>()
  const second = vi.fn<() => void>()
  const { result, rerender } = renderHook(
    ({ told }) => useAct({ fetch: world.route, onSuccess: told, onError: told }),
    { wrapper: world.Wrapper, initialProps: { told: first } },
  )
  act(() => void result.current.act(LIST))
  await settle(100)
  rerender({ told: second })
  await settle(4_000)
  expect(first).not.toHaveBeenCalled()
  expect(second).toHaveBeenCalledTimes(1)

  world.sandbox.faults.clear()
  world.sandbox.faults.add({ app: 'dealwren', status: 500, delayMs: 2_000 })
  act(() => void result.current.act(LIST))
  await settle(100)
  rerender({ told: first })
  await settle(4_000)
  expect(first).toHaveBeenCalledTimes(1)
  expect(second).toHaveBeenCalledTimes(1)
})

it('opens no screen when it is cancelled while it finds out which connection was lost', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const route: Fetch = async () =>
    Response.json({ error: 'connection_disconnected', actionRunId: 'run_9' }, { status: 409 })
  world.sandbox.faults.add({ match: '/connections/dealwren', delayMs: 3_000 })
  const { result } = renderHook(() => useAct({ fetch: route, reconnect: 'auto' }), { wrapper: world.Wrapper })
  let answered: ActResult | null | undefined
  act(() => void result.current.act(LIST).then((answer) => (answered = answer)))
  await settle(500)
  expect(result.current.pending).toBe(true)
  act(() => result.current.cancel())
  await settle()
  expect(answered).toBeNull()
  expect(result.current).toMatchObject({ pending: false, reconnect: null })
  await settle(8_000)
  expect(world.connects.opened).toEqual([])
  expect(result.current.pending).toBe(false)
})

it('keeps two calls apart whose connections are lost at once: the second waits for its person', async () => {
  const screen = createScreen()
  const world = createWorld({ provider: { openConnect: screen.openConnect } })
  for (const key of ['dealwren', 'plumepost']) world.sandbox.disconnect((await connectionOf(world, key)).id)
  const failed: unknown[] = []
  const { result } = renderHook(
    () =>
      useAct({
        fetch: world.route,
        reconnect: 'auto',
        onError: ({ code, data }, { connectionKey }) => failed.push([connectionKey, code, data?.code]),
      }),
    { wrapper: world.Wrapper },
  )
  act(() => void result.current.act(LIST))
  await settle(1_000)
  act(() => void result.current.act(MAIL))
  await settle(1_000)
  expect(screen.opened).toHaveLength(1)
  expect(result.current).toMatchObject({
    phase: 'idle',
    error: { data: { code: 'CONNECTION_DISCONNECTED' } },
    actionRunId: 'run_2',
    reconnect: expect.any(Function),
  })
  screen.close()
  await settle(1_000)
  expect(failed).toEqual([
    ['plumepost', 'connection', 'CONNECTION_DISCONNECTED'],
    ['dealwren', 'connection', 'CONNECTION_DISCONNECTED'],
  ])
  act(() => void result.current.reconnect?.())
  await settle(1_000)
  expect(screen.opened).toHaveLength(2)
})

it('says so when another screen is open, where the person asked for this one', async () => {
  const screen = createScreen()
  const world = createWorld({ provider: { openConnect: screen.openConnect } })
  for (const key of ['dealwren', 'plumepost']) world.sandbox.disconnect((await connectionOf(world, key)).id)
  const { result } = renderHook(
    () => ({ one: useAct({ fetch: world.route }), two: useAct({ fetch: world.route }) }),
    { wrapper: world.Wrapper },
  )
  act(() => {
    void result.current.one.act(LIST)
    void result.current.two.act(MAIL)
  })
  await settle(1_000)
  act(() => void result.current.one.reconnect?.())
  await settle(100)
  act(() => void result.current.two.reconnect?.())
  await settle(100)
  expect(result.current.one.phase).toBe('reconnecting')
  expect(result.current.two).toMatchObject({
    phase: 'idle',
    error: { code: 'conflict', message: expect.stringContaining('Another app is being connected') },
    actionRunId: 'run_2',
    reconnect: expect.any(Function),
  })
  // The screen is the other’s.
  act(() => result.current.two.cancel())
  await settle(100)
  expect(result.current.one.phase).toBe('reconnecting')
})

it('lets one screen do for two calls of the same lost connection', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const { result } = renderHook(() => useAct({ fetch: world.route, reconnect: 'auto' }), {
    wrapper: world.Wrapper,
  })
  const answers: (ActResult | null)[] = []
  act(() => {
    for (const each of [0, 1]) void result.current.act(LIST).then((answer) => (answers[each] = answer))
  })
  await settle(5_000)
  expect(world.connects.opened).toHaveLength(1)
  expect(answers).toMatchObject([
    { output: { contacts: expect.any(Array) } },
    { output: { contacts: expect.any(Array) } },
  ])
  expect(ran(world)).toBe(4)
})

it.each(['fail-setup', 'cancel', 'refuse'] as const)(
  'still knows which run failed after a reconnect that ends with %s',
  async (end) => {
    const world = createWorld()
    world.sandbox.disconnect((await connectionOf(world)).id)
    const { result } = renderHook(() => useAct({ fetch: world.route }), { wrapper: world.Wrapper })
    act(() => void result.current.act(LIST))
    await settle()
    expect(result.current.actionRunId).toBe('run_1')
    world.connects.next(end)
    act(() => void result.current.reconnect?.())
    await settle(20_000)
    expect(result.current.error).toBeDefined()
    expect(result.current.actionRunId).toBe('run_1')
  },
)

it.each([true, false])(
  'ends with the tenant who asked, and tells the next one nothing: direct %s',
  async (direct) => {
    const world = createWorld()
    world.sandbox.faults.add({ app: 'dealwren', delayMs: 3_000 })
    const told = vi.fn<() => void>()
    const { result } = renderHook(
      () => useAct({ fetch: world.route, direct, onSuccess: told, onError: told }),
      {
        wrapper: world.Wrapper,
      },
    )
    let answered: unknown = 'nothing yet'
    act(() => void result.current.act(LIST).then((answer) => (answered = answer)))
    await settle(500)
    act(() => world.signIn('tenant-2'))
    expect(result.current).toMatchObject({ pending: false, data: undefined, error: undefined })
    await settle(6_000)
    expect(answered).toBeNull()
    expect(result.current).toMatchObject({ pending: false, data: undefined, actionRunId: undefined })
    expect(told).not.toHaveBeenCalled()
  },
)

it('posts a run that is answered by 401 and no reason once, and asks what became of the connection', async () => {
  let posts = 0
  const world = createWorld()
  const fetch: Fetch = async (request) => {
    if (!request.url.endsWith('/act')) return world.sandbox.fetch(request)
    posts++
    return Response.json({ message: 'Unauthorized' }, { status: 401 })
  }
  const fetchToken = () => world.sandbox.token({ tenantKey: 'tenant-1', ttlSeconds: 300 + posts })
  const beside = createWorld({ provider: { fetch, fetchToken, apiUri: world.sandbox.apiUri } })
  world.sandbox.disconnect((await connectionOf(world)).id)
  const { result } = renderHook(() => useAct({ direct: true }), { wrapper: beside.Wrapper })
  act(() => void result.current.act(LIST))
  await settle(3_000)
  expect(posts).toBe(1)
  expect(result.current.error).toMatchObject({ data: { code: 'CONNECTION_DISCONNECTED' } })
  expect(result.current.reconnect).toBeTypeOf('function')
})

it('posts once more after a token that was not accepted', async () => {
  const world = createWorld()
  await ask(world.sandbox, 'GET /connections')
  world.sandbox.faults.add({ match: 'POST /act', status: 401, times: 1 })
  let minted = 0
  const fetchToken = () => world.sandbox.token({ tenantKey: 'tenant-1', ttlSeconds: 300 + minted++ })
  const { sandbox } = world
  const beside = createWorld({ provider: { fetch: sandbox.fetch, fetchToken, apiUri: sandbox.apiUri } })
  const { result } = renderHook(() => useAct({ direct: true }), { wrapper: beside.Wrapper })
  act(() => void result.current.act(LIST))
  await settle(1_000)
  expect(result.current.data).toMatchObject({ contacts: expect.any(Array) })
  expect(ran(world)).toBe(2)
})

it('says that an endpoint is no address', async () => {
  const onError = vi.fn<() => void>()
  const world = createWorld()
  const { result } = renderHook(() => useAct({ fetch: world.route, endpoint: 'http://[bad', onError }), {
    wrapper: world.Wrapper,
  })
  act(() => void result.current.act(LIST))
  await settle()
  expect(result.current).toMatchObject({ pending: false, error: { code: 'invalid-option' } })
  expect(result.current.error?.message).toContain('http://[bad')
  expect(onError).toHaveBeenCalledTimes(1)
})

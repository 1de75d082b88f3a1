import { act, renderHook } from '@testing-library/react'
import { StrictMode, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useAct, type UseActOptions } from 'react-membrane/actions'
import { useConnection } from 'react-membrane'
import { connectionOf, createWorld, ran, settle, type World } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const LIST = { key: 'list-contacts', connectionKey: 'dealwren' }

function render(world: World, options: UseActOptions = {}) {
  return renderHook(() => useAct({ fetch: world.route, ...options }), { wrapper: world.Wrapper }).result
}

it.each([['through the app’s route'], ['directly']])('runs an action %s', async (how) => {
  const world = createWorld()
  const result = render(world, { direct: how === 'directly' })
  expect(result.current).toMatchObject({ pending: false, data: undefined, phase: 'idle', reconnect: null })
  let answered: unknown
  act(() => void result.current.act(LIST).then((answer) => (answered = answer)))
  expect(result.current).toMatchObject({ pending: true, phase: 'running' })
  await settle()
  expect(result.current).toMatchObject({
    pending: false,
    error: undefined,
    data: { contacts: expect.any(Array) },
    actionRunId: expect.stringContaining('run_'),
  })
  expect(answered).toEqual({ output: result.current.data, actionRunId: result.current.actionRunId })
  expect(ran(world)).toBe(1)
})

it.each([{ direct: true }, { direct: false }])(
  'offers to reconnect, and runs the request once more when it works again: %o',
  async (options) => {
    const world = createWorld()
    const { id } = await connectionOf(world)
    world.sandbox.disconnect(id)
    const onSuccess = vi.fn<() => void>()
    const result = render(world, { ...options, onSuccess })
    act(() => void result.current.act({ ...LIST, input: { limit: 2 } }))
    await settle()
    expect(result.current.error).toMatchObject({
      code: 'connection',
      data: { code: 'CONNECTION_DISCONNECTED' },
    })
    expect(result.current.actionRunId).toContain('run_')
    expect(result.current.pending).toBe(false)

    world.connects.next('succeed', { buildMs: 5_000 })
    act(() => void result.current.reconnect?.())
    expect(result.current).toMatchObject({ phase: 'reconnecting', pending: true, reconnect: null })
    await settle(1_000)
    expect(result.current.phase).toBe('waiting')
    expect(ran(world)).toBe(1)
    await settle(10_000)
    expect(result.current).toMatchObject({ pending: false, error: undefined })
    expect(result.current.data).toMatchObject({ contacts: expect.any(Array) })
    expect(ran(world)).toBe(2)
    expect(world.sandbox.list('tenant-1').filter(({ key }) => key === 'dealwren')).toHaveLength(1)
    expect(onSuccess).toHaveBeenCalledTimes(1)
    await settle(60_000)
    expect(ran(world)).toBe(2)
  },
)

it('reconnects by itself when asked to, and runs once again, also under StrictMode', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const { Wrapper } = world
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <Wrapper>{children}</Wrapper>
    </StrictMode>
  )
  const { result } = renderHook(() => useAct({ fetch: world.route, reconnect: 'auto' }), { wrapper })
  let answered: unknown
  act(() => void result.current.act(LIST).then((answer) => (answered = answer)))
  await settle(3_000)
  expect(result.current).toMatchObject({ pending: false, error: undefined })
  expect(answered).toMatchObject({ output: { contacts: expect.any(Array) } })
  expect(ran(world)).toBe(2)
})

it('does not run again after a reconnect that the person closed, and offers it again', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const onError = vi.fn<() => void>()
  const result = render(world, { reconnect: 'auto', onError })
  world.connects.next('cancel')
  let answered: unknown
  act(() => void result.current.act(LIST).then((answer) => (answered = answer)))
  await settle(1_000)
  expect(answered).toBeNull()
  expect(ran(world)).toBe(1)
  expect(result.current).toMatchObject({ pending: false, error: { code: 'connection' } })
  expect(onError).toHaveBeenCalledTimes(1)
  act(() => void result.current.reconnect?.())
  await settle(3_000)
  expect(ran(world)).toBe(2)
  expect(result.current.data).toBeDefined()
})

it('runs again only once, though the connection is lost anew', async () => {
  const world = createWorld()
  const { id } = await connectionOf(world)
  world.sandbox.disconnect(id)
  world.sandbox.faults.add({ app: 'dealwren', status: 401 })
  const result = render(world, { reconnect: 'auto' })
  act(() => void result.current.act(LIST))
  await settle(30_000)
  expect(ran(world)).toBe(2)
  expect(result.current.error?.code).toBe('connection')
  expect(result.current.reconnect).toBeTypeOf('function')
})

it('opens nothing by itself when nobody did anything', async () => {
  vi.stubGlobal('navigator', Object.create(navigator, { userActivation: { value: { isActive: false } } }))
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const result = render(world, { reconnect: 'auto' })
  act(() => void result.current.act(LIST))
  await settle(3_000)
  expect(ran(world)).toBe(1)
  expect(result.current.reconnect).toBeTypeOf('function')
})

it('takes two clicks on reconnect for one', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const result = render(world)
  act(() => void result.current.act(LIST))
  await settle()
  const { reconnect } = result.current
  act(() => {
    void reconnect?.()
    void reconnect?.()
  })
  await settle(5_000)
  expect(ran(world)).toBe(2)
})

it('keeps concurrent calls apart, and shows the latest', async () => {
  const world = createWorld()
  world.sandbox.faults.add({ app: 'plumepost', delayMs: 2_000 })
  const onSuccess = vi.fn<() => void>()
  const result = render(world, { onSuccess })
  const answers: unknown[] = []
  act(() => {
    void result.current
      .act({ key: 'list-messages', connectionKey: 'plumepost' })
      .then((answer) => (answers[0] = answer))
    void result.current.act(LIST).then((answer) => (answers[1] = answer))
  })
  await settle(500)
  expect(result.current.data).toMatchObject({ contacts: expect.any(Array) })
  expect(result.current.pending).toBe(false)
  await settle(3_000)
  expect(answers).toMatchObject([
    { output: { messages: expect.any(Array) } },
    { output: { contacts: expect.any(Array) } },
  ])
  expect(result.current.data).toMatchObject({ contacts: expect.any(Array) })
  expect(onSuccess).toHaveBeenCalledTimes(2)
})

it('is cancelled without an error, whatever it was doing', async () => {
  const world = createWorld()
  world.sandbox.faults.add({ app: 'dealwren', delayMs: 2_000 })
  const result = render(world)
  let answered: unknown = 'nothing yet'
  act(() => void result.current.act(LIST).then((answer) => (answered = answer)))
  await settle(100)
  act(() => result.current.cancel())
  await settle()
  expect(answered).toBeNull()
  expect(result.current).toMatchObject({ pending: false, error: undefined, data: undefined })
  await settle(5_000)
  expect(result.current.data).toBeUndefined()
})

it('runs nothing when it is cancelled while the account is being set up', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const result = render(world, { reconnect: 'auto' })
  world.connects.next('succeed', { buildMs: 20_000 })
  act(() => void result.current.act(LIST))
  await settle(3_000)
  expect(result.current.phase).toBe('waiting')
  act(() => result.current.cancel())
  await settle(60_000)
  expect(ran(world)).toBe(1)
  expect(result.current).toMatchObject({ pending: false, phase: 'idle', error: { code: 'connection' } })
})

it('says what failed when the reconnected account cannot be set up, and runs nothing', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const result = render(world, { reconnect: 'auto' })
  world.connects.next('fail-setup', { buildMs: 1_000 })
  act(() => void result.current.act(LIST))
  await settle(20_000)
  expect(ran(world)).toBe(1)
  expect(result.current.error?.message).toContain('Nothing was run again')
})

it('runs nothing more once the person has left the page', async () => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  const { result, unmount } = renderHook(() => useAct({ fetch: world.route, reconnect: 'auto' }), {
    wrapper: world.Wrapper,
  })
  world.connects.next('succeed', { buildMs: 5_000 })
  act(() => void result.current.act(LIST))
  await settle(2_000)
  unmount()
  await settle(30_000)
  expect(ran(world)).toBe(1)
})

it('shows nothing of one tenant to the next, and runs nothing for them', async () => {
  const world = createWorld()
  const result = render(world, { direct: true })
  act(() => void result.current.act(LIST))
  await settle()
  expect(result.current.data).toBeDefined()
  act(() => world.signIn({ tenantKey: 'tenant-2' }))
  expect(result.current).toMatchObject({ data: undefined, actionRunId: undefined, pending: false })
  await settle()
  expect(result.current.data).toBeUndefined()

  act(() => world.signIn({ tenantKey: 'tenant-1' }))
  await settle()
  world.sandbox.disconnect((await connectionOf(world)).id)
  act(() => void result.current.act(LIST))
  await settle()
  world.connects.next('succeed', { buildMs: 5_000 })
  act(() => void result.current.reconnect?.())
  await settle(1_000)
  const before = ran(world)
  act(() => world.signIn({ tenantKey: 'tenant-2' }))
  await settle(30_000)
  expect(ran(world)).toBe(before)
  expect(result.current).toMatchObject({ error: undefined, pending: false })
})

it('tells the rest of the page that the connection was lost', async () => {
  const world = createWorld()
  const { id } = await connectionOf(world)
  const { result } = renderHook(
    () => ({ ...useAct({ fetch: world.route }), shown: useConnection(id).connection }),
    { wrapper: world.Wrapper },
  )
  await settle()
  expect(result.current.shown?.disconnected).not.toBe(true)
  world.sandbox.faults.add({ app: 'dealwren', status: 401, times: 1 })
  act(() => void result.current.act(LIST))
  await settle(1_000)
  expect(result.current.shown?.disconnected).toBe(true)
})

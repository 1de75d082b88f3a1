import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  useAct,
  useAction,
  useActionRunLog,
  useActionRunLogs,
  useActions,
  useExternalApps,
  useUniversalAction,
} from 'react-membrane/actions'
import { ask, createWorld, ran, settle } from './support/world.js'

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})
afterEach(() => void vi.useRealTimers())

it('lists what can be run on a connection, ranked by what a person wants', async () => {
  const { Wrapper } = createWorld()
  const { result, rerender } = renderHook(({ intent }) => useActions({ connectionKey: 'dealwren', intent }), {
    wrapper: Wrapper,
    initialProps: { intent: '' },
  })
  expect(result.current).toMatchObject({ loading: true, actions: [] })
  await settle()
  expect(result.current.actions.length).toBeGreaterThan(3)
  expect(result.current.items).toBe(result.current.actions)
  rerender({ intent: 'add a new contact' })
  expect(result.current.searching).toBe(true)
  await settle(200)
  expect(result.current.searching).toBe(false)
  expect(result.current.actions[0]?.key).toBe('create-contact')
})

it('cuts an intent that is longer than Membrane takes', async () => {
  const { Wrapper, requests } = createWorld()
  const { result } = renderHook(
    () => useActions({ connectionKey: 'dealwren', intent: 'contact '.repeat(60) }),
    { wrapper: Wrapper },
  )
  await settle()
  expect(result.current.error).toBeUndefined()
  expect(requests('GET /actions').at(-1)?.query.intent?.length).toBeLessThanOrEqual(200)
})

it('pages through actions, and reads the catalogue of an app', async () => {
  const { Wrapper } = createWorld()
  const { result } = renderHook(
    () => ({
      all: useActions({ limit: 5 }),
      apps: useExternalApps({ search: 'dealwren' }),
    }),
    { wrapper: Wrapper },
  )
  await settle()
  expect(result.current.all.actions).toHaveLength(5)
  await act(() => result.current.all.loadMore())
  await settle()
  expect(result.current.all.actions).toHaveLength(10)
  const app = result.current.apps.externalApps[0]?.id ?? ''
  const { result: catalogue } = renderHook(() => useActions({ externalAppId: app }), { wrapper: Wrapper })
  await settle()
  expect(catalogue.current.actions.length).toBeGreaterThan(0)
  expect(catalogue.current.actions.every(({ key }) => !key)).toBe(true)
})

it('reads one action, and says when there is none', async () => {
  const { Wrapper } = createWorld()
  const { result, rerender } = renderHook(({ key }: { key: string | null }) => useAction(key), {
    wrapper: Wrapper,
    initialProps: { key: 'send-message' as string | null },
  })
  await settle()
  expect(result.current.action?.appliedToIntegrations?.length).toBeGreaterThan(1)
  rerender({ key: 'no-such-action' })
  await settle()
  expect(result.current).toMatchObject({ action: undefined, error: { code: 'not-found' } })
  rerender({ key: null })
  expect(result.current).toMatchObject({ action: undefined, error: undefined, loading: false })
})

it('follows an action that is being built', async () => {
  const { Wrapper, sandbox } = createWorld({ generatedBuildMs: 8_000 })
  const answer = await sandbox.fetch(
    new Request(`${sandbox.apiUri}/actions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.token({ isAdmin: true })}` },
      body: JSON.stringify({ intent: 'create a contact', integrationKey: 'dealwren' }),
    }),
  )
  const { id } = await answer.json()
  const { result } = renderHook(() => useAction({ id }), { wrapper: Wrapper })
  await settle()
  expect(result.current.action?.state).toBe('BUILDING')
  await settle(12_000)
  expect(result.current.action?.state).toBe('READY')
  const asked = sandbox.requests.length
  await settle(30_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('asks for no action that is being built while the page is hidden or offline', async () => {
  const { Wrapper, sandbox, requests } = createWorld({ generatedBuildMs: 600_000 })
  const intent = { intent: 'create a contact', integrationKey: 'dealwren' }
  const { id } = await (await ask(sandbox, 'POST /actions', { body: intent, isAdmin: true })).json()
  renderHook(() => useAction({ id }), { wrapper: Wrapper })
  await settle(4_000)
  const asked = () => requests(`GET /actions/${id}`).length
  const before = asked()
  expect(before).toBeGreaterThan(1)
  const { onLine } = navigator
  for (const [name, target, value, event] of [
    ['visibilityState', document, 'hidden', 'visibilitychange'],
    ['onLine', navigator, false, 'offline'],
  ] as const) {
    const now = asked()
    Object.defineProperty(target, name, { value, configurable: true })
    act(() => void (target === document ? document : window).dispatchEvent(new Event(event)))
    await settle(20_000)
    expect(asked()).toBe(now)
    Object.defineProperty(target, name, {
      value: target === document ? 'visible' : onLine,
      configurable: true,
    })
    act(
      () =>
        void (target === document ? document : window).dispatchEvent(
          new Event(event === 'offline' ? 'online' : event),
        ),
    )
    await settle(4_000)
    expect(asked()).toBeGreaterThan(now)
  }
})

it('shows what was just run among the runs, and its exchange with the app when asked for', async () => {
  const world = createWorld()
  const { result } = renderHook(
    () => {
      const runner = useAct({ fetch: world.route })
      return {
        runner,
        list: useActionRunLogs({ status: 'success' }),
        log: useActionRunLog(runner.actionRunId, { details: true }),
      }
    },
    { wrapper: world.Wrapper },
  )
  await settle()
  expect(result.current.list.runs).toEqual([])
  act(() => void result.current.runner.act({ key: 'list-contacts', connectionKey: 'dealwren' }))
  await settle(500)
  expect(result.current.list.runs).toHaveLength(1)
  expect(result.current.log.run).toMatchObject({ status: 'success', action: { key: 'list-contacts' } })
  expect(result.current.log.details).toMatchObject({
    request: expect.any(Object),
    response: expect.any(Object),
  })
})

it('shows a run whose details cannot be had', async () => {
  const world = createWorld()
  world.sandbox.faults.add({ match: 'GET /action-run-logs/:id/details', status: 404 })
  world.sandbox.faults.add({ match: '/action-run-logs/run_1/details', status: 404 })
  const { result } = renderHook(
    () => {
      const runner = useAct({ fetch: world.route })
      return { runner, log: useActionRunLog(runner.actionRunId, { details: true }) }
    },
    { wrapper: world.Wrapper },
  )
  act(() => void result.current.runner.act({ key: 'list-contacts', connectionKey: 'dealwren' }))
  await settle(500)
  expect(result.current.log.run?.status).toBe('success')
  expect(result.current.log.details).toBeUndefined()
  expect(result.current.log.detailsError?.code).toBe('not-found')
})

it('finds the accounts that can serve a universal action, and keeps what the person chose', async () => {
  const world = createWorld()
  const useSender = () => useUniversalAction('send-message', { fetch: world.route })
  const { result, unmount } = renderHook(useSender, { wrapper: world.Wrapper })
  expect(result.current.loading).toBe(true)
  await settle()
  const names = result.current.connections.map(({ key }) => key)
  expect(names).toEqual(expect.arrayContaining(['plumepost', 'murmur-rooms', 'dealwren']))
  expect(names).not.toContain('stowbay')
  expect(result.current.connection).toBeNull()
  act(() => void result.current.run({ to: 'a@b.test', text: 'Hello' }))
  expect(result.current).toMatchObject({ pending: false, error: { code: 'invalid-option' } })
  expect(result.current.error?.message).toContain('choose one first')
  expect(ran(world)).toBe(0)

  const mail = result.current.connections.find(({ key }) => key === 'plumepost')
  act(() => result.current.choose(mail?.id ?? ''))
  expect(result.current.connection?.key).toBe('plumepost')
  act(() => void result.current.run({ to: 'a@b.test', text: 'Hello' }))
  await settle()
  expect(result.current.error).toBeUndefined()
  expect(ran(world)).toBe(1)
  unmount()

  const again = renderHook(useSender, { wrapper: world.Wrapper })
  await settle()
  expect(again.result.current.connection?.key).toBe('plumepost')
  act(() => world.signIn({ tenantKey: 'tenant-2' }))
  await settle()
  expect(again.result.current.connection).toBeNull()
})

it('takes the only account without a question, and none when there is none', async () => {
  const world = createWorld({ scenario: 'everyday' })
  const { result } = renderHook(() => useUniversalAction('create-contact', { direct: true }), {
    wrapper: world.Wrapper,
  })
  await settle()
  expect(result.current.connections.length).toBeLessThanOrEqual(1)
  expect(result.current.connection?.id).toBe(result.current.connections[0]?.id)
  expect(result.current.integrations.length).toBeGreaterThan(0)
})

it('says what is missing when there is no account to run on, and tells the host', async () => {
  const onError = vi.fn<() => void>()
  const world = createWorld()
  await ask(world.sandbox, 'GET /connections')
  for (const { id } of world.sandbox.list('tenant-1')) await ask(world.sandbox, `DELETE /connections/${id}`)
  const { result } = renderHook(() => useUniversalAction('send-message', { fetch: world.route, onError }), {
    wrapper: world.Wrapper,
  })
  act(() => void result.current.run())
  expect(result.current.error?.message).toContain('not known yet')
  await settle()
  expect(result.current.connections).toEqual([])
  act(() => void result.current.run())
  expect(result.current.error?.message).toContain('connect one first')
  expect(onError).toHaveBeenCalledTimes(2)
  expect(ran(world)).toBe(0)
})

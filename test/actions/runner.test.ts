import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConnectOutcome } from '../../src/sandbox/index.js'
import { createRunner } from '../../src/actions/act/runner.js'
import type { ActPhase } from '../../src/actions/act/call.js'
import { createStore } from '../../src/hooks/store.js'
import type { UseActOptions } from 'react-membrane/actions'
import { connectionOf, createWorld, ran } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const LIST = { key: 'list-contacts', connectionKey: 'dealwren' }
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

/** A runner without React, and every phase that it went through. */
async function createScene(options: UseActOptions = {}) {
  const world = createWorld()
  const { sandbox } = world
  const token = () => sandbox.token({ tenantKey: 'tenant-1' })
  const store = createStore(
    'tenant-1',
    { fetchToken: token, apiUri: sandbox.apiUri, fetch: sandbox.fetch, tenantKey: 'tenant-1' },
    () => ({ openConnect: sandbox.openConnect, fetch: sandbox.fetch }),
    true,
  )
  const runner = createRunner(() => ({ ...store, words: [], options: { fetch: world.route, ...options } }))
  const phases: ActPhase[] = []
  runner.subscribe(() => {
    const { phase } = runner.state()
    if (phases.at(-1) !== phase) phases.push(phase)
  })
  const { id } = await connectionOf(world)
  return {
    world,
    runner,
    phases,
    id,
    next: (end: ConnectOutcome, buildMs = 5_000) => sandbox.openConnect.next(end, { buildMs }),
  }
}

it('goes from running over reconnecting and waiting to a second run, and no further', async () => {
  const { world, runner, phases, id, next } = await createScene({ reconnect: 'auto' })
  world.sandbox.disconnect(id)
  next('succeed')
  const answer = runner.act(LIST)
  await pass(30_000)
  await expect(answer).resolves.toMatchObject({ output: { contacts: expect.any(Array) } })
  expect(phases).toEqual(['idle', 'running', 'reconnecting', 'waiting', 'running', 'idle'])
  expect(runner.state()).toMatchObject({ error: undefined, lost: undefined, actionRunId: 'run_2' })
  expect(ran(world)).toBe(2)
})

it.each<[ActPhase, number, number]>([
  ['running', 500, 1],
  ['reconnecting', 3_500, 1],
  ['waiting', 3_500, 1],
])('is cancelled while %s, for good', async (phase, afterMs, runs) => {
  const { world, runner, id, next } = await createScene({ reconnect: 'auto' })
  world.sandbox.faults.add({ match: 'POST /act', delayMs: 1_000 })
  world.sandbox.disconnect(id)
  next(phase === 'reconnecting' ? 'pending' : 'succeed', 60_000)
  const answer = runner.act(LIST)
  await pass(afterMs)
  expect(runner.state().phase).toBe(phase)
  runner.cancel()
  await expect(answer).resolves.toBeNull()
  expect(runner.state()).toMatchObject({ phase: 'idle', result: null })
  await pass(120_000)
  expect(runner.state()).toMatchObject({ phase: 'idle', result: null })
  expect(ran(world)).toBe(runs)
})

it('reconnects again after it was cancelled, when a person asks for it', async () => {
  const { world, runner, id, next } = await createScene({ reconnect: 'auto' })
  world.sandbox.disconnect(id)
  next('pending')
  void runner.act(LIST)
  await pass(1_000)
  runner.cancel()
  await pass()
  next('succeed', 0)
  const answer = runner.reconnect()
  await pass(10_000)
  await expect(answer).resolves.toMatchObject({ output: { contacts: expect.any(Array) } })
  expect(ran(world)).toBe(2)
})

it('takes several clicks for one, and has nothing to reconnect afterwards', async () => {
  const { world, runner, id } = await createScene()
  world.sandbox.disconnect(id)
  void runner.act(LIST)
  await pass()
  const clicks = [runner.reconnect(), runner.reconnect(), runner.reconnect()]
  await pass(10_000)
  for (const answer of await Promise.all(clicks)) expect(answer?.output).toBeDefined()
  expect(ran(world)).toBe(2)
  await expect(runner.reconnect()).resolves.toBeNull()
  expect(ran(world)).toBe(2)
})

it('shows what was refused, and forgets it when told to', async () => {
  const onError = vi.fn<() => void>()
  const { world, runner } = await createScene({ onError })
  await expect(runner.act({ input: 1 })).resolves.toBeNull()
  expect(runner.state()).toMatchObject({ phase: 'idle', error: { code: 'invalid-option' } })
  expect(onError).toHaveBeenCalledTimes(1)
  runner.reset()
  expect(runner.state()).toMatchObject({ error: undefined, call: null })
  expect(ran(world)).toBe(0)
})

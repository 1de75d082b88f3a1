import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { failureClass, useAct, type ActRequest } from 'react-membrane/actions'
import { ask, connectionOf, createWorld, settle, type World } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const LIST = { key: 'list-contacts', connectionKey: 'dealwren' }

/** What becomes of a run, and the class that its failure is shown as. */
async function fail(world: World, request: ActRequest, direct: boolean, ms = 1_000) {
  const { result } = renderHook(() => useAct({ fetch: world.route, direct }), { wrapper: world.Wrapper })
  act(() => void result.current.act(request))
  await settle(ms)
  const { error } = result.current
  return { ...result.current, failure: error && failureClass(error) }
}

it.each([
  ['configuration', 'CONFIGURATION_ERROR', true],
  ['configuration', 'CONFIGURATION_ERROR', false],
  ['app', 'SETUP_FAILED', true],
  ['app', 'SETUP_FAILED', false],
] as const)('calls it %s when the connection is %s, asked directly: %s', async (failure, state, direct) => {
  const world = createWorld()
  world.sandbox.connect('dealwren', { key: 'bad', state })
  expect(await fail(world, { ...LIST, connectionKey: 'bad' }, direct)).toMatchObject({
    failure,
    reconnect: null,
  })
})

it.each([true, false])(
  'tells a lost connection from an app that refuses, asked directly: %s',
  async (direct) => {
    const world = createWorld()
    world.sandbox.faults.add({ app: 'dealwren', status: 422, times: 1 })
    expect((await fail(world, LIST, direct)).failure).toBe('app')
    world.sandbox.faults.add({ app: 'dealwren', status: 429, times: 1 })
    expect((await fail(world, LIST, direct)).failure).toBe('limit')
    world.sandbox.disconnect((await connectionOf(world)).id)
    expect((await fail(world, LIST, direct)).failure).toBe('disconnected')
  },
)

it.each([true, false])('does not call a slow app wrong input, asked directly: %s', async (direct) => {
  const world = createWorld()
  world.sandbox.faults.add({ app: 'dealwren', delayMs: 90_000 })
  const { failure, error } = await fail(world, LIST, direct, 55_000)
  expect(failure).toBe('unreached')
  expect(error?.message).toBe('Dealwren did not answer within 50 s')
})

it.each([true, false])(
  'does not call an archived account wrong input, asked directly: %s',
  async (direct) => {
    const world = createWorld()
    const { id } = await connectionOf(world)
    await ask(world.sandbox, `DELETE /connections/${id}`)
    expect((await fail(world, { key: LIST.key, connectionId: id }, direct)).failure).toBe('missing')
  },
)

it.each([true, false])(
  'calls code that cannot be run the app’s affair, asked directly: %s',
  async (direct) => {
    const code = 'module.exports = () => 1'
    expect((await fail(createWorld(), { code, connectionKey: 'dealwren' }, direct)).failure).toBe('app')
  },
)

it.each([
  ['forbidden', 403, 'forbidden'],
  ['signed-out', 401, 'signed-out'],
  ['server-error', 502, 'server'],
  ['unauthorized', 503, 'setup'],
] as const)('knows why, when a route answers %s', async (code, status, failure) => {
  const world = createWorld()
  world.route = async () => Response.json({ code, message: 'No.' }, { status })
  expect((await fail(world, LIST, false)).failure).toBe(failure)
})

it.each(['fail-setup', 'refuse'] as const)('blames no app when the reconnect ends with %s', async (end) => {
  const world = createWorld()
  world.sandbox.disconnect((await connectionOf(world)).id)
  world.connects.next(end)
  const { result } = renderHook(() => useAct({ fetch: world.route, reconnect: 'auto' }), {
    wrapper: world.Wrapper,
  })
  act(() => void result.current.act(LIST))
  await settle(20_000)
  const { error } = result.current
  expect(error && failureClass(error)).toBe('reconnect')
})

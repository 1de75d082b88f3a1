import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { failureClass, useAct, type ActRequest } from 'react-membrane/actions'
import type { Fetch } from 'react-membrane'
import { ask, connectionOf, createWorld, ran, settle, type World } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function run(world: World, request: ActRequest, route: Fetch = world.route) {
  const { result } = renderHook(() => useAct({ fetch: route }), { wrapper: world.Wrapper })
  act(() => void result.current.act(request))
  await settle()
  return result.current
}

it.each<[string, ActRequest]>([
  ['key and id', { key: 'a', id: 'b' }],
  ['none', { input: {} }],
  ['none', { key: '' }],
])('an act with %s says what is expected, and is not sent', async (said, request) => {
  const world = createWorld()
  const { error } = await run(world, request)
  expect(error).toMatchObject({ code: 'invalid-option' })
  expect(error?.message).toContain(`exactly one of key, id, api, code, but this one has ${said}`)
  expect(ran(world)).toBe(0)
})

it('an input that is no JSON is not sent', async () => {
  const world = createWorld()
  const input: { self?: unknown } = {}
  input.self = input
  const { error } = await run(world, { key: 'list-contacts', input })
  expect(error?.message).toContain('cannot be written as JSON')
  expect(ran(world)).toBe(0)
})

it('an unknown action is named', async () => {
  const { error, reconnect } = await run(createWorld(), { key: 'no-such-action', connectionKey: 'dealwren' })
  expect(error).toMatchObject({ code: 'not-found' })
  expect(error?.message).toContain('no-such-action')
  expect(reconnect).toBeNull()
})

it.each([
  [{ name: 'Ada' }, 'email'],
  [{ name: 'Ada', email: 7 }, 'email'],
])('an input that does not fit says which field: %o', async (input, field) => {
  const { error, actionRunId } = await run(createWorld(), {
    key: 'create-contact',
    connectionKey: 'dealwren',
    input,
  })
  expect(error).toMatchObject({ code: 'bad-request' })
  expect(error?.message).toContain(field)
  expect(actionRunId).toContain('run_')
})

it('an output of 5 MB comes through', async () => {
  const world = createWorld()
  const output = 'x'.repeat(5_000_000)
  const { data } = await run(world, { key: 'a' }, async () => Response.json({ output, actionRunId: 'run_1' }))
  expect(data).toBe(output)
})

it.each<[string, () => Response, string, string]>([
  ['a web page', () => new Response('<html>', { status: 200 }), 'bad-response', 'no act route'],
  ['404 without JSON', () => new Response('Not found', { status: 404 }), 'not-found', 'createActRoute'],
  ['an empty success', () => new Response('', { status: 200 }), 'bad-response', 'JSON'],
  ['500 without a reason', () => new Response(null, { status: 500 }), 'server-error', 'HTTP 500'],
  ['401', () => Response.json({ message: 'Sign in.' }, { status: 401 }), 'signed-out', 'Sign in.'],
])('a route that answers %s is said so', async (_, answer, code, said) => {
  const { error, reconnect } = await run(createWorld(), { key: 'a' }, async () => answer())
  expect(error?.code).toBe(code)
  expect(error?.message).toContain(said)
  expect(reconnect).toBeNull()
})

it('a network that fails is no reason to run again', async () => {
  const route = vi.fn<Fetch>(() => Promise.reject(new TypeError('Failed to fetch')))
  const { error } = await run(createWorld(), { key: 'a' }, route)
  expect(error).toMatchObject({ code: 'network' })
  expect(error?.message).toContain('may have run')
  await settle(60_000)
  expect(route).toHaveBeenCalledTimes(1)
})

it('a route that breaks without a reason is an error that warns that the action may have run', async () => {
  const { error } = await run(createWorld(), { key: 'a' }, async () => new Response('oops', { status: 500 }))
  expect(error?.message).toContain('before you run it again')
})

it('a route that does not answer is given up, with a warning that it may have run', async () => {
  const world = createWorld()
  const { result } = renderHook(
    () => useAct({ fetch: () => new Promise<Response>(() => undefined), timeoutMs: 5_000 }),
    { wrapper: world.Wrapper },
  )
  act(() => void result.current.act({ key: 'a' }))
  await settle(6_000)
  expect(result.current.error).toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('before you run it again'),
  })
  expect(result.current.pending).toBe(false)
})

it('understands a route of the host’s own that answers as Membrane’s guide says', async () => {
  const world = createWorld()
  const { error, reconnect, actionRunId } = await run(world, { key: 'a' }, async () =>
    Response.json(
      { error: 'connection_disconnected', connectionId: 'con_1', actionRunId: 'run_9' },
      { status: 409 },
    ),
  )
  expect(error?.message).toBe('The connection no longer works.')
  expect(reconnect).toBeTypeOf('function')
  expect(actionRunId).toBe('run_9')
})

it('a conflict that is no disconnect offers no reconnect', async () => {
  const { error, reconnect } = await run(createWorld(), { key: 'a' }, async () =>
    Response.json({ code: 'conflict', message: 'It exists.' }, { status: 409 }),
  )
  expect(error).toMatchObject({ code: 'conflict', message: 'It exists.' })
  expect(reconnect).toBeNull()
})

it('a connection that disappears while its action runs is told, without an offer that could not work', async () => {
  const world = createWorld()
  world.sandbox.faults.add({ app: 'dealwren', delayMs: 3_000 })
  const { result } = renderHook(() => useAct({ fetch: world.route }), { wrapper: world.Wrapper })
  act(() => void result.current.act({ key: 'list-contacts', connectionKey: 'dealwren' }))
  await settle(500)
  const { id } = await connectionOf(world)
  await ask(world.sandbox, `DELETE /connections/${id}`)
  await settle(5_000)
  const gone = {
    code: 'not-found',
    message: `Connection '${id}' is archived: restore it, or connect Dealwren again`,
  }
  expect(result.current).toMatchObject({ pending: false, data: undefined, error: gone, reconnect: null })
  expect(failureClass(result.current.error ?? {})).toBe('missing')
  act(() => void result.current.act({ key: 'list-contacts', connectionKey: 'dealwren' }))
  await settle(5_000)
  expect(result.current).toMatchObject({ error: { code: 'not-found' }, reconnect: null })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Connection } from '../../src/api/connection.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, manager, post } from './support/caller.js'

const MINUTE = 60_000
const NOW = new Date('2026-05-01T08:00:00.000Z')
beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

const create = async (sandbox: Sandbox, body: unknown): Promise<Connection> =>
  (await post(sandbox, '/connections', body)).body
const stateOf = (sandbox: Sandbox, { id }: Connection) => sandbox.get(id)?.state
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('is BUILDING for as long as the sandbox was told, then READY', async () => {
  const sandbox = createSandbox({ buildMs: 5_000 })
  const made = await create(sandbox, { integrationKey: 'dealwren', credentials: {} })
  expect(made).toMatchObject({ state: 'BUILDING', connected: false, disconnected: false })
  await pass(4_999)
  expect(stateOf(sandbox, made)).toBe('BUILDING')
  await pass(1)
  expect(sandbox.get(made.id)).toMatchObject({
    state: 'READY',
    connected: true,
    lastActiveAt: expect.any(String),
  })
})

it('takes longer for a connector made from an intent, which becomes an integration when it is built', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 1_000, generatedBuildMs: 60_000 })
  const made = await create(sandbox, { intent: 'our company wiki' })
  expect(made).toMatchObject({ state: 'BUILDING', buildingAgentSessionId: expect.any(String) })
  expect(made).not.toHaveProperty('integrationId')
  await pass(59_999)
  expect(stateOf(sandbox, made)).toBe('BUILDING')
  await pass(1)
  expect(sandbox.get(made.id)).toMatchObject({
    state: 'CLIENT_ACTION_REQUIRED',
    integration: { name: 'Our company wiki' },
    clientAction: { type: 'connect' },
  })
  expect(sandbox.get(made.id)).not.toHaveProperty('buildingAgentSessionId')
})

it.each([
  ['an app with no api', 'SETUP_FAILED'],
  ['a misconfigured tool', 'CONFIGURATION_ERROR'],
])('can end %s in %s, with an error that says why', async (intent, state) => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const made = await create(sandbox, { intent })
  await pass(MINUTE)
  expect(sandbox.get(made.id)).toMatchObject({ state, errors: [{ message: expect.any(String) }] })
})

it('takes an intent that names an app of the catalogue for that app', async () => {
  const made = await create(createSandbox(), { intent: 'our Dealwren account' })
  expect(made).toMatchObject({ connectorId: 'cnr_dealwren', state: 'CLIENT_ACTION_REQUIRED' })
})

it('ends in CONFIGURATION_ERROR while parameters of the integration are missing, and not when they are there', async () => {
  const sandbox = createSandbox({ scenario: 'needs-attention' })
  await ask(sandbox, '/self')
  const tryAgain = async () => {
    const made = await create(sandbox, { integrationKey: 'ledgerlark', credentials: {} })
    await pass(MINUTE)
    return stateOf(sandbox, made)
  }
  expect(await tryAgain()).toBe('CONFIGURATION_ERROR')
  const body = { clientId: 'id', clientSecret: 'secret' }
  await ask(sandbox, '/integrations/ledgerlark/parameters', { method: 'PUT', body, token: manager(sandbox) })
  expect(await tryAgain()).toBe('READY')
})

it('answers the long poll the moment building ends', async () => {
  const sandbox = createSandbox({ buildMs: 5_000 })
  const made = await create(sandbox, { integrationKey: 'dealwren', credentials: {} })
  const answered = vi.fn<(state?: string) => void>()
  void ask<Connection>(sandbox, `/connections/${made.id}?wait=true&timeout=30`).then(({ body }) =>
    answered(body.state),
  )
  await pass(4_999)
  expect(answered).not.toHaveBeenCalled()
  await pass(1)
  expect(answered).toHaveBeenCalledExactlyOnceWith('READY')
})

it('answers the long poll still BUILDING when its time is up, at once when there is nothing to wait for', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren', { state: 'BUILDING' })
  const answered = vi.fn<(state?: string) => void>()
  void ask<Connection>(sandbox, `/connections/${id}?wait=1&timeout=10`).then(({ body }) =>
    answered(body.state),
  )
  await pass(9_999)
  expect(answered).not.toHaveBeenCalled()
  await pass(1)
  expect(answered).toHaveBeenCalledExactlyOnceWith('BUILDING')
  sandbox.update(id, { state: 'READY' })
  expect((await ask<Connection>(sandbox, `/connections/${id}?wait=true`)).body.state).toBe('READY')
})

it('ends the long poll at once when another world is loaded', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren', { state: 'BUILDING' })
  const answered = vi.fn<(status: number) => void>()
  void ask(sandbox, `/connections/${id}?wait=true`).then(({ status }) => answered(status))
  await pass(1_000)
  sandbox.load('everyday')
  await pass(0)
  expect(answered).toHaveBeenCalledExactlyOnceWith(404)
  expect(vi.getTimerCount()).toBe(0)
})

it.each(['0', '61', 'soon'])('refuses timeout=%s', async (timeout) => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren', { state: 'BUILDING' })
  expect((await ask(sandbox, `/connections/${id}?wait=true&timeout=${timeout}`)).status).toBe(400)
})

it('lets go of a long poll whose client went away', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren', { state: 'BUILDING' })
  const controller = new AbortController()
  const poll = ask(sandbox, `/connections/${id}?wait=true`, { signal: controller.signal })
  poll.catch(() => {})
  await pass(1_000)
  controller.abort()
  await expect(poll).rejects.toMatchObject({ name: 'AbortError' })
  expect(vi.getTimerCount()).toBe(0)
})

it('shows lost credentials as the server does', () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren')
  expect(sandbox.disconnect(id)).toMatchObject({
    state: 'CLIENT_ACTION_REQUIRED',
    connected: false,
    disconnected: true,
    requestError: {
      type: 'connection',
      key: 'access_token_expired',
      message: 'Dealwren rejected the refresh token',
    },
    clientAction: { type: 'connect', description: 'Sign in to Dealwren again' },
  })
})

it('loses credentials by itself when they last only so long', async () => {
  const sandbox = createSandbox({ buildMs: 0, credentialsTtlMs: 10 * MINUTE })
  const made = await create(sandbox, { integrationKey: 'dealwren', credentials: {} })
  await pass(10 * MINUTE - 1)
  expect(stateOf(sandbox, made)).toBe('READY')
  await pass(1)
  expect(sandbox.get(made.id)).toMatchObject({ disconnected: true })
})

it('loses the credentials of what a scenario brought as well', async () => {
  const sandbox = createSandbox({ scenario: 'everyday', credentialsTtlMs: 10 * MINUTE })
  await ask(sandbox, '/self')
  const byHand = sandbox.connect('dealwren')
  await pass(10 * MINUTE)
  const lost = sandbox.list().filter(({ disconnected }) => disconnected)
  expect(lost).toHaveLength(sandbox.list().length - 1)
  expect(sandbox.get(byHand.id)).toMatchObject({ state: 'READY' })
})

it('recovers by itself at the time it said when the fault was passing', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren')
  const error = { type: 'connection', key: 'rate_limit_exceeded', message: 'Dealwren is not answering' }
  const lost = sandbox.disconnect(id, error, Date.now() + 5 * MINUTE)
  expect(lost).toMatchObject({ retryAttempts: 1, nextRetryTimestamp: '2026-05-01T08:05:00.000Z' })
  await pass(5 * MINUTE)
  expect(sandbox.get(id)).toMatchObject({ state: 'READY', disconnected: false })
  expect(sandbox.get(id)).not.toHaveProperty('nextRetryTimestamp')
  expect(sandbox.get(id)).not.toHaveProperty('requestError')
})

it('retries a refused sign-in with growing pauses, then leaves it to the person', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren')
  sandbox.disconnect(id, undefined, Date.now() + MINUTE)
  const pauses: number[] = []
  let next = sandbox.get(id)?.nextRetryTimestamp
  while (next) {
    const pause = Date.parse(next) - Date.now()
    pauses.push(pause / MINUTE)
    await pass(pause)
    next = sandbox.get(id)?.nextRetryTimestamp
  }
  expect(pauses).toEqual([1, 4, 8, 16, 32])
  expect(sandbox.get(id)).toMatchObject({ disconnected: true, retryAttempts: 6 })
  expect(vi.getTimerCount()).toBe(0)
})

it('passes through DISCONNECTING when credentials are revoked', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren')
  const { status } = await ask(sandbox, `/connections/${id}/disconnect`, { method: 'POST' })
  expect(status).toBe(204)
  expect(sandbox.get(id)).toMatchObject({ state: 'DISCONNECTING' })
  await pass(1_000)
  expect(sandbox.get(id)).toMatchObject({
    state: 'CLIENT_ACTION_REQUIRED',
    disconnected: true,
    connected: false,
    requestError: { type: 'connection', message: 'The access to Dealwren was revoked' },
  })
})

it('has lost nothing when credentials are revoked that were never there', async () => {
  const sandbox = createSandbox({ scenario: 'empty', generatedBuildMs: 5_000 })
  const waiting = sandbox.connect('dealwren', { state: 'CLIENT_ACTION_REQUIRED' })
  const built = await create(sandbox, { intent: 'our company wiki' })
  for (const { id } of [waiting, built]) {
    await ask(sandbox, `/connections/${id}/disconnect`, { method: 'POST' })
    await pass(10_000)
    const after = sandbox.get(id)
    expect(after).toMatchObject({ state: 'CLIENT_ACTION_REQUIRED', connected: false, disconnected: false })
    for (const field of ['lastActiveAt', 'requestError', 'buildingAgentSessionId'])
      expect(after).not.toHaveProperty(field)
  }
})

it('is lost when credentials are revoked while it is built for who has signed in', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const made = await create(sandbox, { intent: 'our company wiki', credentials: {} })
  expect(made).toHaveProperty('buildingAgentSessionId')
  await ask(sandbox, `/connections/${made.id}/disconnect`, { method: 'POST' })
  expect(sandbox.get(made.id)).not.toHaveProperty('buildingAgentSessionId')
  await pass(60_000)
  expect(sandbox.get(made.id)).toMatchObject({ disconnected: true, requestError: expect.any(Object) })
})

it('is built no more once its credentials are lost', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const made = await create(sandbox, { intent: 'our company wiki' })
  expect(sandbox.disconnect(made.id)).not.toHaveProperty('buildingAgentSessionId')
})

it('stops building while archived, and goes on when restored', async () => {
  const sandbox = createSandbox({ buildMs: 5_000 })
  const made = await create(sandbox, { integrationKey: 'dealwren', credentials: {} })
  await ask(sandbox, `/connections/${made.id}`, { method: 'DELETE' })
  await pass(60_000)
  expect(sandbox.get(made.id)).toMatchObject({ state: 'BUILDING' })
  await post(sandbox, `/connections/${made.id}/restore`)
  await pass(5_000)
  expect(stateOf(sandbox, made)).toBe('READY')
})

it('leaves what a test put in the world as it was put', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const states = ['BUILDING', 'DISCONNECTING', 'SETUP_FAILED', 'NOBODY_KNOWS']
  const made = states.map((state) => sandbox.connect('dealwren', { state }))
  await pass(24 * 60 * MINUTE)
  expect(made.map((connection) => stateOf(sandbox, connection))).toEqual(states)
})

it('has a clientAction exactly while one is required', () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren', { state: 'CLIENT_ACTION_REQUIRED' })
  expect(sandbox.get(id)).toMatchObject({
    clientAction: { type: 'connect', description: 'Sign in to Dealwren' },
  })
  for (const state of ['BUILDING', 'READY', 'SETUP_FAILED'])
    expect(sandbox.update(id, { state })).not.toHaveProperty('clientAction')
})

it('moves the time of the next refresh on without a timer', async () => {
  const sandbox = createSandbox({ buildMs: 0 })
  const made = await create(sandbox, { integrationKey: 'dealwren', credentials: {} })
  expect(vi.getTimerCount()).toBe(0)
  vi.setSystemTime(NOW.getTime() + 200 * MINUTE)
  const next = Date.parse(sandbox.get(made.id)?.nextCredentialsRefreshAt ?? '')
  expect(next).toBe(NOW.getTime() + 240 * MINUTE)
})

it('stops all that was under way when another world is loaded', async () => {
  const sandbox = createSandbox({ scenario: 'needs-attention' })
  await ask(sandbox, '/self')
  expect(vi.getTimerCount()).toBeGreaterThan(0)
  sandbox.load('empty')
  expect(vi.getTimerCount()).toBe(0)
  expect(sandbox.list()).toEqual([])
  expect((await ask(sandbox, '/connections')).body).toEqual({ items: [] })
})

it('waits longer than a timer can', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren')
  const days = 40 * 24 * 60 * MINUTE
  sandbox.disconnect(id, { type: 'connection', message: 'Maintenance' }, Date.now() + days)
  await pass(days - 1)
  expect(sandbox.get(id)).toMatchObject({ disconnected: true })
  await pass(1)
  expect(sandbox.get(id)).toMatchObject({ disconnected: false })
})

it('takes its time, and its ids, from what it is given', async () => {
  let now = 1_000_000
  const due: { at: number; run: () => void }[] = []
  const clock = {
    now: () => now,
    setTimeout: (run: () => void, ms: number) => due.push({ at: now + ms, run }),
    clearTimeout: () => {},
  }
  let count = 0
  const sandbox = createSandbox({
    clock,
    ids: (prefix) => `${prefix}-id-${++count}`,
    scenario: 'empty',
    buildMs: 50,
  })
  const made = await create(sandbox, { connectorKey: 'dealwren', credentials: {} })
  expect(made).toMatchObject({
    id: expect.stringMatching(/^con-id-/),
    createdAt: new Date(1_000_000).toISOString(),
  })
  now += 50
  for (const { at, run } of due) if (at <= now) run()
  expect(stateOf(sandbox, made)).toBe('READY')
})

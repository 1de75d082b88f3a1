import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Fetch } from '../../src/api/fetch.js'
import type { MembraneSnapshot } from '../../src/api/snapshot.js'
import { optionsError, type SessionOptions } from '../../src/core/options.js'
import { clientOf, API, failure, json, NOW, sessionWith, silence, unsigned } from './support.js'

const empty: Fetch = async () => json({ items: [] })

beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => vi.useRealTimers())

const snapshot: MembraneSnapshot = {
  apiUri: API,
  workspaceKey: 'wk',
  tenantKey: 'acme',
  issuedAt: NOW - 1000,
  connections: [],
}

it('knows whose data it is at once when it is given a token', () => {
  const session = sessionWith(empty)
  expect(session.scope()).toMatchObject({ apiUri: API, workspaceKey: 'wk', tenantKey: 'acme' })
  expect(session.scope()).toBe(session.scope())
})

it('keeps the scope, and its requests under way, when the token is refreshed for the same tenant', async () => {
  let answer: (response: Response) => void = () => {}
  const session = sessionWith(() => new Promise((resolve) => (answer = resolve)))
  const scope = session.scope()
  const heard = vi.fn<() => void>()
  session.subscribe(heard)
  const list = clientOf(session).listConnections()
  await vi.advanceTimersByTimeAsync(0)

  session.update({ token: unsigned({ name: 'again' }) })
  expect(session.scope()).toBe(scope)
  expect(heard).not.toHaveBeenCalled()
  answer(json({ items: [] }))
  expect(await list).toEqual([])
})

it.each<[string, Partial<SessionOptions>]>([
  ['token', { token: unsigned({ tenantKey: 'other' }) }],
  ['tenantKey', { tenantKey: 'other' }],
  ['apiUri', { apiUri: 'https://other.test' }],
])('leaves the old scope, and what was under way, at once when %s names another', async (_, change) => {
  const session = sessionWith(silence)
  const before = session.scope()?.key
  const heard = vi.fn<() => void>()
  session.subscribe(heard)
  const list = failure(clientOf(session).listConnections())

  session.update(change)
  expect(session.scope()?.key).not.toBe(before)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(await list).toMatchObject({ code: 'aborted' })
})

it('asks the new token endpoint for a token, and drops what the old one still answers', async () => {
  const answers: ((response: Response) => void)[] = []
  const session = sessionWith(empty, {
    tokenEndpoint: '/token?tenant=a',
    baseUrl: 'https://app.test',
    tokenFetch: () => new Promise((resolve) => answers.push(resolve)),
  })
  const old = failure(session.grant())
  await vi.advanceTimersByTimeAsync(0)

  session.update({ tokenEndpoint: '/token?tenant=b' })
  expect(await old).toMatchObject({ code: 'aborted' })
  const next = session.grant()
  await vi.advanceTimersByTimeAsync(0)
  answers[0]?.(json({ token: unsigned({ tenantKey: 'a' }) }))
  answers[1]?.(json({ token: unsigned({ tenantKey: 'b' }) }))
  expect(await next).toMatchObject({ scope: { tenantKey: 'b' } })
  await vi.advanceTimersByTimeAsync(0)
  expect(session.scope()?.tenantKey).toBe('b')
})

it('does not fall back to a token that was replaced while it was being looked at', async () => {
  const session = sessionWith(empty, { token: unsigned({ exp: NOW / 1000 + 20 }) })
  const old = failure(session.grant())
  session.update({ token: unsigned({ tenantKey: 'other' }) })
  expect(await old).toMatchObject({ code: 'aborted' })
  expect(session.scope()?.tenantKey).toBe('other')
})

it('moves to the tenant that the next token names, and ends what was asked for the other', async () => {
  let tenantKey = 'a'
  const sent: string[] = []
  const session = sessionWith(
    async (request) => {
      sent.push(String(request.headers.get('authorization')))
      return sent.length === 1
        ? json({ message: 'expired' }, { status: 401 })
        : json({ items: [{ id: 'con_b', name: 'B' }] })
    },
    { fetchToken: () => unsigned({ tenantKey }) },
  )
  await session.grant()
  const a = session.scope()
  const heard = vi.fn<() => void>()
  session.subscribe(heard)

  tenantKey = 'b'
  // The first answer is a 401, and the token fetched after it is somebody else's.
  expect(await failure(clientOf(session).listConnections({}, { scope: a?.key }))).toMatchObject({
    code: 'aborted',
  })
  expect(sent).toHaveLength(1)
  expect(session.scope()?.tenantKey).toBe('b')
  expect(heard).toHaveBeenCalledTimes(1)
})

it('never asks with one tenant’s token for what would be stored as another’s', async () => {
  const fetch = vi.fn<Fetch>(empty)
  const session = sessionWith(fetch)
  const error = await failure(clientOf(session).listConnections({}, { scope: 'somebody else' }))
  expect(error).toMatchObject({ code: 'aborted' })
  expect(fetch).not.toHaveBeenCalled()
})

it('shows a young snapshot of the right tenant until the token comes, and after it', async () => {
  const session = sessionWith(empty, { fetchToken: () => unsigned(), snapshot, tenantKey: 'acme' })
  const scope = session.scope()
  expect(scope).toMatchObject({ tenantKey: 'acme' })
  expect(session.snapshot()).toBe(snapshot)
  await session.grant()
  expect(session.scope()).toBe(scope)
  expect(session.snapshot()).toBe(snapshot)
})

it.each<[string, Partial<SessionOptions>]>([
  ['it is older than a minute', { snapshot: { ...snapshot, issuedAt: NOW - 60_001 } }],
  ['it is older than the option allows', { snapshotMaxAgeMs: 500 }],
  ['it is of the far future', { snapshot: { ...snapshot, issuedAt: NOW + 60_001 } }],
  ['it has no time', { snapshot: { ...snapshot, issuedAt: Number.NaN } }],
  ['it is another tenant’s', { tenantKey: 'other' }],
  ['it is of another API', { apiUri: 'https://other.test' }],
  ['it names nobody', { snapshot: { ...snapshot, tenantKey: '' } }],
  ['its lists are none', { snapshot: Object.assign({}, snapshot, { connections: {} }) }],
])('shows no snapshot when %s', (_, options) => {
  const session = sessionWith(empty, { fetchToken: () => unsigned(), snapshot, ...options })
  expect(session.snapshot()).toBeNull()
  expect(session.scope()).toBeNull()
})

it('shows no snapshot of another tenant than the given token’s', () => {
  const session = sessionWith(empty, { token: unsigned({ tenantKey: 'other' }), snapshot })
  expect(session.snapshot()).toBeNull()
  expect(session.scope()?.tenantKey).toBe('other')
})

it('drops the snapshot when the token turns out to be somebody else’s', async () => {
  const session = sessionWith(empty, { fetchToken: () => unsigned({ tenantKey: 'other' }), snapshot })
  const heard = vi.fn<() => void>()
  session.subscribe(heard)
  expect(session.scope()?.tenantKey).toBe('acme')
  await session.grant()
  expect(session.snapshot()).toBeNull()
  expect(session.scope()?.tenantKey).toBe('other')
  expect(heard).toHaveBeenCalledTimes(1)
})

it('ends every request under way when asked, and works on', async () => {
  let answering = false
  const session = sessionWith((request) => (answering ? empty(request) : silence(request)))
  const lists = [failure(clientOf(session).listConnections()), failure(clientOf(session).listIntegrations())]
  await vi.advanceTimersByTimeAsync(0)
  session.abortAll()
  for (const list of lists) expect(await list).toMatchObject({ code: 'aborted' })
  expect(vi.getTimerCount()).toBe(0)

  answering = true
  expect(await clientOf(session).listConnections()).toEqual([])
})

it('tells the time by the server once an answer had a date', async () => {
  const date = new Date(NOW + 600_000).toUTCString()
  const session = sessionWith(async () => json({ items: [] }, { headers: { date } }))
  expect(session.serverNow()).toBe(NOW)
  await clientOf(session).listConnections()
  expect(session.serverNow()).toBe(NOW + 600_000)
})

it('takes a date that is off by the time an answer travels for its own time', async () => {
  const date = new Date(NOW - 1000).toUTCString()
  const session = sessionWith(async () => json({ items: [] }, { headers: { date } }))
  await clientOf(session).listConnections()
  expect(session.serverNow()).toBe(NOW)
})

it('does not refetch a good token all the time on a machine whose clock is wrong', async () => {
  const token = () => unsigned({ exp: NOW / 1000 + 300 })
  const asked = vi.fn<Fetch>(async () =>
    json({ token: token() }, { headers: { date: new Date(NOW).toUTCString() } }),
  )
  const session = sessionWith(empty, {
    tokenEndpoint: 'https://app.test/token',
    tokenFetch: asked,
    now: () => NOW + 3_600_000,
  })
  await session.grant()
  await session.grant()
  expect(asked).toHaveBeenCalledTimes(1)
})

it.each<[string, SessionOptions, string]>([
  ['no way to a token', {}, 'tokenEndpoint="/api/membrane-token"'],
  ['two ways to a token', { token: 'x', tokenEndpoint: '/t' }, 'one of tokenEndpoint, fetchToken and token'],
  ['an empty token', { token: '' }, 'token'],
  ['an empty endpoint', { tokenEndpoint: '' }, 'tokenEndpoint'],
  ['an endpoint that is no text', Object.assign({}, { tokenEndpoint: 7 }) as object, 'tokenEndpoint'],
  ['a fetchToken that is no function', Object.assign({}, { fetchToken: 'x' }) as object, 'fetchToken'],
  ['an empty tenant', { token: 'x', tenantKey: '' }, 'tenantKey'],
  ['a timeout of nothing', { token: 'x', requestTimeoutMs: 0 }, 'requestTimeoutMs'],
  ['a timeout that is no number', { token: 'x', requestTimeoutMs: Number.NaN }, 'requestTimeoutMs'],
  ['a relative apiUri', { token: 'x', apiUri: '/membrane' }, 'apiUri as an absolute address'],
  ['an apiUri without a scheme', { token: 'x', apiUri: 'api.test' }, 'https://api.getmembrane.com'],
])('says what to write when it is given %s', async (_, options, words) => {
  expect(optionsError(options)).toMatchObject({
    code: 'invalid-option',
    message: expect.stringContaining(words),
  })
  const session = sessionWith(empty, { token: undefined, apiUri: undefined, ...options })
  expect(session.scope()).toBeNull()
  expect(await failure(clientOf(session).listConnections())).toMatchObject({ code: 'invalid-option' })
})

it('takes undefined for absent in every option', () => {
  expect(
    optionsError({
      token: 'x',
      tokenEndpoint: undefined,
      fetchToken: undefined,
      apiUri: undefined,
      tenantKey: undefined,
      requestTimeoutMs: undefined,
    }),
  ).toBeNull()
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Fetch } from '../../src/api/fetch.js'
import type { SessionOptions } from '../../src/core/options.js'
import type { FetchToken } from '../../src/core/token.js'
import { clientOf, API, encode, failure, html, json, NOW, sessionWith, silence, unsigned } from './support.js'

const empty: Fetch = async () => json({ items: [] })

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A session whose token route answers `answer`, and the requests that the route saw. */
function withRoute(answer: Fetch, options: Partial<SessionOptions> = {}) {
  const asked: Request[] = []
  const session = sessionWith(empty, {
    tokenEndpoint: '/api/membrane-token',
    baseUrl: 'https://app.test/settings?x=1',
    tokenFetch: async (request) => {
      asked.push(request)
      return answer(request)
    },
    ...options,
  })
  return { session, asked }
}

it('asks the token endpoint relative to the page, and sends what it answers', async () => {
  const { session, asked } = withRoute(async () => json({ token: unsigned() }))

  expect(session.scope()).toBeNull()
  expect(await session.grant()).toMatchObject({ token: unsigned(), apiUri: API })
  expect(session.scope()).toMatchObject({ apiUri: API, workspaceKey: 'wk', tenantKey: 'acme' })
  expect(asked.map(({ url, method, cache }) => [method, url, cache])).toEqual([
    ['GET', 'https://app.test/api/membrane-token', 'no-store'],
  ])
})

it('shares one token request among all who ask at the same time, and keeps the token', async () => {
  const { session, asked } = withRoute(async () => json({ token: unsigned() }))

  await Promise.all([
    session.grant(),
    clientOf(session).listConnections(),
    clientOf(session).listIntegrations(),
  ])
  await session.grant()
  expect(asked).toHaveLength(1)
})

it('fetches another token when under 30 s remain, at the next request, and by no timer', async () => {
  let now = NOW
  const fetchToken = vi.fn<FetchToken>(() => unsigned({ exp: now / 1000 + 300 }))
  const session = sessionWith(empty, { fetchToken, now: () => now })

  await session.grant()
  expect(vi.getTimerCount()).toBe(0)
  now += 270_000
  await session.grant()
  expect(fetchToken).toHaveBeenCalledTimes(1)
  now += 1
  await vi.advanceTimersByTimeAsync(600_000)
  expect(fetchToken).toHaveBeenCalledTimes(1)
  await session.grant()
  expect(fetchToken).toHaveBeenCalledTimes(2)
})

it('uses the old token for its last seconds when no new one can be had', async () => {
  let now = NOW
  const first = unsigned({ exp: NOW / 1000 + 60 })
  const fetchToken = vi.fn<FetchToken>().mockReturnValueOnce(first).mockRejectedValue(new Error('offline'))
  const session = sessionWith(empty, { fetchToken, now: () => now })

  await session.grant()
  now += 45_000
  expect(await session.grant()).toMatchObject({ token: first })
  now += 15_000
  expect(await failure(session.grant())).toMatchObject({ code: 'token-unavailable' })
})

it('never refetches a token that does not expire', async () => {
  let now = NOW
  const fetchToken = vi.fn<FetchToken>(() => 'pat-1234')
  const session = sessionWith(empty, { fetchToken, now: () => now })
  await session.grant()
  now += 10 ** 10
  await session.grant()
  expect(fetchToken).toHaveBeenCalledTimes(1)
})

it('calls the latest fetchToken, and takes a new function for no signal', async () => {
  const session = sessionWith(empty, { fetchToken: () => unsigned({ name: 'first' }) })
  const heard = vi.fn<() => void>()
  await session.grant()
  session.subscribe(heard)

  const latest = vi.fn<FetchToken>(() => unsigned({ name: 'second' }))
  session.update({ fetchToken: latest })
  await session.grant()
  expect(latest).not.toHaveBeenCalled()
  expect(session.scope()).not.toBeNull()

  session.refuse(unsigned({ name: 'first' }))
  expect(await session.grant()).toMatchObject({ token: unsigned({ name: 'second' }) })
  expect(heard).not.toHaveBeenCalled()
})

it('is signed out when the token route answers 401, until it gives a token', async () => {
  let signedIn = false
  const { session } = withRoute(async () =>
    signedIn ? json({ token: unsigned() }) : json({ error: 'no' }, { status: 401 }),
  )
  const heard = vi.fn<() => void>()
  session.subscribe(heard)

  expect(await failure(session.grant())).toMatchObject({
    code: 'signed-out',
    message: 'You are signed out. Sign in again.',
  })
  expect(session.signedOut()).toBe(true)
  expect(heard).toHaveBeenCalledTimes(1)

  signedIn = true
  await session.grant()
  expect(session.signedOut()).toBe(false)
  expect(heard).toHaveBeenCalledTimes(2)
})

it('is not signed out when the token route answers 403: it repeats why', async () => {
  const message = 'Your plan has no integrations.'
  const { session } = withRoute(async () => json({ message }, { status: 403 }))

  expect(await failure(session.grant())).toMatchObject({
    code: 'token-unavailable',
    status: 403,
    message: expect.stringContaining(message),
    data: { message },
  })
  expect(session.signedOut()).toBe(false)
})

it('is not signed out when fetchToken throws an error with the status 403', async () => {
  const fetchToken = () => Promise.reject(Object.assign(new Error('No plan'), { status: 403 }))
  const session = sessionWith(empty, { fetchToken })
  expect(await failure(session.grant())).toMatchObject({
    code: 'token-unavailable',
    message: expect.stringContaining('No plan'),
  })
  expect(session.signedOut()).toBe(false)
})

it.each<[string, FetchToken]>([
  ['answers null', () => null],
  [
    'throws an error with the status 401',
    () => Promise.reject(Object.assign(new Error('Unauthorized'), { status: 401 })),
  ],
  [
    'throws as axios does',
    () => Promise.reject(Object.assign(new Error('x'), { response: { status: 401 } })),
  ],
])('is signed out when fetchToken %s', async (_, fetchToken) => {
  const session = sessionWith(empty, { fetchToken })
  expect(await failure(session.grant())).toMatchObject({ code: 'signed-out' })
  expect(session.signedOut()).toBe(true)
})

it.each<[string, Fetch, string]>([
  ['500', async () => json({}, { status: 500 }), 'HTTP 500'],
  [
    '503 with a sentence',
    async () => json({ message: 'Set MEMBRANE_WORKSPACE_KEY.' }, { status: 503 }),
    'Set MEMBRANE_WORKSPACE_KEY.',
  ],
  ['404 as a web page', async () => html(404), 'HTTP 404'],
  ['a web page, as dev servers do', async () => html(), 'not JSON'],
  ['an empty body', async () => new Response(''), 'not JSON'],
  ['no token', async () => json({ accessToken: 'x' }), 'gave no token'],
  ['a token that is no text', async () => json({ token: { jwt: 'x' } }), 'gave no token'],
  ['an empty token', async () => json({ token: '' }), 'gave no token'],
  ['a dropped connection', () => Promise.reject(new TypeError('fetch failed')), 'fetch failed'],
])(
  'has no token when the token route answers %s, says so, and asks again next time',
  async (_, answer, words) => {
    const { session, asked } = withRoute(answer)

    const error = await failure(session.grant())
    expect(error).toMatchObject({ code: 'token-unavailable', message: expect.stringContaining(words) })
    expect(error).toMatchObject({ message: expect.stringContaining('/api/membrane-token') })
    await failure(session.grant())
    expect(asked).toHaveLength(2)
  },
)

it.each<[string, FetchToken]>([
  ['throws', () => Promise.reject(new Error('boom'))],
  [
    'throws at once',
    () => {
      throw new Error('boom')
    },
  ],
  ['throws something that is no error', () => Promise.reject('boom')],
  ['answers an empty text', () => ''],
])('has no token when fetchToken %s, and keeps the cause', async (_, fetchToken) => {
  const session = sessionWith(empty, { fetchToken })
  expect(await failure(session.grant())).toMatchObject({
    code: 'token-unavailable',
    message: expect.stringContaining('fetchToken'),
  })
})

it('gives the token route 30 s, or what requestTimeoutMs says', async () => {
  const { session } = withRoute(silence, { requestTimeoutMs: 5_000 })
  const waiting = failure(session.grant())
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await waiting).toMatchObject({
    code: 'token-unavailable',
    message: 'The token endpoint /api/membrane-token did not answer within 5 s.',
  })
})

it('says what to write when the token endpoint is no address here', async () => {
  const { session } = withRoute(silence, { baseUrl: undefined })
  expect(await failure(session.grant())).toMatchObject({
    code: 'token-unavailable',
    message: expect.stringContaining('Write "/api/membrane-token"'),
  })
})

it('takes the API’s address from the prop, else from the route, else Membrane’s own', async () => {
  const answers = (apiUri: unknown) => async () => json({ token: unsigned(), apiUri })
  const where = async (option: string | undefined, answer: unknown) =>
    (await withRoute(answers(answer), { apiUri: option }).session.grant()).apiUri

  expect(await where('https://prop.test/membrane/', 'https://answer.test')).toBe('https://prop.test/membrane')
  expect(await where(undefined, 'https://answer.test/')).toBe('https://answer.test')
  expect(await where('', 'http://localhost:4600')).toBe('http://localhost:4600')
  expect(await where(undefined, 'http://[::1]:4600/')).toBe('http://[::1]:4600')
  expect(await where(undefined, undefined)).toBe('https://api.getmembrane.com')
  expect(await where(undefined, null)).toBe('https://api.getmembrane.com')
})

it.each([
  '/membrane',
  'api.test',
  'http://api.test',
  'http://localhost.evil.test',
  'javascript:alert(1)',
  'file:///x',
])('does not send a token to %s on a route’s word', async (apiUri) => {
  const { session } = withRoute(async () => json({ token: unsigned(), apiUri }), { apiUri: undefined })
  expect(await failure(session.grant())).toMatchObject({
    code: 'invalid-option',
    message: expect.stringContaining('absolute https address'),
  })
})

it('takes an address on plain http only where the token itself came from, as on a local network', async () => {
  const at = (apiUri: string) =>
    withRoute(async () => json({ token: unsigned(), apiUri }), {
      apiUri: undefined,
      baseUrl: 'http://192.168.1.5:5173/settings',
    }).session.grant()

  expect(await at('http://192.168.1.5:5173/__membrane')).toMatchObject({
    apiUri: 'http://192.168.1.5:5173/__membrane',
  })
  for (const elsewhere of ['http://192.168.1.5:4600', 'http://192.168.1.6:5173', 'javascript:alert(1)'])
    expect(await failure(at(elsewhere))).toMatchObject({ code: 'invalid-option' })
})

it('reads whom a token names in both spellings, and in any script', async () => {
  const scopeOf = (token: string) => {
    const { workspaceKey, tenantKey } = sessionWith(empty, { token }).scope() ?? {}
    return [workspaceKey, tenantKey]
  }
  expect(scopeOf(unsigned({ tenantKey: 'Zoë 株式会社' }))).toEqual(['wk', 'Zoë 株式会社'])
  expect(scopeOf(encode({ iss: 'wk', id: 'acme' }))).toEqual(['wk', 'acme'])
})

it('keeps a token out of the scope and of every error', async () => {
  const token = unsigned()
  const session = sessionWith(
    async () =>
      json({ type: 'bad_request', key: 'not_authenticated', message: `Bad ${token}` }, { status: 401 }),
    { token },
  )
  const error = await failure(clientOf(session).listConnections())
  expect(JSON.stringify(session.scope())).not.toContain(token)
  expect(JSON.stringify([String(error), error])).not.toContain(token)
  expect(error).toMatchObject({ code: 'unauthorized', message: 'Bad [token]' })
})

it.each([
  ['another tenant', unsigned({ tenantKey: 'other' })],
  ['the whole workspace', unsigned({ tenantKey: '' })],
])('refuses a token for %s when the app says who is signed in', async (_, token) => {
  const { session } = withRoute(async () => json({ token }), { tenantKey: 'acme' })
  const error = await failure(session.grant())
  expect(error).toMatchObject({ code: 'wrong-tenant', message: expect.stringContaining('"acme"') })
  expect(String(error)).not.toContain('other')
  expect(session.scope()).toBeNull()
})

it.each([
  ['has spaces in it', 'not a token', 'token-invalid'],
  ['has letters that no header takes', 'tökèn', 'token-invalid'],
  ['would add a header', 'abc\r\nx-evil: 1', 'token-invalid'],
  ['is a JWT with a broken middle', 'eyJhbGciOiJIUzI1NiJ9.%%%.x', 'token-invalid'],
  ['is a JWT whose middle is no object', `e30.${Buffer.from('7').toString('base64url')}.x`, 'token-invalid'],
  ['is half a JWT', unsigned().split('.')[0] ?? '', 'token-invalid'],
  ['has expired', unsigned({ exp: NOW / 1000 - 1 }), 'token-expired'],
])('does not send a static token that %s', async (_, token, code) => {
  const fetch = vi.fn<Fetch>(empty)
  const session = sessionWith(fetch, { token })
  expect(await failure(clientOf(session).listConnections())).toMatchObject({
    code,
    message: expect.stringMatching(/Pass .+\./),
  })
  expect(fetch).not.toHaveBeenCalled()
})

it('sends a token of Membrane’s own as it is, though it has three parts', async () => {
  const session = sessionWith(empty, { token: 'pat-one.two.three' })
  expect((await session.grant()).token).toBe('pat-one.two.three')
})

it('gives a token that names nobody a scope of its own per source', async () => {
  const one = sessionWith(empty, { token: 'pat-1234' })
  const two = sessionWith(empty, { token: 'pat-1234' })
  expect(one.scope()?.key).not.toBe(two.scope()?.key)
  expect(one.scope()?.key).not.toContain('pat-')

  const before = one.scope()?.key
  one.update({ token: 'pat-5678' })
  expect(one.scope()?.key).not.toBe(before)

  const fetched = sessionWith(empty, {
    fetchToken: vi.fn<FetchToken>().mockReturnValueOnce('opaque-1').mockReturnValueOnce('opaque-2'),
  })
  const { scope } = await fetched.grant()
  fetched.refuse('opaque-1')
  expect((await fetched.grant()).scope.key).toBe(scope.key)
})

it('ends the token request on the wire when it takes too long, and when another tenant is meant', async () => {
  const { session, asked } = withRoute(silence, { requestTimeoutMs: 1_000 })
  const late = failure(session.grant())
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await late).toMatchObject({ code: 'token-unavailable' })
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true])

  const left = failure(session.grant())
  await vi.advanceTimersByTimeAsync(10)
  session.update({ tenantKey: 'globex' })
  expect(await left).toMatchObject({ code: 'aborted' })
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true])
})

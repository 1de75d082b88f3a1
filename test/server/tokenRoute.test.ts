import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTokenRoute, type TokenRouteOptions } from '../../src/server/index.js'

const SECRET = 's3cret-of-the-workspace'
const workspace = { workspaceKey: 'wk_1', workspaceSecret: SECRET }
const VARIABLES = [
  'MEMBRANE_WORKSPACE_KEY',
  'MEMBRANE_WORKSPACE_SECRET',
  'MEMBRANE_API_URL',
  'MEMBRANE_API_URI',
  'NEXT_PUBLIC_MEMBRANE_API_URI',
  'NEXT_PUBLIC_INTEGRATION_APP_API_URL',
  'INTEGRATION_APP_WORKSPACE_KEY',
  'INTEGRATION_APP_WORKSPACE_SECRET',
]

beforeEach(() => VARIABLES.forEach((name) => vi.stubEnv(name, undefined)))
afterEach(() => vi.unstubAllEnvs())

function ask(options: Partial<TokenRouteOptions> = {}, init: RequestInit = {}) {
  const route = createTokenRoute({ ...workspace, tenant: () => 'acme', ...options })
  return route(new Request('http://localhost:3000/api/membrane-token', init))
}

it('answers a token for the tenant who is signed in, and is never cached', async () => {
  const response = await ask(
    { tenant: async (request) => request.headers.get('x-user') },
    { headers: { 'x-user': 'acme' } },
  )

  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('vary')).toContain('Cookie')
  const { token, apiUri } = await response.json()
  expect(apiUri).toBe('https://api.getmembrane.com')
  expect(decodeJwt(token)).toMatchObject({ workspaceKey: 'wk_1', tenantKey: 'acme' })
})

it('takes the name and fields of the tenant, and nothing else the host put beside them', async () => {
  const user = {
    tenantKey: 'acme',
    name: 'Acme',
    fields: { plan: 'pro' },
    workspaceKey: 'other',
    isAdmin: true,
  }
  const { token } = await (await ask({ tenant: () => user })).json()

  expect(decodeJwt(token)).toEqual({
    workspaceKey: 'wk_1',
    tenantKey: 'acme',
    name: 'Acme',
    fields: { plan: 'pro' },
    exp: expect.any(Number),
  })
})

it.each([
  ['MEMBRANE_WORKSPACE_KEY', 'MEMBRANE_WORKSPACE_SECRET', 'MEMBRANE_API_URL'],
  ['MEMBRANE_WORKSPACE_KEY', 'MEMBRANE_WORKSPACE_SECRET', 'MEMBRANE_API_URI'],
  ['INTEGRATION_APP_WORKSPACE_KEY', 'INTEGRATION_APP_WORKSPACE_SECRET', 'NEXT_PUBLIC_MEMBRANE_API_URI'],
])('reads %s, %s and %s from the environment, also when they are set later', async (key, secret, api) => {
  const route = createTokenRoute({ tenant: () => 'acme' })
  vi.stubEnv(key, 'wk_env')
  vi.stubEnv(secret, `${SECRET}\n`)
  vi.stubEnv(api, 'https://api.eu.membrane.test/v1/')

  const response = await route(new Request('http://localhost/'))
  const { token, apiUri } = await response.json()
  expect(apiUri).toBe('https://api.eu.membrane.test/v1')
  expect(decodeJwt(token)).toMatchObject({ workspaceKey: 'wk_env' })
})

it('answers 401 when nobody is signed in', async () => {
  const signedOut = { code: 'signed-out', message: 'You are signed out. Sign in again.' }

  const response = await ask({ tenant: () => null })
  expect([response.status, await response.json()]).toEqual([401, signedOut])

  const guard = await ask({ tenant: () => Promise.reject(new Response('Login first', { status: 401 })) })
  expect([guard.status, await guard.json()]).toEqual([401, signedOut])
})

it('answers 503 with a sentence where there are no credentials', async () => {
  const seen: unknown[] = []
  const response = await ask({
    workspaceKey: undefined,
    workspaceSecret: undefined,
    onError: (error) => seen.push(error),
  })

  expect(response.status).toBe(503)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    code: 'missing-secret',
    message: expect.stringContaining('MEMBRANE_WORKSPACE_KEY and MEMBRANE_WORKSPACE_SECRET'),
  })
  expect(seen).toMatchObject([{ code: 'missing-secret' }])
})

it.each(['/membrane', 'http://api.example.com', 'not an address'])(
  'answers 503 with a sentence when apiUri is %s',
  async (apiUri) => {
    const response = await ask({ apiUri })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      code: 'invalid-option',
      message: expect.stringContaining('apiUri'),
    })
  },
)

it.each(['http://localhost:4600', 'http://127.0.0.1:4600/', 'http://[::1]:4600'])(
  'lets %s be the API, since it is this machine',
  async (apiUri) => {
    expect((await ask({ apiUri })).status).toBe(200)
  },
)

it('answers a clear error when tenant throws, tells the host why, and gives nothing away', async () => {
  const seen: unknown[] = []
  const cause = new Error(`database at postgres://app:${SECRET}@db is down`)
  const response = await ask({ tenant: () => Promise.reject(cause), onError: (error) => seen.push(error) })
  const text = await response.text()

  expect(response.status).toBe(500)
  expect(JSON.parse(text)).toEqual({
    code: 'server-error',
    message: 'createTokenRoute: tenant(request) failed.',
  })
  expect(text).not.toContain(SECRET)
  expect(text).not.toContain('    at ')
  expect(seen).toEqual([cause])
})

it.each([
  ['undefined', undefined],
  ['an empty key', ''],
  ['a number', 7],
  ['an object without a key', { id: 'acme' }],
])('answers a clear error when tenant answers %s', async (_, answer) => {
  const options: TokenRouteOptions = { ...workspace, tenant: () => null }
  Object.assign(options, { tenant: () => answer })
  const response = await createTokenRoute(options)(new Request('http://localhost/'))

  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({
    code: 'server-error',
    message: expect.stringContaining('tenantKey'),
  })
})

it('answers GET and POST only', async () => {
  expect((await ask({}, { method: 'POST' })).status).toBe(200)
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD']) {
    const response = await ask({}, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, POST')
  }
})

it.each<[string, Record<string, string>, number]>([
  ['the same origin by what the browser says', { 'sec-fetch-site': 'same-origin' }, 200],
  ['an address typed by a person', { 'sec-fetch-site': 'none' }, 200],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }, 403],
  ['another site that sends no origin', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sibling site', { 'sec-fetch-site': 'same-site', origin: 'http://blog.localhost' }, 403],
  ['an older browser on the same origin', { origin: 'http://localhost:3000' }, 200],
  ['an older browser elsewhere', { origin: 'https://evil.test' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['behind a proxy', { origin: 'https://app.example.com', 'x-forwarded-host': 'app.example.com' }, 200],
  ['no browser', {}, 200],
])('for a call from %s', async (_, headers, status) => {
  const tenant = vi.fn<() => string>(() => 'acme')
  const response = await ask({ tenant }, { headers })
  expect(response.status).toBe(status)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  expect(tenant).toHaveBeenCalledTimes(status === 200 ? 1 : 0)
})

it('answers pages of the origins that it names, preflight included', async () => {
  const allowedOrigins = ['https://app.example.com']
  const headers = { origin: 'https://app.example.com', 'sec-fetch-site': 'cross-site' }

  const preflight = await ask(
    { allowedOrigins },
    { method: 'OPTIONS', headers: { ...headers, 'access-control-request-headers': 'authorization' } },
  )
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization')

  const response = await ask({ allowedOrigins }, { headers })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example.com')
  expect(response.headers.get('vary')).toContain('Origin')

  const other = await ask(
    { allowedOrigins },
    { headers: { ...headers, origin: 'https://app.example.com.evil.test' } },
  )
  expect(other.status).toBe(403)
})

it('says what to write when tenant is missing', () => {
  expect(() => Reflect.apply(createTokenRoute, undefined, [{}])).toThrow('createTokenRoute needs tenant')
})

it('shows neither the secret nor a token in any refusal', async () => {
  const bodies = await Promise.all(
    [
      ask({ tenant: () => null }),
      ask({ ttlSeconds: -1 }),
      ask({ apiUri: '/x' }),
      ask({ tenant: () => Promise.reject(new Error(SECRET)) }),
      ask({}, { method: 'PUT' }),
    ].map(async (response) => (await response).text()),
  )
  for (const body of bodies) {
    expect(body).not.toContain(SECRET)
    expect(body).not.toContain('eyJ')
  }
})

import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, jwtVerify } from 'jose'
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
  ['MEMBRANE_WORKSPACE_KEY', 'MEMBRANE_WORKSPACE_SECRET', 'NEXT_PUBLIC_INTEGRATION_APP_API_URL'],
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

it('believes MEMBRANE_API_URL before MEMBRANE_API_URI, unless it is empty', async () => {
  vi.stubEnv('MEMBRANE_API_URI', 'https://uri.membrane.test')
  vi.stubEnv('MEMBRANE_API_URL', 'https://url.membrane.test')
  expect(await (await ask()).json()).toMatchObject({ apiUri: 'https://url.membrane.test' })
  vi.stubEnv('MEMBRANE_API_URL', ' ')
  expect(await (await ask()).json()).toMatchObject({ apiUri: 'https://uri.membrane.test' })
})

it('signs with a private key that the environment keeps, its lines as \\n', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  vi.stubEnv('MEMBRANE_WORKSPACE_SECRET', pem.replaceAll('\n', String.raw`\n`))
  const { token } = await (await ask({ workspaceSecret: undefined, algorithm: 'ES256' })).json()
  expect((await jwtVerify(token, publicKey)).payload).toMatchObject({ tenantKey: 'acme' })
})

it('answers 401 when nobody is signed in', async () => {
  const signedOut = { code: 'signed-out', message: 'You are signed out. Sign in again.' }

  const response = await ask({ tenant: () => null })
  expect([response.status, await response.json()]).toEqual([401, signedOut])

  const answers = [
    new Response('Login first', { status: 401 }),
    new Response('Not yours', { status: 403 }),
    Response.redirect('https://app.example.com/sign-in', 302),
    new Response(null, { status: 303, headers: { location: '/sign-in' } }),
  ]
  for (const answer of answers) {
    const guard = await ask({ tenant: () => Promise.reject(answer) })
    expect([guard.status, await guard.json()]).toEqual([401, signedOut])
  }
  const broken = await ask({ tenant: () => Promise.reject(new Response('Down', { status: 503 })) })
  expect(broken.status).toBe(500)
})

it('takes a name or fields that are null for none', async () => {
  const options: TokenRouteOptions = { ...workspace, tenant: () => null }
  Object.assign(options, { tenant: () => ({ tenantKey: 'acme', name: null, fields: null }) })
  const { token } = await (await createTokenRoute(options)(new Request('http://localhost/'))).json()
  expect(decodeJwt(token)).toEqual({ workspaceKey: 'wk_1', tenantKey: 'acme', exp: expect.any(Number) })
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
    message: expect.stringMatching(
      /MEMBRANE_WORKSPACE_KEY and MEMBRANE_WORKSPACE_SECRET.*npx react-membrane sandbox/,
    ),
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

it.each([
  'https://user:pa55@',
  'http://user:pa55@api.example.com/?key=pa55#pa55',
  'user:pa55@api.example.com',
  'ftp://user:pa55@api.example.com',
  'pa55-that-was-put-into-the-wrong-variable',
  '/pa55',
])('repeats no password when apiUri is %s', async (apiUri) => {
  const response = await ask({ apiUri })
  const text = await response.text()
  expect(response.status).toBe(503)
  expect(text).toContain('apiUri is ')
  expect(text).not.toContain('pa55')
})

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
  ['a name that is no text', { tenantKey: 'acme', name: 7 }],
  ['fields that are no object', { tenantKey: 'acme', fields: 'pro' }],
  ['fields that are a list', { tenantKey: 'acme', fields: ['pro'] }],
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

it.each([
  ['https://app.example.com/', 'https://app.example.com'],
  ['HTTPS://App.Example.com:443', 'https://app.example.com'],
  ['https://app.example.com/settings?a=1', 'https://app.example.com'],
  ['http://localhost:5173/', 'http://localhost:5173'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['capacitor://localhost', 'capacitor://localhost'],
])('reads %s in allowedOrigins as the origin %s', async (allowed, origin) => {
  const headers = { origin, 'sec-fetch-site': 'cross-site' }
  const response = await ask({ allowedOrigins: [allowed] }, { headers })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe(origin)
})

it.each([
  ['app.example.com'],
  ['localhost:5173'],
  ['*'],
  ['null'],
  [''],
  ['https://'],
  ['file:///app'],
  [undefined],
])('says at once that %j in allowedOrigins is no origin', (wrong) => {
  const options: TokenRouteOptions = { ...workspace, tenant: () => 'acme' }
  Object.assign(options, { allowedOrigins: ['https://app.example.com', wrong] })
  expect(() => createTokenRoute(options)).toThrow(
    expect.objectContaining({ code: 'invalid-option', message: expect.stringContaining('allowedOrigins') }),
  )
})

it('takes no text for allowedOrigins, of which parts would be allowed too', () => {
  const options: TokenRouteOptions = { ...workspace, tenant: () => 'acme' }
  Object.assign(options, { allowedOrigins: 'https://app.example.com' })
  expect(() => createTokenRoute(options)).toThrow(/allowedOrigins/)
})

it('says what to write when tenant is missing', () => {
  expect(() => Reflect.apply(createTokenRoute, undefined, [{}])).toThrow('createTokenRoute needs tenant')
})

it.each([0, -1, 1.5, 86_401, Number.NaN])('says at once that %s is no lifetime of a token', (ttlSeconds) => {
  expect(() => createTokenRoute({ ...workspace, tenant: () => 'acme', ttlSeconds })).toThrow(
    expect.objectContaining({ code: 'invalid-option', message: expect.stringContaining('ttlSeconds') }),
  )
})

it('shows neither the secret nor a token in any refusal', async () => {
  const bodies = await Promise.all(
    [
      ask({ tenant: () => null }),
      ask({ algorithm: 'ES256' }),
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

it('lets Next.js have its own signals: a redirect, or that a page cannot be made beforehand', async () => {
  const signal = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/sign-in;307;' })
  await expect(ask({ tenant: () => Promise.reject(signal) })).rejects.toBe(signal)
})

it('answers all the same when the host’s own log throws', async () => {
  const onError = () => {
    throw new Error('disk full')
  }
  const response = await ask({ tenant: () => Promise.reject(new Error('no database')), onError })
  expect(response.status).toBe(500)
})

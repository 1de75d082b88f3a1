import { inspect } from 'node:util'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { preloadMembrane, type PreloadOptions } from '../../src/server/index.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { createUpstream, json, never } from './support/upstream.js'

const NOW = Date.parse('2026-05-01T08:00:00Z')
const SECRET = 's3cret-of-the-workspace'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const connection = { id: 'con_41', name: 'Acme HubSpot', state: 'READY' }
const LISTS = {
  'GET /integrations': json(200, { items: [{ id: 'int_1', name: 'HubSpot', connection }], cursor: 'c1' }),
  'GET /connections': json(200, { items: [connection] }),
}

async function preload(
  answers: Parameters<typeof createUpstream>[0] = LISTS,
  options: Partial<PreloadOptions> = {},
) {
  const { fetch, seen } = createUpstream(answers)
  const told: unknown[] = []
  const asked = preloadMembrane({
    workspaceKey: 'wk_1',
    workspaceSecret: SECRET,
    tenant: 'acme',
    fetch,
    onError: (error) => told.push(error),
    ...options,
  })
  return { asked, seen, told }
}

it('reads what the hooks would ask for, as the tenant, and says whose it is and when it was read', async () => {
  const { asked, seen } = await preload(LISTS, { tenant: { tenantKey: 'acme', name: 'Acme' } })
  expect(await asked).toEqual({
    apiUri: 'https://api.getmembrane.com',
    workspaceKey: 'wk_1',
    tenantKey: 'acme',
    issuedAt: NOW,
    integrations: { items: [{ id: 'int_1', name: 'HubSpot', connection }], cursor: 'c1', limit: 100 },
    connections: [connection],
  })
  expect(seen.map(({ path }) => path).sort()).toEqual(['/connections?limit=1000', '/integrations?limit=100'])
  expect(seen.map(({ token }) => decodeJwt(token))).toMatchObject([
    { tenantKey: 'acme', name: 'Acme' },
    { tenantKey: 'acme' },
  ])
})

it('reads all connections, however many pages they are, and only the first page of integrations', async () => {
  const sandbox = createSandbox({ scenario: 'large' })
  const snapshot = await preloadMembrane({ ...sandbox, tenant: 'acme', fetch: sandbox.fetch })
  expect(snapshot.integrations?.items).toHaveLength(100)
  expect(snapshot.integrations?.cursor).toBeTruthy()
  const lists = sandbox.requests.map(({ path }) => path)
  expect(lists.filter((path) => path === '/integrations')).toHaveLength(1)
})

it('reads only what is asked for, with the limit that the page has', async () => {
  const some = await preload(LISTS, { connections: false, integrations: { limit: 20 } })
  expect(await some.asked).toMatchObject({ integrations: { limit: 20 } })
  expect(await some.asked).not.toHaveProperty('connections')
  expect(some.seen.map(({ path }) => path)).toEqual(['/integrations?limit=20'])

  for (const integrations of [false, null]) {
    const options = {}
    Object.assign(options, { integrations })
    const others = await preload(LISTS, options)
    expect(await others.asked).not.toHaveProperty('integrations')
    expect(await others.asked).toHaveProperty('connections')
    expect(others.told).toEqual([])
  }
})

it('is plain JSON, and holds neither a token nor a secret, of the app’s either', async () => {
  const quoted = (request: Request) =>
    json(200, {
      items: [
        {
          ...connection,
          credentials: { access_token: 'app-s3cret' },
          input: { apiKey: 'app-s3cret' },
          connectorParameters: { clientSecret: 'app-s3cret' },
          meta: { by: request.headers.get('authorization') },
        },
      ],
    })
  const { asked } = await preload({ ...LISTS, 'GET /connections': quoted })
  const snapshot = await asked
  const text = JSON.stringify(snapshot)
  expect(JSON.parse(text)).toEqual(snapshot)
  expect(text).not.toContain('s3cret')
  expect(text).not.toContain('eyJ')
  expect(snapshot.connections?.[0]).toMatchObject({ id: 'con_41', meta: { by: 'Bearer [token]' } })
})

it('takes the place of no request of another tenant: nobody signed in is nobody’s snapshot', async () => {
  const { asked, seen, told } = await preload(LISTS, { tenant: null })
  expect(await asked).toEqual({ apiUri: '', workspaceKey: '', tenantKey: '', issuedAt: NOW })
  expect(seen).toEqual([])
  expect(told).toEqual([])
})

it.each<[string, object, string]>([
  ['without credentials', { workspaceSecret: '' }, 'missing-secret'],
  ['with an apiUri that is none', { apiUri: '/membrane' }, 'invalid-option'],
  ['with a tenant that is nobody', { tenant: undefined }, 'invalid-option'],
])('does not break the page %s, and tells why', async (_, wrong, code) => {
  const options = {}
  Object.assign(options, wrong)
  const { asked, told, seen } = await preload(LISTS, options)
  expect(await asked).toMatchObject({ tenantKey: '' })
  expect(told).toMatchObject([{ code }])
  expect(seen).toEqual([])
})

it.each<[string, Response | ((request: Request) => Promise<Response>), string]>([
  ['5xx', json(503, { type: 'internal', message: 'Down' }), 'server-error'],
  ['a web page', new Response('<!doctype html>'), 'bad-response'],
  ['401', json(401, { type: 'bad_request', key: 'not_authenticated', message: 'No' }), 'unauthorized'],
  [
    '400 that quotes the token',
    (request: Request) =>
      Promise.resolve(json(400, { message: String(request.headers.get('authorization')) })),
    'bad-request',
  ],
  ['a list that is none', json(200, { items: 'none' }), 'bad-response'],
  ['no answer', () => Promise.reject(new TypeError('fetch failed')), 'network'],
])('leaves out the list that fails with %s, keeps the other, and tells why', async (_, answer, code) => {
  const { asked, told } = await preload({ ...LISTS, 'GET /connections': answer })
  const snapshot = await asked
  expect(snapshot).toMatchObject({ tenantKey: 'acme', integrations: { limit: 100 } })
  expect(snapshot).not.toHaveProperty('connections')
  expect(told).toMatchObject([{ code }])
  expect(inspect(told, { depth: Infinity, showHidden: true })).not.toMatch(/eyJ|s3cret/)
})

it('tells the log no token in the sentence of a failure, also where the host’s own fetch throws one', async () => {
  const fetch = (request: Request) => Promise.reject(new Error(String(request.headers.get('authorization'))))
  const { asked, told } = await preload(LISTS, { fetch })
  await asked
  expect(told).toHaveLength(2)
  expect(told.map(String).join()).toMatch(/could not be reached/)
  expect(told.map(String).join()).not.toMatch(/eyJ|s3cret/)
})

it('holds the page up for no longer than two seconds, and stops asking', async () => {
  let stopped = false
  const { asked, seen, told } = await preload({
    ...LISTS,
    'GET /integrations': (request) => {
      request.signal.addEventListener('abort', () => (stopped = true))
      return never(request)
    },
  })
  await vi.waitFor(() => expect(seen).toHaveLength(2))
  await vi.advanceTimersByTimeAsync(2_000)
  const snapshot = await asked
  expect(snapshot).toMatchObject({ connections: [connection] })
  expect(snapshot).not.toHaveProperty('integrations')
  expect(told).toMatchObject([{ code: 'timeout', message: expect.stringContaining('2 s') }])
  expect(stopped).toBe(true)
})

it('does not break the page when the host’s own log throws', async () => {
  const onError = () => {
    throw new Error('disk full')
  }
  const { asked } = await preload({}, { onError })
  expect(await asked).toMatchObject({ tenantKey: 'acme' })
})

it('lets Next.js have its own signals, such as that a page cannot be made beforehand', async () => {
  const signal = Object.assign(new Error('Dynamic server usage'), { digest: 'DYNAMIC_SERVER_USAGE' })
  const { asked } = await preload({}, { fetch: () => Promise.reject(signal) })
  await expect(asked).rejects.toBe(signal)
})

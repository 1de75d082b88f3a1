import { decodeJwt } from 'jose'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createActRoute, type ActRouteOptions } from '../../src/server/index.js'
import { createUpstream, json, never } from './support/upstream.js'

const SECRET = 's3cret-of-the-workspace'
const RAN = json(200, { output: { id: '501' }, actionRunId: 'run_300' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function createWorld(
  answers: Parameters<typeof createUpstream>[0] = { 'POST /act': RAN },
  options: Partial<ActRouteOptions> = {},
) {
  const upstream = createUpstream(answers)
  const told: unknown[] = []
  const route = createActRoute({
    workspaceKey: 'wk_1',
    workspaceSecret: SECRET,
    tenant: () => ({ tenantKey: 'acme', name: 'Acme' }),
    actions: ['create-lead', 'act_6f'],
    fetch: upstream.fetch,
    onError: (error) => told.push(error),
    ...options,
  })
  async function ask(body: unknown, init: RequestInit = {}) {
    const response = await route(
      new Request('http://localhost:3000/api/membrane-act', {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
      }),
    )
    const text = await response.text()
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain('eyJ')
    expect(text).not.toContain('    at ')
    expect(response.headers.get('cache-control')).toBe('no-store')
    return { status: response.status, body: JSON.parse(text), headers: response.headers }
  }
  return { ...upstream, route, ask, told }
}

const LEAD = { key: 'create-lead', connectionKey: 'hubspot-prod', input: { email: 'a@b.test' } }

it('has Membrane run an allowed action as the tenant who is signed in, and passes the answer on', async () => {
  const { ask, seen } = createWorld()
  const { status, body } = await ask({ ...LEAD, meta: { from: 'signup' } })

  expect([status, body]).toEqual([200, { output: { id: '501' }, actionRunId: 'run_300' }])
  expect(seen).toMatchObject([
    { method: 'POST', path: '/act', tenantKey: 'acme', body: { ...LEAD, meta: { from: 'signup' } } },
  ])
  expect(decodeJwt(seen[0]?.token ?? '')).toMatchObject({ workspaceKey: 'wk_1', name: 'Acme' })
})

it('runs an action by its id', async () => {
  const { ask } = createWorld()
  expect(await ask({ id: 'act_6f' })).toMatchObject({ status: 200 })
})

it.each([
  ['text that is no JSON', 'create-lead please', 'not JSON'],
  ['nothing', '', 'no body'],
  ['a list', '[]', 'JSON object'],
  ['null', 'null', 'JSON object'],
  ['two dispatch fields', { key: 'create-lead', id: 'act_6f' }, 'key and id'],
  ['no dispatch field', { input: {} }, 'none'],
  ['an unknown field', { key: 'create-lead', tenantKey: 'bob' }, '"tenantKey"'],
  ['a field of the prototype', '{"key":"create-lead","__proto__":{}}', '"__proto__"'],
  ['a key that is no text', { key: 7 }, '"key"'],
  ['an empty connection', { key: 'create-lead', connectionId: '' }, '"connectionId"'],
  ['meta that is no object', { key: 'create-lead', meta: 'x' }, '"meta"'],
])('refuses a body that is %s, and says what is wrong', async (_, sent, words) => {
  const { ask, seen } = createWorld()
  const { status, body } = await ask(sent)
  expect([status, body]).toEqual([400, { code: 'bad-request', message: expect.stringContaining(words) }])
  expect(seen).toEqual([])
})

it('sends what it has checked, whatever else a field said twice', async () => {
  const { ask, seen } = createWorld()
  await ask('{"key":"delete-all","key":"create-lead"}')
  expect(seen[0]?.body).toEqual({ key: 'create-lead' })
})

it('refuses 11 MB at once when the length is said', async () => {
  const { ask, seen } = createWorld()
  const { status, body } = await ask('{}', { headers: { 'content-length': '11000000' } })
  expect([status, body.code]).toEqual([413, 'bad-request'])
  expect(seen).toEqual([])
})

it('cuts an endless body off while it comes in', async () => {
  const { route } = createWorld()
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000).fill(32)),
    cancel() {
      cancelled = true
    },
  })
  const init = { method: 'POST', body, duplex: 'half' }
  const response = await route(new Request('http://localhost/', init))
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ message: expect.stringContaining('10 MB') })
  expect(cancelled).toBe(true)
})

it('refuses a body that breaks off', async () => {
  const { route } = createWorld()
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('socket hang up')) })
  const init = { method: 'POST', body, duplex: 'half' }
  const response = await route(new Request('http://localhost/', init))
  expect([response.status, await response.json()]).toMatchObject([400, { code: 'bad-request' }])
})

it('refuses what is nested too deeply to be sent on', async () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  const { status, body } = await createWorld().ask(`{"key":"create-lead","input":${deep}}`)
  expect([status, body.code]).toEqual([400, 'bad-request'])
})

it('refuses an action that is not on the list', async () => {
  const { ask, seen } = createWorld()
  const { status, body } = await ask({ key: 'delete-everything' })
  expect([status, body]).toEqual([403, { code: 'forbidden', message: expect.stringContaining('actions') }])
  expect(seen).toEqual([])
})

it('asks a function which action may be run by whom', async () => {
  const actions = vi.fn<Extract<ActRouteOptions['actions'], (...all: never[]) => unknown>>(
    async ({ key = '' }, { tenantKey }) => key.startsWith('create-') && tenantKey === 'acme',
  )
  const { ask } = createWorld({ 'POST /act': RAN }, { actions })
  expect(await ask(LEAD)).toMatchObject({ status: 200 })
  expect(await ask({ key: 'delete-lead' })).toMatchObject({ status: 403 })
  expect(actions).toHaveBeenCalledWith(LEAD, { tenantKey: 'acme', name: 'Acme' })
})

it('allows only what the function answers true for', async () => {
  const options = {}
  Object.assign(options, { actions: () => 'yes' })
  expect(await createWorld({ 'POST /act': RAN }, options).ask(LEAD)).toMatchObject({ status: 403 })
})

it('answers a clear error when the function fails', async () => {
  const actions = () => Promise.reject(new Error(`no database at ${SECRET}`))
  const { ask, told } = createWorld({ 'POST /act': RAN }, { actions })
  const { status, body } = await ask(LEAD)
  expect([status, body.code]).toEqual([500, 'server-error'])
  expect(told).toMatchObject([{ message: expect.stringContaining('no database') }])
})

const API = { connectionId: 'con_41', api: { method: 'GET', path: '/contacts', query: { limit: 5 } } }
const CODE = { connectionId: 'con_41', code: 'module.exports = () => 1' }

it('runs nothing of the browser’s own making unless that is allowed', async () => {
  const refused = createWorld()
  expect(await refused.ask(API)).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining('"api"') },
  })
  expect(await refused.ask(CODE)).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining('"code"') },
  })
  expect(refused.seen).toEqual([])

  const some = createWorld({ 'POST /act': RAN }, { allowInline: ['api'] })
  expect(await some.ask(API)).toMatchObject({ status: 200 })
  expect(await some.ask(CODE)).toMatchObject({ status: 403 })

  const all = createWorld({ 'POST /act': RAN }, { allowInline: true })
  expect(await all.ask(CODE)).toMatchObject({ status: 200 })
  const asked = createWorld(
    { 'POST /act': RAN },
    { allowInline: true, actions: ({ api }) => api?.method === 'GET' },
  )
  expect(await asked.ask(API)).toMatchObject({ status: 200 })
  expect(await asked.ask(CODE)).toMatchObject({ status: 403 })
})

it.each([
  ['a method in small letters', { method: 'get', path: '/' }],
  ['no path', { method: 'GET' }],
  ['headers that are no text', { method: 'GET', path: '/', headers: { a: 1 } }],
  ['a query with an object', { method: 'GET', path: '/', query: { a: {} } }],
  ['nothing', 'GET /'],
])('refuses an api call with %s', async (_, api) => {
  const { ask } = createWorld({ 'POST /act': RAN }, { allowInline: true })
  expect(await ask({ connectionId: 'con_41', api })).toMatchObject({ status: 400 })
})

it('sends of an api call only what Membrane knows', async () => {
  const { ask, seen } = createWorld({ 'POST /act': RAN }, { allowInline: true })
  await ask({ ...API, api: { ...API.api, url: 'https://evil.test' } })
  expect(seen[0]?.body).toEqual(API)
})

it('answers 401 when nobody is signed in, before it reads the body', async () => {
  const { ask, seen } = createWorld({ 'POST /act': RAN }, { tenant: () => null })
  expect(await ask('no JSON')).toMatchObject({ status: 401, body: { code: 'signed-out' } })
  expect(seen).toEqual([])
})

it('answers POST only, and pages of its own origin only', async () => {
  const { ask, seen } = createWorld()
  const headers = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
  expect(await ask(LEAD, { headers })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect((await ask(LEAD, { method: 'PUT' })).headers.get('allow')).toBe('POST')
  expect(seen).toEqual([])
})

it('answers 503 with a sentence where there are no credentials', async () => {
  const { ask } = createWorld({}, { workspaceSecret: '' })
  const { status, body } = await ask(LEAD)
  expect([status, body.code]).toEqual([503, 'missing-secret'])
  expect(body.message).toContain('npx react-membrane sandbox')
})

it.each(['tenant', 'actions'])('says what to write when %s is missing', (name) => {
  const options = { tenant: () => 'acme', actions: ['create-lead'] }
  Reflect.deleteProperty(options, name)
  expect(() => createActRoute(options)).toThrow(`createActRoute needs ${name}`)
})

// membrane-api 10.1, row by row.
const gone = {
  type: 'connection',
  key: 'access_token_expired',
  message: 'HubSpot says no',
  actionRunId: 'run_301',
}
const signal = { ...gone, code: 'CONNECTION_DISCONNECTED', data: { connectionId: 'con_41' } }
const lost = { id: 'con_41', name: 'Acme', key: 'hubspot-prod', state: 'READY', disconnected: true }
const fine = { ...lost, disconnected: false }

it.each<[string, number, object]>([
  ['the code', 401, signal],
  ['the code, whatever the status', 400, { ...signal, type: undefined, key: undefined }],
  ['an expired access token', 400, { ...gone, data: { connectionId: 'con_41' } }],
  ['a connection that is defunct', 400, { ...signal, code: undefined, key: 'connection_is_defunct' }],
  [
    'what caused it',
    400,
    { type: 'action_run', message: 'HubSpot says no', actionRunId: 'run_301', causedByError: signal },
  ],
])('answers 409 for a connection that no longer works, told by %s', async (_, status, failure) => {
  const { ask, seen } = createWorld({ 'POST /act': json(status, failure) })
  expect(await ask({ key: 'create-lead' })).toMatchObject({
    status: 409,
    body: {
      code: 'CONNECTION_DISCONNECTED',
      connectionId: 'con_41',
      actionRunId: 'run_301',
      message: 'HubSpot says no',
    },
  })
  expect(seen).toHaveLength(1)
})

it.each<[string, object, Record<string, Response>]>([
  ['the request’s connection', { connectionId: 'con_41' }, {}],
  [
    'the request’s connection key',
    { connectionKey: 'hubspot-prod' },
    { 'GET /connections/hubspot-prod': json(200, lost) },
  ],
  [
    'the log of the run',
    { connectionKey: 'other' },
    { 'GET /action-run-logs/run_301': json(200, { id: 'run_301', action: { connectionId: 'con_41' } }) },
  ],
  [
    'an older log of the run',
    {},
    { 'GET /action-run-logs/run_301': json(200, { id: 'run_301', connectionId: 'con_41' }) },
  ],
  [
    'the one connection of the integration that is lost',
    { integrationKey: 'hubspot' },
    { 'GET /connections': json(200, { items: [{ ...fine, id: 'con_1' }, lost] }) },
  ],
])('finds out which connection it was by %s', async (_, scope, more) => {
  const { ask } = createWorld({
    'POST /act': json(401, { ...gone, code: 'CONNECTION_DISCONNECTED' }),
    ...more,
  })
  expect(await ask({ key: 'create-lead', ...scope })).toMatchObject({
    status: 409,
    body: { connectionId: 'con_41', actionRunId: 'run_301' },
  })
})

it('still says 409 when it cannot find out which connection it was', async () => {
  const { ask, seen } = createWorld({ 'POST /act': json(401, gone), 'GET /action-run-logs/run_301': never })
  const answer = ask({ key: 'create-lead' })
  await vi.waitFor(() => expect(seen).toHaveLength(2))
  await vi.advanceTimersByTimeAsync(5_000)
  const { status, body } = await answer
  expect([status, body]).toEqual([
    409,
    { code: 'CONNECTION_DISCONNECTED', message: 'HubSpot says no', actionRunId: 'run_301' },
  ])
})

it('takes 401 without a reason for a lost connection when its record says so', async () => {
  const { ask } = createWorld({
    'POST /act': json(401, { message: 'Unauthorized' }),
    'GET /connections/hubspot-prod': json(200, lost),
  })
  expect(await ask(LEAD)).toMatchObject({ status: 409, body: { connectionId: 'con_41' } })
})

it('runs nothing again after 401 without a reason when the token reads and the connection is fine', async () => {
  const { ask, seen } = createWorld({
    'POST /act': json(401, { message: 'Unauthorized' }),
    'GET /connections/hubspot-prod': json(200, fine),
  })
  expect(await ask(LEAD)).toMatchObject({
    status: 502,
    body: {
      code: 'bad-response',
      message: expect.stringMatching(/^Unauthorized\. .*before you run it again/),
    },
  })
  expect(seen.map(({ path }) => path)).toEqual(['/act', '/connections/hubspot-prod'])
})

it('runs nothing again after 401 of an action that ran, whatever can be read', async () => {
  const { ask, seen } = createWorld({
    'POST /act': json(401, { message: 'Unauthorized', actionRunId: 'run_301' }),
    'GET /connections/hubspot-prod': json(500, {}),
  })
  expect(await ask(LEAD)).toMatchObject({ status: 502, body: { actionRunId: 'run_301' } })
  expect(seen.filter(({ path }) => path === '/act')).toHaveLength(1)
})

it('takes 401 without a reason for a bad token when the token reads nothing either', async () => {
  const { ask, seen } = createWorld({
    'POST /act': [json(401, { message: 'Unauthorized' }), RAN],
    'GET /connections/hubspot-prod': json(401, { message: 'Unauthorized' }),
  })
  expect(await ask(LEAD)).toMatchObject({ status: 200, body: { actionRunId: 'run_300' } })
  expect(seen.filter(({ path }) => path === '/act')).toHaveLength(2)
})

it('warns that the action may have run where nothing says that it did not', async () => {
  const unclear = [json(500, {}), json(503, { message: 'Down' }), () => Promise.reject(new TypeError('gone'))]
  for (const answer of unclear)
    expect(await createWorld({ 'POST /act': answer }).ask(LEAD)).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('before you run it again') },
    })
})

const badToken = { type: 'bad_request', key: 'not_authenticated', message: 'Token signature does not match' }

it('signs a new token and tries once more when Membrane does not take the first', async () => {
  const { ask, seen } = createWorld({ 'POST /act': [json(401, badToken), RAN] })
  expect(await ask(LEAD)).toMatchObject({ status: 200 })
  expect(new Set(seen.map(({ token }) => token)).size).toBe(2)
})

it('says that the credentials are refused when Membrane takes no token, and does not call that a disconnect', async () => {
  const { ask, seen, told } = createWorld({ 'POST /act': json(401, badToken) })
  expect(await ask(LEAD)).toMatchObject({
    status: 503,
    body: { code: 'unauthorized', message: expect.stringContaining('MEMBRANE_WORKSPACE_SECRET') },
  })
  expect(seen).toHaveLength(2)
  expect(told).toHaveLength(1)
})

it('never runs anything twice but after a refused token', async () => {
  for (const status of [400, 403, 404, 409, 429, 500, 503]) {
    const { ask, seen } = createWorld({ 'POST /act': json(status, { message: 'No' }) })
    await ask(LEAD)
    expect(seen).toHaveLength(1)
  }
})

it.each<[string, Response, number, object]>([
  [
    'wrong input',
    json(400, { type: 'bad_request', message: 'email is required', actionRunId: 'run_1' }),
    400,
    { code: 'bad-request', type: 'bad_request', message: 'email is required', actionRunId: 'run_1' },
  ],
  [
    'no such action',
    json(404, { type: 'bad_request', key: 'not_found', message: 'No action' }),
    404,
    { code: 'not-found', key: 'not_found' },
  ],
  [
    'no right to it',
    json(403, { type: 'bad_request', key: 'access_denied', message: 'No' }),
    403,
    { code: 'forbidden' },
  ],
  [
    'what the app said',
    json(400, { type: 'connection', key: 'quota', message: 'HubSpot: no seat left', actionRunId: 'run_1' }),
    400,
    { code: 'connection', type: 'connection', message: 'HubSpot: no seat left', actionRunId: 'run_1' },
  ],
  [
    'what is not set up, as such',
    json(400, { type: 'configuration', message: 'No client id', data: { missingField: 'clientId' } }),
    400,
    { code: 'bad-request', type: 'configuration', message: 'No client id' },
  ],
  [
    'an app that is asked too often',
    json(400, { type: 'connection', key: 'rate_limit_exceeded', message: 'Slow down' }),
    429,
    { code: 'rate-limited', message: 'Slow down' },
  ],
  [
    'a failure inside Membrane, without its stack',
    json(500, {
      type: 'internal',
      message: 'Broken\n    at run (/srv/app.js:1:1)',
      stack: 'x',
      actionRunId: 'run_1',
    }),
    502,
    {
      code: 'server-error',
      message: 'Broken. The action may have run: look at its log before you run it again.',
      actionRunId: 'run_1',
    },
  ],
  [
    'a web page',
    new Response('<!doctype html><h1>Bad gateway</h1>', { status: 502 }),
    502,
    { code: 'server-error' },
  ],
  ['a web page that is a success', new Response('<!doctype html>'), 502, { code: 'bad-response' }],
  ['garbage', new Response('{"output": '), 502, { code: 'bad-response' }],
  ['nothing', new Response(null, { status: 204 }), 502, { code: 'bad-response' }],
  [
    'a redirect',
    new Response(null, { status: 302, headers: { location: '/' } }),
    502,
    { code: 'bad-response' },
  ],
])('passes on %s as JSON', async (_, answer, status, body) => {
  const { ask } = createWorld({ 'POST /act': answer })
  const got = await ask(LEAD)
  expect(got).toMatchObject({ status, body })
  const passed = ['code', 'message', 'actionRunId', 'type', 'key']
  expect(Object.keys(got.body).filter((name) => !passed.includes(name))).toEqual([])
})

it('passes on how long to wait', async () => {
  const busy = json(
    429,
    { type: 'bad_request', key: 'rate_limit_exceeded', message: 'x' },
    { 'retry-after': '7' },
  )
  const { headers } = await createWorld({ 'POST /act': busy }).ask(LEAD)
  expect(headers.get('retry-after')).toBe('7')
})

it('answers a clear error when the network drops', async () => {
  const { ask, told } = createWorld({ 'POST /act': () => Promise.reject(new TypeError('fetch failed')) })
  expect(await ask(LEAD)).toMatchObject({ status: 502, body: { code: 'network' } })
  expect(told).toMatchObject([{ code: 'network' }])
})

it('shows no token that Membrane quotes', async () => {
  const quote = (request: Request) => json(400, { message: `Bad: ${request.headers.get('authorization')}` })
  expect(await createWorld({ 'POST /act': quote }).ask(LEAD)).toMatchObject({
    body: { message: 'Bad: Bearer [token]' },
  })
})

it('gives up after the timeout, and says that the action may still be running', async () => {
  const { ask, seen } = createWorld({ 'POST /act': never }, { timeoutMs: 3_000 })
  const answer = ask(LEAD)
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await answer).toMatchObject({
    status: 504,
    body: { code: 'timeout', message: expect.stringContaining('still be running') },
  })
})

it('stops asking when the page goes away', async () => {
  const page = new AbortController()
  let stopped = false
  const { ask, seen } = createWorld({
    'POST /act': (request) => {
      request.signal.addEventListener('abort', () => (stopped = true))
      return never(request)
    },
  })
  const answer = ask(LEAD, { signal: page.signal })
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  page.abort()
  expect(await answer).toMatchObject({ status: 499, body: { code: 'aborted' } })
  expect(stopped).toBe(true)
})

it('answers all the same when the host’s own log throws', async () => {
  const onError = () => {
    throw new Error('disk full')
  }
  expect(await createWorld({ 'POST /act': json(401, badToken) }, { onError }).ask(LEAD)).toMatchObject({
    status: 503,
  })
})

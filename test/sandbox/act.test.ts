import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ActResult } from '../../src/api/act.js'
import type { ErrorData } from '../../src/api/problem.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, post, type Answer } from './support/caller.js'

let sandbox: Sandbox
beforeEach(() => {
  vi.useFakeTimers()
  sandbox = createSandbox({ scenario: 'empty' })
})
afterEach(() => void vi.useRealTimers())

type Acted = ActResult & ErrorData
const act = (body: unknown, token?: string): Promise<Answer<Acted>> =>
  post<Acted>(sandbox, '/act', body, token)
const list = { method: 'GET', path: '/contacts' }

it('sends a request through a connection, and lists what was created there', async () => {
  const { key } = sandbox.connect('dealwren')
  const made = await act({
    connectionKey: key,
    api: { method: 'POST', path: '/contacts', body: { email: 'ada@acme.test' } },
  })
  expect(made.status).toBe(200)
  expect(made.body).toEqual({
    output: expect.objectContaining({ id: 'contact_4', email: 'ada@acme.test' }),
    actionRunId: 'run_1',
  })
  const { body } = await act({ connectionKey: key, api: { ...list, query: { search: 'ada', limit: 5 } } })
  expect(body.output).toMatchObject({ contacts: [{ email: 'ada@acme.test' }], total: 1 })
})

it('keeps what one account holds apart from another', async () => {
  const [one, two] = [sandbox.connect('dealwren'), sandbox.connect('dealwren')]
  await act({ connectionId: one.id, api: { method: 'POST', path: '/contacts', body: { email: 'a@a.test' } } })
  expect((await act({ connectionId: one.id, api: list })).body.output).toMatchObject({ total: 4 })
  expect((await act({ connectionId: two.id, api: list })).body.output).toMatchObject({ total: 3 })
})

it('runs a ready-made action by key, and one of the catalogue by id', async () => {
  const { id } = sandbox.connect('dealwren')
  const input = { email: 'ada@acme.test', name: 'Ada' }
  const byKey = await act({ key: 'create-contact', connectionId: id, input })
  expect(byKey.body.output).toMatchObject(input)
  const byId = await act({ id: 'act_app_dealwren_create-contact', connectionId: id, input })
  expect(byId.body.output).toMatchObject(input)
  const found = await act({ key: 'find-contact', connectionId: id, input: { id: 'contact_5' } })
  expect(found.body.output).toMatchObject({ id: 'contact_5', ...input })
})

it.each([
  [{}, /one of "api", "code", "id" or "key"/],
  [{ id: 'a', key: 'b' }, /exactly one/],
  [{ key: 'create-contact', api: list }, /exactly one/],
  [{ key: 'create-contact', inputs: {} }, /Unrecognized key: "inputs"/],
  [{ api: { method: 'GET' } }, /"api.path" is missing/],
  [{ api: { method: 'get', path: '/contacts' } }, /"api.method"/],
  [{ api: { method: 'GET', path: 'https://evil.test/contacts' } }, /begin with one slash/],
  [{ api: { method: 'GET', path: '/contacts', query: { a: [1] } } }, /"api.query.a"/],
  [{ key: 7 }, /"key" must be text/],
  [{ key: 'create-contact', meta: 'x' }, /"meta" must be an object/],
])('refuses %j, and nothing has run', async (body, message) => {
  sandbox.connect('dealwren')
  const { status, body: error } = await act(body)
  expect(status).toBe(400)
  expect(error.message).toMatch(message)
  expect(error).not.toHaveProperty('actionRunId')
})

it('drops what it does not know inside "api", and takes its older names', async () => {
  sandbox.connect('dealwren')
  const api = { method: 'POST', url: '/contacts', data: { email: 'x@y.test' }, retries: 3 }
  expect((await act({ api })).body.output).toMatchObject({ email: 'x@y.test' })
})

it('takes the connection by id before key, then the integration’s, then the only one there is', async () => {
  const first = sandbox.connect('dealwren', { key: 'first', name: 'First' })
  const second = sandbox.connect('dealwren', { key: 'second', name: 'Second' })
  const mail = sandbox.connect('plumepost', { name: 'Mail' })
  const api = { method: 'GET', path: '/me' }
  const account = async (scope: object) => Object((await act({ api, ...scope })).body.output).account
  expect(await account({ connectionId: first.id, connectionKey: 'second' })).toBe('First')
  expect(await account({ connectionKey: 'first', integrationKey: 'plumepost' })).toBe('First')
  expect(await account({ integrationId: mail.integrationId, integrationKey: 'dealwren' })).toBe('Mail')
  expect(await account({ integrationKey: 'dealwren' })).toBe('Second')
  const unclear = await act({ api })
  expect(unclear.status).toBe(400)
  expect(unclear.body.message).toMatch(/3 connections/)
  sandbox.disconnect(first.id)
  sandbox.disconnect(second.id)
  expect(await account({})).toBe('Mail')
})

it('prefers, of several connections of an integration, one that works', async () => {
  sandbox.connect('dealwren', { name: 'Working' })
  sandbox.disconnect(sandbox.connect('dealwren', { name: 'Lost' }).id)
  const { body } = await act({ integrationKey: 'dealwren', api: { method: 'GET', path: '/me' } })
  expect(body.output).toEqual({ account: 'Working' })
})

it('runs an action of an integration through its own connection, whatever else is named', async () => {
  const own = sandbox.connect('dealwren')
  const mail = sandbox.connect('plumepost')
  const id = `act_${own.integrationId}_create-contact`
  const ran = await act({ id, connectionId: mail.id, input: { email: 'a@b.test' } })
  expect(ran.body.output).toMatchObject({ id: 'contact_4' })
})

it('answers 404 for another tenant’s connection, by id and by key, and for unknown actions', async () => {
  const other = sandbox.connect('dealwren', { tenantKey: 'other', key: 'theirs' })
  sandbox.connect('plumepost')
  for (const scope of [{ connectionId: other.id }, { connectionKey: 'theirs' }]) {
    const { status, body } = await act({ ...scope, api: list })
    expect(status).toBe(404)
    expect(body).toMatchObject({ key: 'not_found', actionRunId: expect.stringMatching(/^run_/) })
  }
  for (const what of [{ id: 'nope' }, { key: 'nope' }]) {
    const { status, body } = await act(what)
    expect(status).toBe(404)
    expect(body).toMatchObject({ key: 'not_found', actionRunId: expect.any(String) })
  }
})

it('says 400 when there is no connection to run through', async () => {
  expect(await act({ api: list })).toMatchObject({ status: 400 })
  expect(await act({ code: 'module.exports = () => 1' })).toMatchObject({ status: 400 })
  sandbox.connect('dealwren', { tenantKey: 'other' })
  const { status, body } = await act({ key: 'create-contact', integrationKey: 'dealwren' })
  expect(status).toBe(400)
  expect(body.message).toMatch(/no connection of Dealwren/)
})

it('checks the input: what is required, what type, and never what is too much', async () => {
  sandbox.connect('dealwren')
  const run = (input?: unknown) => act({ key: 'create-contact', ...(input === undefined ? {} : { input }) })
  for (const input of [undefined, {}, { name: 'Ada' }]) {
    const { status, body } = await run(input)
    expect(status).toBe(400)
    expect(body.message).toMatch(/required property "email"/)
    expect(body.actionRunId).toMatch(/^run_/)
  }
  const wrong = await run({ email: 'a@b.test', name: 7, address: { city: true } })
  expect(wrong.body.data).toMatchObject({ errors: [{ path: '/name' }, { path: '/address/city' }] })
  expect((await run({ email: 'a@b.test', more: 1 })).status).toBe(200)
})

it('asks for a reconnect with 401 in every form of the guide’s test, and runs after it', async () => {
  const { id } = sandbox.connect('dealwren')
  const request = { key: 'create-contact', connectionId: id, input: { email: 'a@b.test' } }
  sandbox.disconnect(id)
  const { status, body } = await act(request)
  expect(status).toBe(401)
  expect(body).toEqual({
    type: 'connection',
    key: 'access_token_expired',
    code: 'CONNECTION_DISCONNECTED',
    message: expect.stringContaining('Dealwren'),
    actionRunId: 'run_1',
    data: { connectionId: id, connectorKey: 'dealwren' },
    causedByError: expect.objectContaining({ key: 'access_token_expired' }),
  })
  await sandbox.openConnect({ connectionId: id }, { signal: new AbortController().signal })
  expect((await act(request)).status).toBe(200)
})

it.each([
  [{ isDefunct: true }, 401, { code: 'CONNECTION_DISCONNECTED', key: 'connection_is_defunct' }],
  [{ state: 'CLIENT_ACTION_REQUIRED' }, 401, { code: 'CONNECTION_DISCONNECTED' }],
  [{ state: 'DISCONNECTING' }, 401, { code: 'CONNECTION_DISCONNECTED' }],
  [{ state: 'BUILDING' }, 400, { type: 'connection' }],
  [{ state: 'SETUP_FAILED' }, 400, { type: 'connection' }],
  [{ state: 'CONFIGURATION_ERROR' }, 400, { type: 'configuration' }],
  [{ isDeactivated: true }, 400, { type: 'configuration' }],
] as const)('does not run through a connection with %j', async (fields, status, error) => {
  const { id } = sandbox.connect('dealwren', fields)
  const answer = await act({ connectionId: id, api: list })
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ ...error, actionRunId: 'run_1' })
})

it('refuses code, and says why', async () => {
  sandbox.connect('dealwren')
  const { status, body } = await act({ code: 'module.exports = () => globalThis.leaked = 1' })
  expect(status).toBe(400)
  expect(body).toMatchObject({ type: 'custom_code', actionRunId: 'run_1' })
  expect(body.message).toMatch(/does not run code/)
  expect(globalThis).not.toHaveProperty('leaked')
})

it.each([
  ['an unknown path', { method: 'GET', path: '/nope' }, 404],
  ['a record that is not there', { method: 'GET', path: '/contacts/contact_99' }, 404],
  ['a missing field', { method: 'POST', path: '/contacts', body: {} }, 422],
  ['a method it does not have', { method: 'DELETE', path: '/contacts' }, 405],
])('passes on what the app says to %s', async (_, api, appStatus) => {
  sandbox.connect('dealwren')
  const { status, body } = await act({ api })
  expect(status).toBe(400)
  expect(body).toMatchObject({
    type: 'connection',
    data: { status: appStatus, response: { error: { message: expect.any(String) } } },
    actionRunId: 'run_1',
  })
  expect(body.message).toContain(String(appStatus))
})

it('passes on that the app throttles, with when to come back', async () => {
  sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'dealwren', status: 429, headers: { 'Retry-After': '30' }, times: 1 })
  const { status, headers, body } = await act({ api: list })
  expect(status).toBe(429)
  expect(headers.get('retry-after')).toBe('30')
  expect(body).toMatchObject({ type: 'connection', key: 'rate_limit_exceeded', actionRunId: 'run_1' })
  expect((await act({ api: list })).status).toBe(200)
})

it('loses the connection when the app refuses its credentials', async () => {
  const { id } = sandbox.connect('dealwren')
  sandbox.faults.add({ app: '*', method: 'GET', match: '/contacts', status: 401, times: 1 })
  expect(await act({ api: list })).toMatchObject({ status: 401, body: { code: 'CONNECTION_DISCONNECTED' } })
  expect(sandbox.get(id)).toMatchObject({ disconnected: true })
})

it('keeps faults of an app away from the API, and faults of the API away from the app', async () => {
  sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'plumepost', status: 500 })
  sandbox.faults.add({ match: '/contacts', status: 500 })
  expect((await act({ api: list })).status).toBe(200)
  expect((await ask(sandbox, '/connections')).status).toBe(200)
})

it('waits for a slow app, up to 50 s', async () => {
  sandbox.connect('dealwren')
  const mend = sandbox.faults.add({ app: 'dealwren', delayMs: 8_000 })
  const slow = act({ api: list })
  await vi.advanceTimersByTimeAsync(8_000)
  expect((await slow).status).toBe(200)
  mend()
  sandbox.faults.add({ app: 'dealwren', delayMs: 90_000 })
  const stuck = act({ api: list })
  await vi.advanceTimersByTimeAsync(50_000)
  expect(await stuck).toMatchObject({ status: 400, body: { type: 'action_run', actionRunId: 'run_2' } })
})

it('says so when the connection is lost while the app is asked', async () => {
  const { id } = sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'dealwren', delayMs: 8_000 })
  const running = act({ api: list })
  await vi.advanceTimersByTimeAsync(4_000)
  sandbox.disconnect(id)
  await vi.advanceTimersByTimeAsync(4_000)
  expect(await running).toMatchObject({ status: 401, body: { code: 'CONNECTION_DISCONNECTED' } })
})

it('says so when the app is not reached', async () => {
  sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'dealwren', drop: true })
  const { status, body } = await act({ api: list })
  expect(status).toBe(400)
  expect(body).toMatchObject({ type: 'connection', message: expect.stringContaining('could not be reached') })
})

it('goes on when the caller goes away', async () => {
  const { id } = sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'dealwren', delayMs: 5_000, times: 1 })
  const controller = new AbortController()
  const gone = ask(sandbox, '/act', {
    method: 'POST',
    body: { api: { method: 'POST', path: '/contacts', body: { email: 'a@b.test' } } },
    signal: controller.signal,
  })
  await vi.advanceTimersByTimeAsync(1_000)
  controller.abort()
  await expect(gone).rejects.toMatchObject({ name: 'AbortError' })
  await vi.advanceTimersByTimeAsync(5_000)
  expect((await act({ connectionId: id, api: list })).body.output).toMatchObject({ total: 4 })
})

it('needs a token that names a tenant, or a manager’s that names a connection', async () => {
  const { id } = sandbox.connect('dealwren')
  expect((await ask(sandbox, '/act', { method: 'POST', body: { api: list }, token: null })).status).toBe(401)
  expect((await act({ api: list }, sandbox.token({ tenantKey: null }))).status).toBe(400)
  const manager = sandbox.token({ tenantKey: null, isAdmin: true })
  expect((await act({ connectionId: id, api: list }, manager)).status).toBe(200)
})

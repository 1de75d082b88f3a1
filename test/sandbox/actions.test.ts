import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Action } from '../../src/api/action.js'
import type { ActResult } from '../../src/api/act.js'
import type { ErrorData } from '../../src/api/problem.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, manager, post, refusal } from './support/caller.js'

let sandbox: Sandbox
beforeEach(() => {
  vi.useFakeTimers()
  sandbox = createSandbox({ scenario: 'actions', generatedBuildMs: 8_000 })
})
afterEach(() => void vi.useRealTimers())

interface Listed {
  items: Action[]
  cursor?: string
}

const list = async (query: string, token = sandbox.token()) =>
  (await ask<Listed>(sandbox, `/actions?${query}`, { token })).body.items
const keys = async (query: string) => (await list(query)).map(({ key }) => key)
const create = (body: unknown) => post<Action>(sandbox, '/actions', body, manager(sandbox))
const change = (method: string, path: string, body?: unknown) =>
  ask<Action>(sandbox, path, { method, token: manager(sandbox), ...(body === undefined ? {} : { body }) })
const act = (body: unknown) => post<ActResult & ErrorData>(sandbox, '/act', body)
const write = (key: string, path = '/contacts') => ({
  key,
  type: 'api-request-to-external-app',
  config: { request: { method: 'POST', path } },
})

it('lists what can be run on a connection: its app’s actions, with their schemas', async () => {
  const [first, ...rest] = await list('connectionKey=dealwren')
  expect(first).toMatchObject({
    key: 'create-contact',
    name: 'Create contact',
    state: 'READY',
    integrationKey: 'dealwren',
    inputSchema: { type: 'object', required: ['email'] },
    outputSchema: { type: 'object' },
  })
  expect(rest.map(({ key }) => key)).toContain('list-deals')
  expect(await keys('connectionKey=linework')).not.toContain('send-message')
})

it('ranks the actions of a connection by an intent, in other words than their own', async () => {
  expect((await keys('connectionKey=plumepost&intent=write an email'))[0]).toBe('send-message')
  expect((await keys('connectionKey=dealwren&intent=show all deals'))[0]).toBe('list-deals')
  expect((await keys('connectionKey=dealwren&intent=add a new lead'))[0]).toBe('create-contact')
  expect((await keys('connectionKey=linework&intent=open a bug'))[0]).toBe('create-issue')
  expect(await keys('intent=show all deals')).toEqual(await keys(''))
  const long = ask<ErrorData>(sandbox, `/actions?connectionKey=dealwren&intent=${'x'.repeat(201)}`)
  expect(await refusal(long)).toMatchObject({ status: 400 })
})

it('finds actions by words, integration, layer, and page by page', async () => {
  expect(await keys('integrationKey=dealwren&search=deal')).toEqual([
    'create-deal',
    'list-deals',
    'update-deal',
  ])
  expect(await keys('layer=universal')).toEqual(['send-message', 'create-contact'])
  expect(await keys('isUniversal=true&search=message')).toEqual(['send-message'])
  expect(await keys('layer=connection')).toEqual([])
  const { body: page } = await ask<Listed>(sandbox, '/actions?limit=3')
  const { body: next } = await ask<Listed>(sandbox, `/actions?limit=3&cursor=${page.cursor}`)
  const [one, two] = [page, next].map(({ items }) => items.map(({ id }) => id))
  expect(one).toHaveLength(3)
  expect(two).not.toContain(one?.[0])
  expect(await refusal(ask(sandbox, '/actions?layer=tenant'))).toMatchObject({ status: 400 })
  expect(await refusal(ask(sandbox, '/actions?connectionKey=nope'))).toMatchObject({ status: 404 })
})

it('answers the catalogue’s actions of an app without a key, also of one that nobody connected', async () => {
  const items = await list('externalAppId=app_foldmark')
  expect(items).not.toHaveLength(0)
  for (const item of items)
    expect(item).toMatchObject({ key: '', externalAppId: 'app_foldmark', isReadOnly: true })
  const { id } = sandbox.connect('foldmark')
  const ran = await act({ id: items[0]?.id, connectionId: id, input: { email: 'a@b.test' } })
  expect(ran.body.output).toMatchObject({ email: 'a@b.test' })
  const edit = change('PATCH', `/actions/${items[0]?.id}`, { name: 'Mine' })
  expect((await edit).status).toBe(400)
  expect(await list('externalAppId=app_nope')).toEqual([])
})

it('sends one message through mail, chat and CRM, and lists it in each', async () => {
  const input = { to: 'ada@acme.test', text: 'Hello' }
  const runs = ['plumepost', 'murmur-rooms', 'dealwren'].map(async (connectionKey) => {
    const sent = await act({ key: 'send-message', connectionKey, input })
    expect(sent.body.output).toMatchObject(input)
    const { body } = await act({ connectionKey, api: { method: 'GET', path: '/messages' } })
    expect(Object(body.output).messages[0]).toMatchObject(input)
  })
  await Promise.all(runs)
  const refused = await act({ id: 'act_send-message', connectionKey: 'linework', input })
  expect(refused.body).toMatchObject({ type: 'configuration', actionRunId: expect.any(String) })
})

it('says of a universal action which integrations it works with', async () => {
  const { body } = await ask<{ appliedToIntegrations: { integration: { key: string } }[] }>(
    sandbox,
    '/actions/send-message',
  )
  const names = body.appliedToIntegrations.map(({ integration }) => integration.key)
  expect(names).toEqual(expect.arrayContaining(['plumepost', 'murmur-rooms', 'dealwren']))
  expect(names).not.toContain('linework')
})

it('creates by spec: READY at once, and it runs', async () => {
  const { status, body } = await create({
    ...write('create-lead'),
    integrationKey: 'dealwren',
    inputSchema: { type: 'object', required: ['email'], properties: { email: { type: 'string' } } },
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ key: 'create-lead', name: 'Create Lead', state: 'READY' })
  const ran = await act({ key: 'create-lead', connectionKey: 'dealwren', input: { email: 'a@b.test' } })
  expect(ran.body.output).toMatchObject({ email: 'a@b.test' })
  expect((await keys('connectionKey=dealwren')).includes('create-lead')).toBe(true)
})

it('fills a request in from the input: path, query and body', async () => {
  await create({
    key: 'rename',
    type: 'api-request-to-external-app',
    integrationKey: 'dealwren',
    config: {
      request: { method: 'patch', path: '/contacts/{id}', body: { name: { $var: '$.input.who.name' } } },
    },
  })
  const input = { id: 'contact_1', who: { name: 'Rui T.' } }
  expect((await act({ key: 'rename', connectionKey: 'dealwren', input })).body.output).toMatchObject({
    id: 'contact_1',
    name: 'Rui T.',
    email: 'rui@tilework.test',
  })
})

it('creates by intent: BUILDING first, READY after, and then it runs', async () => {
  const { body } = await create({ intent: 'add a person to the CRM', integrationKey: 'dealwren' })
  expect(body).toMatchObject({ state: 'BUILDING', integrationKey: 'dealwren' })
  const early = await act({ id: body.id, input: { email: 'a@b.test' } })
  expect(early).toMatchObject({ status: 400, body: { message: expect.stringMatching(/being built/) } })
  const waiting = ask<Action>(sandbox, `/actions/${body.id}?wait=true&timeout=20`)
  await vi.advanceTimersByTimeAsync(8_000)
  expect((await waiting).body).toMatchObject({ state: 'READY', inputSchema: { required: ['email'] } })
  expect((await act({ id: body.id, input: { email: 'a@b.test' } })).status).toBe(200)
})

it('creates a universal action by intent, which each app serves in its own way', async () => {
  const { body } = await create({ intent: 'send an email', key: 'send-email' })
  await vi.advanceTimersByTimeAsync(8_000)
  const { body: built } = await ask<Action>(sandbox, '/actions/send-email')
  expect(built).toMatchObject({ id: body.id, state: 'READY', isUniversal: true })
  const input = { to: 'x@y.test', text: 'Hi' }
  const ran = await act({ key: 'send-email', connectionKey: 'murmur-rooms', input })
  expect(ran.body.output).toMatchObject(input)
})

it.each([
  ['an impossible thing', 'SETUP_FAILED'],
  ['launch a rocket', 'SETUP_FAILED'],
  ['a misconfigured thing', 'CONFIGURATION_ERROR'],
])('ends the building of %j in %s, with the reason, and does not run it', async (intent, state) => {
  const { body } = await create({ intent, integrationKey: 'dealwren' })
  await vi.advanceTimersByTimeAsync(8_000)
  const { body: built } = await ask<Action>(sandbox, `/actions/${body.id}`)
  expect(built).toMatchObject({ state, errors: [{ message: expect.any(String) }] })
  expect(await act({ id: body.id })).toMatchObject({ status: 400, body: { type: 'configuration' } })
})

it.each([
  ['POST', '/actions', write('x')],
  ['PATCH', '/actions/send-message', { name: 'x' }],
  ['PUT', '/actions/send-message', { name: 'x' }],
  ['DELETE', '/actions/send-message', undefined],
  ['POST', '/actions/send-message/restore', undefined],
  ['POST', '/actions/send-message/reset', undefined],
  ['PUT', '/connections/dealwren/actions/create-contact', undefined],
  ['POST', '/integrations/dealwren/actions', write('x')],
  ['DELETE', '/integrations/dealwren/actions/create-contact', undefined],
])('keeps %s %s for managers', async (method, path, body) => {
  const answer = ask<ErrorData>(sandbox, path, { method, ...(body ? { body } : {}) })
  expect(await refusal(answer)).toMatchObject({ status: 403, key: 'access_denied' })
})

it.each([
  [{}, 400],
  [{ key: 'x', type: 'nonsense', integrationKey: 'dealwren' }, 400],
  [{ key: 'x', integrationKey: 'dealwren' }, 400],
  [{ intent: ' ' }, 400],
  [{ ...write('x'), integrationKey: 'nope' }, 404],
  [{ ...write('x'), connectionId: 'nope' }, 404],
  [{ ...write('create-contact'), integrationKey: 'dealwren' }, 409],
  [write('send-message'), 409],
  [{ ...write('x'), config: 'GET /' }, 400],
])('does not create %j', async (body, status) => {
  expect((await create(body)).status).toBe(status)
})

it('prefers the action of the connection to the integration’s, and that to the universal one', async () => {
  const { id } = sandbox.connect('plumepost', { name: 'Second' })
  const call = { key: 'send-message', input: { to: 'a', text: 'b', title: 'c', start: 'd' } }
  const madeBy = async (connection: object) => Object((await act({ ...call, ...connection })).body.output).id
  await create({ ...write('send-message', '/events'), connectionId: id })
  expect(await madeBy({ connectionId: id })).toMatch(/^event_/)
  expect(await madeBy({ connectionKey: 'plumepost' })).toMatch(/^message_/)
  await change('PATCH', '/integrations/plumepost/actions/send-message', {
    config: { request: { method: 'POST', path: '/events' } },
    inputSchema: {},
  })
  expect(await madeBy({ connectionKey: 'plumepost' })).toMatch(/^event_/)
  expect(await madeBy({ connectionKey: 'murmur-rooms' })).toMatch(/^message_/)
  expect((await keys(`connectionId=${id}`)).filter((key) => key === 'send-message')).toHaveLength(1)
  expect((await list(`connectionId=${id}&layer=universal`)).map(({ key }) => key)).toEqual(['send-message'])
})

it('hides the action of a connection from other tenants', async () => {
  const { body } = await create({ ...write('secret'), connectionId: sandbox.connect('dealwren').id })
  expect((await ask(sandbox, `/actions/${body.id}`)).status).toBe(200)
  const token = sandbox.token({ tenantKey: 'other' })
  expect((await ask(sandbox, `/actions/${body.id}`, { token })).status).toBe(404)
  expect((await list('limit=1000', token)).map(({ key }) => key)).not.toContain('secret')
  expect((await post(sandbox, '/act', { id: body.id }, token)).status).toBe(404)
})

it('merges with PATCH, replaces with PUT, and goes back with reset', async () => {
  const path = '/integrations/dealwren/actions/create-contact'
  const { body: before } = await ask<Action>(sandbox, path)
  const { body: patched } = await change('PATCH', path, { name: 'New contact', meta: { a: 1 } })
  expect(patched).toMatchObject({ name: 'New contact', config: before.config, isCustomized: true })
  const { body: put } = await change('PUT', path, { ...before, name: 'Put', inputSchema: undefined })
  expect(put).toMatchObject({ id: before.id, name: 'Put', key: 'create-contact', config: before.config })
  expect(put).not.toHaveProperty('inputSchema')
  expect(put).not.toHaveProperty('meta')
  const { body: reset } = await change('POST', `${path}/reset`)
  expect(reset).toMatchObject({ name: 'Create contact', inputSchema: before.inputSchema })
  expect(reset).not.toHaveProperty('isCustomized')
})

it('archives and restores: an archived one is not listed, not run, not changed', async () => {
  const { body } = await create({ ...write('lead'), integrationKey: 'dealwren' })
  expect((await change('DELETE', `/actions/${body.id}`)).status).toBe(200)
  expect(await keys('integrationKey=dealwren')).not.toContain('lead')
  expect(await keys('integrationKey=dealwren&includeArchived=true')).toContain('lead')
  for (const what of [{ id: body.id }, { key: 'lead', connectionKey: 'dealwren' }])
    expect((await act(what)).status).toBe(404)
  expect((await change('PATCH', `/actions/${body.id}`, { name: 'x' })).status).toBe(400)
  expect((await change('POST', `/actions/${body.id}/restore`)).body).toMatchObject({ key: 'lead' })
  expect(await keys('integrationKey=dealwren')).toContain('lead')
})

it('does not restore an action whose key was taken meanwhile', async () => {
  const { body } = await create({ ...write('lead'), integrationKey: 'dealwren' })
  await change('DELETE', `/actions/${body.id}`)
  await create({ ...write('lead'), integrationKey: 'dealwren' })
  expect((await change('POST', `/actions/${body.id}/restore`)).status).toBe(409)
})

it('finds an action by key where it is the only one, and asks which where it is not', async () => {
  expect((await ask<Action>(sandbox, '/actions/send-message')).body.isUniversal).toBe(true)
  const several = ask<ErrorData>(sandbox, '/actions/list-contacts')
  expect(await refusal(several)).toMatchObject({ status: 400 })
  const one = await ask<Action>(sandbox, '/actions/list-contacts?integrationKey=dealwren')
  expect(one.body).toMatchObject({ integrationKey: 'dealwren' })
  const closest = await ask<Action>(sandbox, '/action?key=send-message&connectionKey=plumepost')
  expect(closest.body).toMatchObject({ integrationKey: 'plumepost' })
  expect((await ask(sandbox, '/actions/nope')).status).toBe(404)
})

it('ends the check of an input whose schema branches again and again', async () => {
  const $defs = Object.fromEntries(
    Array.from({ length: 25 }, (_, level) => {
      const next = { $ref: `#/$defs/L${level + 1}` }
      return [`L${level}`, { anyOf: [next, next] }]
    }),
  )
  const inputSchema = { $ref: '#/$defs/L0', $defs: { ...$defs, L25: { type: 'object' } } }
  const { body } = await create({ ...write('branching'), integrationKey: 'dealwren', inputSchema })
  const ran = await act({ id: body.id, input: {} })
  expect(ran).toMatchObject({ status: 400, body: { type: 'configuration' } })
  expect(ran.body.message).toMatch(/refers to more than can be checked/)
})

it('says what is wrong with a broken inputSchema, and runs past what it does not know', async () => {
  let count = 0
  const made = async (inputSchema: object) =>
    (await create({ ...write(`k${++count}`), integrationKey: 'dealwren', inputSchema })).body.id
  const input = { email: 'a@b.test' }
  const broken = await act({ id: await made({ $ref: '#/nowhere' }), input })
  expect(broken).toMatchObject({ status: 400, body: { type: 'configuration' } })
  const cycle = { properties: { next: { $ref: '#' } }, required: ['email'], 'x-order': 1 }
  const nested = await act({ id: await made(cycle), input: { ...input, next: {} } })
  expect(nested.body.data).toMatchObject({ errors: [{ path: '/next' }] })
  const strict = await made({ properties: { email: {} }, additionalProperties: false })
  expect((await act({ id: strict, input: { ...input, more: 1 } })).status).toBe(200)
})

it.each([
  { type: 'run-javascript', config: { code: 'module.exports = () => 1' } },
  { type: 'list-data-records', config: {} },
  { type: 'api-request-to-external-app', config: { request: { method: 'GET' } } },
  { type: 'api-request-to-external-app', config: { request: { path: 'https://evil.test' } } },
])('says that it cannot run %j', async (spec) => {
  const { body } = await create({ key: 'odd', integrationKey: 'dealwren', ...spec })
  expect(await act({ id: body.id })).toMatchObject({ status: 400, body: { type: 'configuration' } })
})

it('tells everyone who listens that an action changed, and the run that was logged', async () => {
  const seen: string[] = []
  sandbox.subscribe(({ elementType, elementId }) => void seen.push(`${elementType} ${elementId}`))
  const { body } = await create({ ...write('lead'), integrationKey: 'dealwren' })
  await act({ id: body.id, input: { email: 'a@b.test' } })
  expect(seen.filter((line) => !line.startsWith('connection'))).toEqual([
    `action ${body.id}`,
    'action-run-log-record run_1',
  ])
})

it('offers the universe’s actions where the workspace uses it', async () => {
  const settings = (value: boolean) =>
    ask(sandbox, '/workspaces/wsp_1', {
      method: 'PATCH',
      token: manager(sandbox),
      body: { settings: { useMembraneUniverse: value, autoGenerateIntegrationsFromConnectors: value } },
    })
  const before = await list('layer=universal&limit=100')
  await settings(true)
  const after = await list('layer=universal&limit=100')
  expect(after.length).toBeGreaterThan(before.length)
  const send = after.find(({ id }) => id === 'act_universe_upload-file')
  expect(send).toMatchObject({ key: '', isUniversal: true, isPublic: true })
  const ran = await act({
    id: send?.id,
    connectionKey: 'vaultree',
    input: { name: 'a.txt', content: 'Hello' },
  })
  expect(ran.body.output).toMatchObject({ name: 'a.txt' })
})

it('makes an integration on demand, where the workspace wants that: of a connector, or of any app', async () => {
  const asked = (key: string) => ask<Listed>(sandbox, `/actions?integrationKey=${key}`)
  const set = (body: object) =>
    ask(sandbox, '/workspaces/wsp_1', { method: 'PATCH', token: manager(sandbox), body })
  expect((await asked('hubspot')).status).toBe(404)
  await set({ autoGenerateIntegrationsFromConnectors: true })
  expect((await asked('hubspot')).body.items.map(({ key }) => key)).toContain('create-contact')
  // This one has no connector yet.
  expect((await asked('shelfwise')).status).toBe(404)
  await set({ autoGenerateIntegrationsFromConnectors: false, autoGenerateIntegrationsFromExternalApps: true })
  expect((await asked('shelfwise')).status).toBe(200)
})

it('gives no action to an empty workspace, and to a large one only when asked', async () => {
  expect((await ask<Listed>(createSandbox({ scenario: 'empty' }), '/actions')).body.items).toEqual([])
  sandbox.load('large', { integrations: 2_000 })
  expect(await list('limit=1000')).toHaveLength(1_000)
})

it('sends to the app what is left of the input, and deletes what it is told to', async () => {
  const update = { id: 'contact_1', name: 'Rui T.' }
  const { body } = await act({ key: 'update-contact', connectionKey: 'dealwren', input: update })
  const run = await ask<{ request: object }>(sandbox, `/action-run-logs/${body.actionRunId}/details`)
  expect(run.body.request).toMatchObject({ method: 'PATCH', path: '/contacts/contact_1' })
  expect(Object(run.body.request).body).toEqual({ name: 'Rui T.' })
  const files = async () =>
    Object((await act({ key: 'list-files', connectionKey: 'vaultree' })).body.output).total as unknown
  expect(await files()).toBe(2)
  await act({ key: 'delete-file', connectionKey: 'vaultree', input: { id: 'file_1' } })
  expect(await files()).toBe(1)
})

it('hides the copy that a connection got of an action from other tenants', async () => {
  const { id } = sandbox.connect('dealwren')
  const { body } = await change('PUT', `/connections/${id}/actions/create-contact`)
  expect(body).toMatchObject({ connectionId: id })
  const token = sandbox.token({ tenantKey: 'other' })
  expect((await ask(sandbox, `/actions/${body.id}`, { token })).status).toBe(404)
})

it('does not run the action of an integration that is archived', async () => {
  sandbox.connect('dealwren', { key: 'mine' })
  await change('DELETE', '/integrations/dealwren')
  const { status, body } = await act({ key: 'list-contacts', connectionKey: 'mine' })
  expect(status).toBe(400)
  expect(body).toMatchObject({ type: 'configuration', message: expect.stringMatching(/turned off/) })
})

it('shows on the connection when it was last used', async () => {
  await act({ key: 'list-contacts', connectionKey: 'dealwren' })
  const { lastActiveAt } = sandbox.list('tenant-1').find(({ key }) => key === 'dealwren') ?? {}
  expect(lastActiveAt).toBe(new Date().toISOString())
})

it('goes on building an action that was archived meanwhile, once it is restored', async () => {
  const { body } = await create({ intent: 'create a contact', integrationKey: 'dealwren', key: 'made' })
  await vi.advanceTimersByTimeAsync(1_000)
  await change('DELETE', `/actions/${body.id}`)
  await vi.advanceTimersByTimeAsync(60_000)
  const restored = await change('POST', `/actions/${body.id}/restore`)
  expect(restored.body).toMatchObject({ state: 'BUILDING' })
  await vi.advanceTimersByTimeAsync(8_000)
  expect((await change('GET', `/actions/${body.id}`)).body).toMatchObject({ state: 'READY' })
})

it('runs what appliedToIntegrations names when a universal action is meant, by key and by nearest meaning', async () => {
  await list('connectionKey=plumepost')
  const config = { request: { method: 'POST', path: '/events' } }
  await change('PATCH', '/integrations/plumepost/actions/send-message', { config, inputSchema: {} })
  await create({ key: 'send-email', name: 'Send an email message' })
  const { body } = await change('GET', '/actions/send-email')
  const named = body.appliedToIntegrations?.find(({ integration }) => integration.key === 'plumepost')
  expect(named?.element).toMatchObject({ key: 'send-message', config })
  const input = { title: 'Lunch', start: '2026-01-01' }
  const ran = await act({ key: 'send-email', connectionKey: 'plumepost', input })
  const log = await ask<{ request: unknown }>(sandbox, `/action-run-logs/${ran.body.actionRunId}/details`)
  expect(log.body.request).toMatchObject({ method: 'POST', path: '/events', body: input })
})

it('tries the scope of an action first, and only then the connection that a request names', async () => {
  await list('connectionKey=dealwren')
  const { body } = await create({ ...write('only-here'), integrationKey: 'dealwren' })
  const input = { email: 'ada@acme.test' }
  const ran = await act({ id: body.id, connectionKey: 'no-such', input })
  expect(ran.body).toMatchObject({ output: input })
  const universal = await act({ id: 'act_send-message', connectionKey: 'no-such', input })
  expect(universal).toMatchObject({ status: 404, body: { key: 'not_found' } })
})

import { expect, it } from 'vitest'
import type { Connection } from '../../src/api/connection.js'
import type { Integration } from '../../src/api/integration.js'
import type { Page } from '../../src/api/page.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, manager, post, refusal } from './support/caller.js'

const quick = () => createSandbox({ scenario: 'everyday', buildMs: 0 })
const create = (sandbox: Sandbox, body: unknown) => post(sandbox, '/connections', body)
const get = async (sandbox: Sandbox, selector: string) =>
  (await ask<Connection>(sandbox, `/connections/${selector}`)).body

it('answers 200 and waits for the sign-in when there are no credentials', async () => {
  const sandbox = quick()
  const { status, body } = await create(sandbox, { integrationKey: 'dealwren', key: 'prod', meta: { a: 1 } })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    key: 'prod',
    name: 'Dealwren',
    state: 'CLIENT_ACTION_REQUIRED',
    connected: false,
    disconnected: false,
    meta: { a: 1 },
    clientAction: { type: 'connect', uiUrl: expect.stringContaining('connectionRequestId=') },
  })
  expect(body).not.toHaveProperty('lastActiveAt')
})

it('is READY with credentials', async () => {
  const { body } = await create(quick(), { integrationKey: 'dealwren', credentials: { token: 'x' } })
  expect(body).toMatchObject({ state: 'READY', connected: true, disconnected: false })
  expect(body).not.toHaveProperty('clientAction')
  expect(body).not.toHaveProperty('credentials')
})

it('uses the tenant’s connection of an integration again, and makes another only when several are allowed', async () => {
  const sandbox = quick()
  const first = (await create(sandbox, { integrationKey: 'dealwren' })).body
  const again = (await create(sandbox, { integrationKey: 'dealwren', name: 'Renamed' })).body
  expect(again).toMatchObject({ id: first.id, name: 'Renamed' })
  const second = (await create(sandbox, { integrationKey: 'dealwren', allowMultipleConnections: true })).body
  expect(second.id).not.toBe(first.id)
  expect(second.key).toBe('dealwren-2')
})

it('takes a key that exists to mean that very record, and refuses one that belongs to another app', async () => {
  const sandbox = quick()
  const first = (await create(sandbox, { connectorKey: 'dealwren', key: 'mine' })).body
  const more = { key: 'mine', allowMultipleConnections: true }
  expect((await create(sandbox, { connectorKey: 'dealwren', ...more })).body.id).toBe(first.id)
  const other = ask<never>(sandbox, '/connections', {
    method: 'POST',
    body: { connectorKey: 'pipelark', ...more },
  })
  expect(await refusal(other)).toMatchObject({ status: 409, key: 'already_exists' })
})

it('leaves keys to each tenant: two may use the same', async () => {
  const sandbox = quick()
  const one = await post(
    sandbox,
    '/connections',
    { connectorKey: 'dealwren', key: 'k' },
    sandbox.token({ tenantKey: 'a' }),
  )
  const two = await post(
    sandbox,
    '/connections',
    { connectorKey: 'dealwren', key: 'k' },
    sandbox.token({ tenantKey: 'b' }),
  )
  expect(one.body.id).not.toBe(two.body.id)
  const { body } = await ask<Connection>(sandbox, '/connections/k', {
    token: sandbox.token({ tenantKey: 'b' }),
  })
  expect(body.id).toBe(two.body.id)
})

it('turns a synthetic integration into one with its first connection', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const { body } = await create(sandbox, { connectorId: 'cnr_dealwren' })
  expect(body.integrationId).toBeDefined()
  expect((await ask(sandbox, '/integrations/dealwren')).body).toMatchObject({
    id: body.integrationId,
    connection: { id: body.id },
  })
  expect((await create(sandbox, { externalAppId: 'app_dealwren' })).body.id).toBe(body.id)
})

it('keeps the version of the connector it is asked for, by which it is found', async () => {
  const sandbox = quick()
  const { body } = await create(sandbox, { integrationKey: 'dealwren', connectorVersion: '1.2.0' })
  const screen = `/screens/connect?connectorKey=pipelark&connectorVersion=2.0.0&token=${sandbox.token()}`
  const page = await sandbox.fetch(new Request(`${sandbox.apiUri}${screen}`))
  const flow = /flows\/(flow_\d+)\/decision/.exec(await page.text())?.[1]
  await post(sandbox, `/screens/flows/${flow}/decision`, { outcome: 'succeed' })
  const found = async (version: string) => {
    const list = await ask<Page<Connection>>(sandbox, `/connections?connectorVersion=${version}`)
    return list.body.items.map(({ connectorId }) => connectorId)
  }
  expect(await found('1.2.0')).toEqual(['cnr_dealwren'])
  expect(await found('2.0.0')).toEqual(['cnr_pipelark'])
  await ask(sandbox, `/connections/${body.id}`, { method: 'PATCH', body: { connectorVersion: '3.0.0' } })
  expect(await found('3.0.0')).toEqual(['cnr_dealwren'])
})

it('takes uuids for what they name', async () => {
  const sandbox = quick()
  const apps = await ask<{ items: { id: string; uuid: string }[] }>(sandbox, '/external-apps?limit=3')
  const uuid = '11111111-1111-4111-8111-111111111111'
  const own = await post<Integration>(sandbox, '/integrations', { key: 'own', uuid }, manager(sandbox))
  for (const app of apps.body.items)
    expect((await create(sandbox, { externalAppUuid: app.uuid })).body).toMatchObject({
      externalAppId: app.id,
    })
  const [first] = apps.body.items
  expect((await create(sandbox, { connectorUuid: first?.uuid })).body).toMatchObject({
    externalAppId: first?.id,
  })
  expect((await create(sandbox, { integrationUuid: uuid })).body).toMatchObject({
    integrationId: own.body.id,
  })
})

it.each([
  [{}, 400],
  [{ externalAppUuid: 'nope' }, 404],
  [{ integrationUuid: 'nope' }, 404],
  [{ integrationKey: 'nope' }, 404],
  [{ connectorKey: 'nope' }, 404],
  [{ connectionId: 'con_999' }, 404],
  [{ intent: '   ' }, 400],
  [{ integrationKey: 7 }, 400],
  [{ integrationKey: 'dealwren', key: '' }, 400],
  [{ integrationKey: 'dealwren', key: 'x'.repeat(101) }, 400],
  [{ integrationKey: 'dealwren', meta: 'text' }, 400],
])('refuses to create %j with %d, and makes nothing', async (body, status) => {
  const sandbox = quick()
  await ask(sandbox, '/self')
  const before = sandbox.list().length
  expect(await refusal(ask(sandbox, '/connections', { method: 'POST', body }))).toMatchObject({ status })
  expect(sandbox.list()).toHaveLength(before)
})

it('refuses a body that is not a JSON object', async () => {
  const sandbox = quick()
  for (const body of ['{"cut', '[]', '"text"']) {
    const response = await sandbox.fetch(
      new Request(`${sandbox.apiUri}/connections`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.token()}` },
        body,
      }),
    )
    expect(response.status).toBe(400)
  }
})

it('finds or creates by address, and repeating it changes nothing', async () => {
  const sandbox = quick()
  const ensure = (appUrl: string, name?: string) => post(sandbox, '/connections/ensure', { appUrl, name })
  const { body } = await ensure('https://app.dealwren.com/deals', 'Mine')
  expect(body).toMatchObject({ name: 'Mine', connectorId: 'cnr_dealwren' })
  const again = await ensure('dealwren.com', 'Other')
  expect(again.body).toEqual(body)
  expect((await ensure('unheard-of.example')).body).toMatchObject({ state: 'CLIENT_ACTION_REQUIRED' })
  for (const appUrl of ['localhost', '10.0.0.1', '', 'https://[::1]/'])
    expect(
      await refusal(ask(sandbox, '/connections/ensure', { method: 'POST', body: { appUrl } })),
    ).toMatchObject({
      status: 400,
    })
})

it('takes addresses under one country’s suffix for different apps', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const ensure = async (appUrl: string) => (await post(sandbox, '/connections/ensure', { appUrl })).body
  const wiki = await ensure('https://mywiki.acme.co.uk')
  const shop = await ensure('shop.other.co.uk')
  expect([wiki, shop]).toMatchObject([
    { name: 'Acme', key: 'acme' },
    { name: 'Other', key: 'other' },
  ])
  expect((await ensure('https://www.acme.co.uk/login')).id).toBe(wiki.id)
  expect(await ensure('co.uk')).toMatchObject({ name: 'Co' })
})

it('is renamed, and given another key unless it is taken', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren', { key: 'one' })
  sandbox.connect('dealwren', { key: 'two' })
  const patch = (body: unknown) => ask<never>(sandbox, `/connections/${id}`, { method: 'PATCH', body })
  expect((await patch({ name: 'New', key: 'three' })).body).toMatchObject({ id, name: 'New', key: 'three' })
  expect((await patch({ connectionKey: 'four' })).body).toMatchObject({ key: 'four' })
  expect(await refusal(patch({ key: 'two' }))).toMatchObject({ status: 409, key: 'already_exists' })
  expect(await get(sandbox, 'four')).toMatchObject({ id })
})

it('ignores unknown and read-only fields when the whole record is put back', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren')
  const record = await get(sandbox, id)
  const body = {
    ...record,
    name: 'Put',
    id: 'con_0',
    state: 'SETUP_FAILED',
    createdAt: 'never',
    nonsense: true,
  }
  const answer = await ask<Connection>(sandbox, `/connections/${id}`, { method: 'PUT', body })
  expect(answer.body).toMatchObject({ id, name: 'Put', state: 'READY', createdAt: record.createdAt })
  expect(answer.body).not.toHaveProperty('nonsense')
})

it('is archived softly: gone from lists, still there by id, not to be changed, and restored as it was', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren')
  const gone = await ask(sandbox, `/connections/${id}`, { method: 'DELETE' })
  expect(gone).toMatchObject({ status: 200, body: undefined })
  expect(await get(sandbox, id)).toMatchObject({ archivedAt: expect.any(String), state: 'READY' })
  expect(
    await refusal(ask(sandbox, `/connections/${id}`, { method: 'PATCH', body: { name: 'x' } })),
  ).toMatchObject({
    status: 400,
    message: expect.stringContaining('archived'),
  })
  expect((await post(sandbox, `/connections/${id}/restore`)).body).toMatchObject({
    id,
    state: 'READY',
    connected: true,
  })
  expect(await get(sandbox, id)).not.toHaveProperty('archivedAt')
})

it('comes back disconnected when its credentials were revoked meanwhile', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren')
  await ask(sandbox, `/connections/${id}`, { method: 'DELETE' })
  sandbox.disconnect(id)
  expect((await post(sandbox, `/connections/${id}/restore`)).body).toMatchObject({ disconnected: true })
})

it('cannot be restored while another connection has its key', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren', { key: 'mine' })
  await ask(sandbox, `/connections/${id}`, { method: 'DELETE' })
  const { body } = await create(sandbox, { connectorKey: 'dealwren', key: 'mine' })
  expect(body.id).not.toBe(id)
  expect(await get(sandbox, 'mine')).toMatchObject({ id: body.id })
  const restore = ask<never>(sandbox, `/connections/${id}/restore`, { method: 'POST' })
  expect(await refusal(restore)).toMatchObject({ status: 409, key: 'already_exists' })
})

it('tests as a success only what works, and refuses where testing does not apply', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren')
  const test = () => ask<never>(sandbox, `/connections/${id}/test`, { method: 'POST' })
  expect((await test()).body).toEqual({ success: true })
  sandbox.disconnect(id)
  expect((await test()).body).toEqual({ success: false })
  sandbox.update(id, { canTest: false })
  expect(await refusal(test())).toMatchObject({ status: 400 })
})

it('refreshes credentials with 204, and says why it cannot', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren')
  const refresh = () => ask<never>(sandbox, `/connections/${id}/refresh-credentials`, { method: 'POST' })
  expect(await refresh()).toMatchObject({ status: 204, body: undefined })
  sandbox.disconnect(id, { type: 'connection', message: 'Dealwren is not answering' })
  expect((await refresh()).status).toBe(204)
  expect(sandbox.get(id)).toMatchObject({ state: 'READY', disconnected: false })
  sandbox.disconnect(id)
  expect(await refusal(refresh())).toMatchObject({ status: 400, key: 'access_token_expired' })
  sandbox.disconnect(id, { type: 'connection', key: 'connection_is_defunct', message: 'Closed' })
  expect(sandbox.get(id)).toMatchObject({ isDefunct: true })
  expect(await refusal(refresh())).toMatchObject({ key: 'connection_is_defunct' })
  sandbox.update(id, { canRefreshCredentials: false })
  expect(await refusal(refresh())).toMatchObject({ status: 400, key: undefined })
})

it.each([
  { state: 'BUILDING' },
  { state: 'SETUP_FAILED' },
  { state: 'CONFIGURATION_ERROR' },
  { state: 'CLIENT_ACTION_REQUIRED' },
  { state: 'CLIENT_ACTION_REQUIRED', clientAction: { type: 'provide-input' } },
])('refreshes nothing where nobody has signed in: %j', async (fields) => {
  const sandbox = quick()
  const made = sandbox.connect('dealwren', fields)
  expect(made).toMatchObject({ canRefreshCredentials: false })
  const { body } = await ask<{ connection: Connection }>(sandbox, '/integrations/dealwren')
  expect(body.connection).toMatchObject({ id: made.id, canRefreshCredentials: false })
  const refresh = ask<never>(sandbox, `/connections/${made.id}/refresh-credentials`, { method: 'POST' })
  expect(await refusal(refresh)).toMatchObject({ status: 400, key: undefined })
  expect(sandbox.get(made.id)).toEqual(made)
  expect(sandbox.update(made.id, { state: 'READY' })).toMatchObject({ canRefreshCredentials: true })
})

it('takes credentials that are null for none', async () => {
  const sandbox = quick()
  const { id } = sandbox.connect('dealwren', { state: 'CLIENT_ACTION_REQUIRED' })
  const patch = (credentials: unknown) =>
    ask(sandbox, `/connections/${id}`, { method: 'PATCH', body: { credentials } })
  expect((await patch(null)).body).toMatchObject({ state: 'CLIENT_ACTION_REQUIRED', connected: false })
  expect((await patch({ token: 'x' })).body).toMatchObject({ state: 'READY' })
})

it('hands out copies: what a test does to an answer changes nothing inside', () => {
  const sandbox = quick()
  const made = sandbox.connect('dealwren', { meta: { a: { b: 1 } } })
  Object.assign(made.meta?.['a'] ?? {}, { b: 2 })
  made.name = 'changed'
  expect(sandbox.get(made.id)).toMatchObject({ name: 'Dealwren', meta: { a: { b: 1 } } })
})

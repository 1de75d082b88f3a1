import { MembraneClient } from '@membranehq/sdk'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSandbox, type Listening, type Sandbox } from '../../src/sandbox/index.js'

/* The unmodified SDK, its Node build, over HTTP. */
let sandbox: Sandbox
let server: Listening
beforeEach(async () => {
  sandbox = createSandbox({ buildMs: 0 })
  server = await sandbox.listen()
})
afterEach(() => server.close())

const client = (token = sandbox.token()) => new MembraneClient({ token, apiUri: server.url })
const keyOf = (error: unknown): unknown => Object(Object(error).data).key

it('finds integrations, one page and all pages', async () => {
  const { items, cursor } = await client().integrations.find({ limit: 5 })
  expect(items).toHaveLength(5)
  const next = await client().integrations.find({ limit: 1000, cursor: cursor ?? '' })
  const all = await client().integrations.findAll()
  expect(all.map(({ id }) => id)).toEqual([...items, ...next.items].map(({ id }) => id))
})

it('walks 2,500 integrations with findAll, without a duplicate', async () => {
  sandbox.load('large', { integrations: 2_500 })
  const all = await client().integrations.findAll()
  expect(new Set(all.map(({ id }) => id)).size).toBe(2_500)
  expect(sandbox.requests).toHaveLength(3)
})

it('gets, renames, archives and finds connections again', async () => {
  const membrane = client()
  const { items } = await membrane.connections.find({})
  const id = items[0]?.id ?? ''
  expect(await membrane.connection(id).patch({ name: 'Renamed' })).toMatchObject({ id, name: 'Renamed' })
  expect(await membrane.connection(id).get()).toMatchObject({ name: 'Renamed' })
  await membrane.connection(id).archive()
  const after = await membrane.connections.find({})
  expect(after.items.map((item) => item.id)).not.toContain(id)
  await membrane.post(`/connections/${id}/restore`)
  expect((await membrane.connections.find({})).items).toHaveLength(items.length)
})

it('creates a connection by each identifier and gets it by key', async () => {
  const membrane = client()
  const made = await membrane.connections.create({ connectorKey: 'gmail', key: 'gmail-u17' })
  expect(made).toMatchObject({ key: 'gmail-u17', state: 'CLIENT_ACTION_REQUIRED' })
  expect(await membrane.connection('gmail-u17').get()).toMatchObject({ id: made.id })
  const again = await membrane.connections.create({ integrationKey: 'gmail' })
  expect(again.id).toBe(made.id)
})

it('refreshes credentials, puts a whole record back, and reads itself', async () => {
  const membrane = client()
  const { id } = sandbox.connect('dealwren')
  await membrane.connection(id).refreshCredentials()
  const record = await membrane.connection(id).get()
  expect(await membrane.connection(id).put({ ...record, name: 'Put' })).toMatchObject({ id, name: 'Put' })
  expect(await membrane.self.get()).toMatchObject({ internalId: 'tenant-1' })
})

it('manages integrations with a manager token', async () => {
  const membrane = client(sandbox.token({ tenantKey: null, isAdmin: true }))
  const made = await membrane.integrations.create({
    key: 'hubspot',
    name: 'HubSpot',
    connectorKey: 'hubspot',
  })
  expect(made).toMatchObject({ key: 'hubspot', name: 'HubSpot' })
  expect(await membrane.integration('hubspot').patch({ name: 'Hub' })).toMatchObject({ name: 'Hub' })
  await membrane.integration('hubspot').archive()
  expect((await membrane.integrations.findAll()).map(({ key }) => key)).not.toContain('hubspot')
})

it('answers the singular path, which the SDK asks for object selectors', async () => {
  expect(await client().get('/integration', { key: 'dealwren' })).toMatchObject({ key: 'dealwren' })
  const { id } = sandbox.connect('dealwren', { key: 'mine' })
  for (const query of [{ key: 'mine' }, { id }, { integrationKey: 'dealwren' }, { connectionKey: 'mine' }])
    expect(await client().get('/connection', query)).toMatchObject({ id })
})

it('throws typed errors with the key of the problem', async () => {
  const missing: unknown = await client()
    .connection('nope')
    .get()
    .catch((error: unknown) => error)
  expect(missing).toMatchObject({ isMembraneError: true })
  expect(keyOf(missing)).toBe('not_found')
  const expired: unknown = await client(sandbox.token({ ttlSeconds: -1 }))
    .connections.find({})
    .catch((e: unknown) => e)
  expect(keyOf(expired)).toBe('not_authenticated')
  const denied: unknown = await client()
    .integrations.create({ key: 'x' })
    .catch((error: unknown) => error)
  expect(keyOf(denied)).toBe('access_denied')
})

it('sees a dropped connection as a network error, and recovers', async () => {
  sandbox.faults.add({ match: '/connections', drop: true, times: 1 })
  const failed: unknown = await client()
    .connections.find({})
    .catch((error: unknown) => error)
  expect(Object(failed).code).toMatch(/ECONNRESET|ERR_NETWORK|ECONNABORTED/)
  expect((await client().connections.find({})).items).not.toHaveLength(0)
})

it('verifies the token that the SDK mints from the secret', async () => {
  const membrane = new MembraneClient({
    workspaceKey: sandbox.workspaceKey,
    workspaceSecret: sandbox.workspaceSecret,
    tenantKey: 'minted',
    apiUri: server.url,
  })
  expect(await membrane.self.get()).toMatchObject({ internalId: 'minted' })
})

it('aborts a list', async () => {
  sandbox.latencyMs = 60_000
  const controller = new AbortController()
  const list = client().get('/connections', {}, { signal: controller.signal })
  controller.abort()
  await expect(list).rejects.toMatchObject({ code: 'ERR_CANCELED' })
})

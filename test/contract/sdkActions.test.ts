import { ActionType, MembraneClient } from '@membranehq/sdk'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSandbox, type Listening, type Sandbox } from '../../src/sandbox/index.js'

/* Actions through the unmodified SDK, its Node build, over HTTP. */
let sandbox: Sandbox
let server: Listening
beforeEach(async () => {
  sandbox = createSandbox({ scenario: 'actions', generatedBuildMs: 20 })
  server = await sandbox.listen()
})
afterEach(() => server.close())

const client = (token = sandbox.token()) => new MembraneClient({ token, apiUri: server.url })
const manager = () => client(sandbox.token({ isAdmin: true }))
const spec = {
  key: 'create-lead',
  name: 'Create lead',
  type: ActionType.ApiRequestToExternalApp,
  config: { request: { method: 'POST', path: '/contacts' } },
}

it('finds actions, one page and all pages, and by intent', async () => {
  const { items, cursor } = await client().actions.find({ limit: 5 })
  expect(items).toHaveLength(5)
  const all = await client().actions.findAll()
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  const next = await client().actions.find({ limit: 5, cursor: cursor ?? '' })
  expect(all.slice(0, 10).map(({ id }) => id)).toEqual([...items, ...next.items].map(({ id }) => id))
  const ranked = await client().actions.find({ connectionKey: 'plumepost', intent: 'write an email' })
  expect(ranked.items[0]).toMatchObject({ key: 'send-message' })
})

it('creates, patches, replaces, archives and restores one', async () => {
  const membrane = manager()
  const { id } = await membrane.actions.create({ ...spec, integrationKey: 'dealwren' })
  expect(await membrane.action(id).patch({ name: 'Renamed' })).toMatchObject({ id, name: 'Renamed' })
  expect(await membrane.action(id).get()).toMatchObject({ name: 'Renamed', config: spec.config })
  expect(await membrane.action(id).put({ ...spec, name: 'Put' })).toMatchObject({ name: 'Put' })
  await membrane.action(id).archive()
  const { items } = await membrane.actions.find({ integrationKey: 'dealwren' })
  expect(items.map((item) => item.id)).not.toContain(id)
  await membrane.action(id).restore()
  expect(await membrane.action({ key: 'create-lead', integrationKey: 'dealwren' }).get()).toMatchObject({
    id,
  })
})

it('runs one by its accessors, and resets it', async () => {
  const membrane = manager()
  const input = { email: 'a@b.test' }
  const run = await membrane.action('create-contact').run(input, { connectionKey: 'dealwren' })
  expect(run).toMatchObject({ output: input, actionRunId: expect.any(String) })
  expect(await membrane.connection('dealwren').action('create-contact').run(input)).toMatchObject({
    output: input,
  })
  const selector = { key: 'create-contact', integrationKey: 'dealwren' }
  await membrane.action(selector).patch({ name: 'Mine' })
  await membrane.action(selector).reset()
  expect(await membrane.action(selector).get()).toMatchObject({ name: 'Create contact' })
})

it('gives a connection, and an integration, an action of its own', async () => {
  const membrane = manager()
  const { id } = await membrane.connection('plumepost').get()
  const own = membrane.connection(id).action('send-message')
  await own.create()
  expect(await own.patch({ name: 'Mine' })).toMatchObject({ name: 'Mine', connectionId: id })
  expect(await own.get()).toMatchObject({ name: 'Mine' })
  await own.archive()
  expect(await own.get()).toMatchObject({ name: 'Send message' })
  const scoped = membrane.integration('dealwren').actions
  expect(await scoped.create(spec)).toMatchObject({ key: 'create-lead', integrationKey: 'dealwren' })
  const { items } = await scoped.list({})
  expect(items.map(({ key }) => key)).toContain('create-lead')
})

it('acts, and keeps what the guide needs on a refusal: type, code and run', async () => {
  const done: unknown = await client().post('/act', { key: 'list-contacts', connectionKey: 'dealwren' })
  expect(done).toMatchObject({ output: { total: 3 } })
  const lost: unknown = await client()
    .post('/act', { key: 'list-contacts', connectionKey: 'pipelark' })
    .catch((error: unknown) => error)
  expect(lost).toMatchObject({
    isMembraneError: true,
    data: { type: 'connection', code: 'CONNECTION_DISCONNECTED', actionRunId: expect.any(String) },
  })
  const { actionRunId } = Object(Object(lost).data)
  expect(await client().get(`/action-run-logs/${actionRunId}`)).toMatchObject({ status: 'error' })
})

it('keeps creating for managers', async () => {
  const denied: unknown = await client()
    .actions.create(spec)
    .catch((error: unknown) => error)
  expect(denied).toMatchObject({ data: { key: 'access_denied' } })
})

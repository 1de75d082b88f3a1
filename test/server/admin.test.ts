import { beforeEach, expect, it } from 'vitest'
import { createMembraneAdmin, type MembraneAdmin } from '../../src/server/index.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'

let sandbox: Sandbox
let admin: MembraneAdmin
beforeEach(() => {
  sandbox = createSandbox({ scenario: 'actions', generatedBuildMs: 50 })
  admin = connect()
})

const connect = (options = {}) =>
  createMembraneAdmin({
    workspaceKey: sandbox.workspaceKey,
    workspaceSecret: sandbox.workspaceSecret,
    apiUri: sandbox.apiUri,
    fetch: sandbox.fetch,
    ...options,
  })

const SPEC = {
  key: 'old-deals',
  name: 'List deals',
  type: 'api-request-to-external-app',
  integrationKey: 'dealwren',
  config: { request: { method: 'GET', path: '/deals' } },
}

it('makes, reads, changes, replaces, archives and restores an action', async () => {
  const made = await admin.actions.create(SPEC)
  expect(made).toMatchObject({ name: 'List deals', state: 'READY', integrationKey: 'dealwren' })
  const place = { integrationKey: 'dealwren' }
  expect(await admin.actions.get('old-deals', place)).toMatchObject({ id: made.id })

  expect(await admin.actions.patch(made.id, { description: 'All of them.' })).toMatchObject({
    name: 'List deals',
    description: 'All of them.',
  })
  const { integrationKey: _, ...fields } = SPEC
  const replaced = await admin.actions.replace(made.id, { ...fields, name: 'Deals' })
  expect(replaced).toMatchObject({ name: 'Deals' })
  expect(replaced.description).toBeUndefined()

  await admin.actions.archive(made.id)
  const { items } = await admin.actions.list({ integrationKey: 'dealwren', search: 'Deals' })
  expect(items.map(({ id }) => id)).not.toContain(made.id)
  expect(await admin.actions.restore(made.id)).toMatchObject({ id: made.id })
})

it('makes an action from words, and waits until it is built', async () => {
  const intent = { intent: 'create a contact', integrationKey: 'dealwren' }
  expect(await admin.actions.create(intent)).toMatchObject({ state: 'BUILDING' })
  const other = { intent: 'list all the contacts', integrationKey: 'dealwren' }
  expect(await admin.actions.create(other, { waitSeconds: 5 })).toMatchObject({ state: 'READY' })
})

it('sets the parameters of an integration, and leaves the others', async () => {
  const value = async (name: string) => (await admin.integrations.parameters('dealwren'))[name]?.default
  await admin.integrations.setParameters('dealwren', { clientId: 'one', clientSecret: 'two' })
  await admin.integrations.setParameters('dealwren', { clientId: 'three' })
  expect([await value('clientId'), await value('clientSecret')]).toEqual(['three', 'two'])
  await admin.integrations.replaceParameters('dealwren', { clientId: 'four' })
  expect([await value('clientId'), await value('clientSecret')]).toEqual(['four', null])
})

it('writes parameters the ways that Membrane’s reference has', async () => {
  await admin.integrations.setParameters('dealwren', { clientId: 'one' })
  await admin.integrations.replaceParameters('dealwren', { clientId: 'two' })
  const lines = sandbox.requests.map(({ method, path }) => `${method} ${path}`)
  expect(lines).toEqual(['PATCH /integrations/dealwren', 'PUT /integrations/dealwren/parameters'])
})

it('works as a tenant, who then owns what is made', async () => {
  sandbox.connect('dealwren', { tenantKey: 'acme', key: 'mine' })
  const { integrationKey: _, ...spec } = SPEC
  const made = await connect({ tenantKey: 'acme' }).actions.create({ ...spec, connectionKey: 'mine' })
  expect(made).toMatchObject({ connectionId: expect.any(String), tenantId: expect.any(String) })
  const seenBy = async (tenantKey: string) => {
    const { items } = await connect({ tenantKey }).actions.list({ layer: 'connection' })
    return items.map(({ id }) => id)
  }
  expect(await seenBy('acme')).toEqual([made.id])
  expect(await seenBy('bluebird')).toEqual([])
  await expect(admin.actions.create({ ...spec, connectionKey: 'nobodys' })).rejects.toMatchObject({
    code: 'not-found',
  })
})

it('turns the settings of universal flows on and off', async () => {
  expect((await admin.workspace.get()).key).toBe(sandbox.workspaceKey)
  const { settings } = await admin.workspace.configure({ useMembraneUniverse: true })
  expect(settings.useMembraneUniverse).toBe(true)
  const after = await admin.workspace.configure({ autoGenerateIntegrationsFromConnectors: false })
  expect(after.settings).toMatchObject({
    useMembraneUniverse: true,
    autoGenerateIntegrationsFromConnectors: false,
  })
})

it('tells in Membrane’s words what cannot be', async () => {
  await expect(admin.actions.get('no-such-action')).rejects.toMatchObject({ code: 'not-found' })
  await expect(admin.actions.get('')).rejects.toMatchObject({ code: 'invalid-option' })
  await expect(connect({ workspaceSecret: 'another' }).workspace.get()).rejects.toMatchObject({
    code: 'unauthorized',
  })
  expect(() => connect({ timeoutMs: 0 })).toThrow(/timeoutMs/)
})

it('gives up after the time that it was given', async () => {
  const slow = connect({ timeoutMs: 20, fetch: () => new Promise<Response>(() => undefined) })
  await expect(slow.workspace.get()).rejects.toMatchObject({ code: 'timeout' })
})

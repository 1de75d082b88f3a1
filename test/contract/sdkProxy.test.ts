import { MembraneClient } from '@membranehq/sdk'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSandbox, type Listening, type Sandbox } from '../../src/sandbox/index.js'

/* Requests to an app through a connection, by the unmodified SDK, its Node build, over HTTP. */
let sandbox: Sandbox
let server: Listening
beforeEach(async () => {
  sandbox = createSandbox({ scenario: 'empty' })
  sandbox.connect('dealwren', { key: 'crm' })
  server = await sandbox.listen()
})
afterEach(() => server.close())

const crm = () => new MembraneClient({ token: sandbox.token(), apiUri: server.url }).connection('crm')

it('gets, posts, puts, patches and deletes through `proxy`', async () => {
  const { proxy } = crm()
  const made: { id: string } = await proxy.post('/contacts', { email: 'a@b.test' })
  expect(made).toMatchObject({ id: expect.any(String), email: 'a@b.test' })
  const path = `contacts/${made.id}`
  expect(await proxy.put(path, { email: 'c@d.test' })).toMatchObject({ email: 'c@d.test' })
  expect(await proxy.patch(path, { name: 'Ada' })).toMatchObject({ email: 'c@d.test', name: 'Ada' })
  expect(await proxy.get('contacts?search=c@d.test')).toMatchObject({ total: 1, contacts: [{ id: made.id }] })
  await proxy.delete(path)
  expect(await proxy.get('contacts?search=c@d.test')).toMatchObject({ total: 0 })
})

it('posts by the older `request`', async () => {
  expect(await crm().request('/contacts', { email: 'a@b.test' })).toMatchObject({ email: 'a@b.test' })
})

it('throws what the app says as a plain error, with its status', async () => {
  const error: unknown = await crm()
    .proxy.get('nothing')
    .catch((reason: unknown) => reason)
  expect(error).toMatchObject({ response: { status: 404, data: { error: { code: 'not_found' } } } })
})

it('throws a typed error when the connection has to be renewed', async () => {
  sandbox.disconnect(sandbox.list()[0]?.id ?? '')
  const error: unknown = await crm()
    .proxy.get('me')
    .catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    isMembraneError: true,
    data: { code: 'CONNECTION_DISCONNECTED', key: 'access_token_expired' },
  })
})

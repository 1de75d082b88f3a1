import { expect, it } from 'vitest'
import type { AuthOption, Integration } from '../../src/api/integration.js'
import type { ErrorData } from '../../src/api/problem.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { ask, manager, post, refusal } from './support/caller.js'

it('creates integrations by connector, by external app, and of one’s own', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const create = (body: unknown) => post<Integration>(sandbox, '/integrations', body, manager(sandbox))
  const refused = (body: unknown) => post<ErrorData>(sandbox, '/integrations', body, manager(sandbox))
  expect((await create({ connectorKey: 'hubspot' })).body).toMatchObject({ key: 'hubspot', name: 'Hubspot' })
  expect((await create({ externalAppId: 'app_dealwren', key: 'crm' })).body).toMatchObject({
    key: 'crm',
    name: 'Dealwren',
  })
  expect((await create({ key: 'own', name: 'Our own', logoUri: 'https://x.test/l.svg' })).body).toMatchObject(
    {
      key: 'own',
      name: 'Our own',
      logoUri: 'https://x.test/l.svg',
    },
  )
  expect(await refusal(refused({ key: 'own' }))).toMatchObject({ status: 409, key: 'already_exists' })
  expect(await refusal(refused({ connectorKey: 'nope' }))).toMatchObject({ status: 404 })
  expect(await refusal(refused({}))).toMatchObject({ status: 400 })
})

it('gets one by id, by key, and by the singular path', async () => {
  const sandbox = createSandbox()
  const { body } = await ask<Integration>(sandbox, '/integrations/dealwren')
  expect(body.authOptions).toMatchObject([{ key: 'oauth', type: 'oauth2' }])
  expect((await ask(sandbox, `/integrations/${body.id}`)).body).toEqual(body)
  expect((await ask(sandbox, '/integration?key=dealwren')).body).toEqual(body)
  expect(await refusal(ask(sandbox, '/integrations/nope'))).toMatchObject({ status: 404 })
})

it('can be renamed and given another key, under which it is found', async () => {
  const sandbox = createSandbox()
  const change = { name: 'Deals', key: 'deals' }
  await ask(sandbox, '/integrations/dealwren', { method: 'PATCH', body: change, token: manager(sandbox) })
  expect((await ask(sandbox, '/integrations/deals')).body).toMatchObject(change)
  expect(await refusal(ask(sandbox, '/integrations/dealwren'))).toMatchObject({ status: 404 })
})

it('merges parameters with PATCH, replaces them with PUT, and tells managers which there are', async () => {
  const sandbox = createSandbox()
  const token = manager(sandbox)
  const write = (method: string, body: unknown) =>
    ask(sandbox, '/integrations/dealwren/parameters', { method, body, token })
  const read = async () =>
    (await ask<{ parameters: unknown }>(sandbox, '/integrations/dealwren', { token })).body.parameters
  expect((await write('PUT', { clientId: 'a', scopes: 'x' })).status).toBe(204)
  await write('PATCH', { clientSecret: 'b' })
  expect(await read()).toEqual({ clientId: 'a', clientSecret: 'b', scopes: 'x' })
  await write('PUT', { scopes: 'y' })
  expect(await read()).toEqual({ scopes: 'y' })
  const spec = await ask(sandbox, '/integrations/dealwren/parameters', { token })
  expect(spec.body).toMatchObject({ clientId: { name: 'clientId', type: 'string', required: true } })
})

it('is not changed while it is archived', async () => {
  const sandbox = createSandbox()
  const token = manager(sandbox)
  const parameters = '/integrations/dealwren/parameters'
  await ask(sandbox, parameters, { method: 'PUT', body: { scopes: 'x' }, token })
  await ask(sandbox, '/integrations/dealwren', { method: 'DELETE', token })
  const shown = async () => (await ask(sandbox, '/integrations/dealwren', { token })).body
  const before = await shown()
  for (const [method, path] of [
    ['PATCH', '/integrations/dealwren'],
    ['PUT', parameters],
    ['PATCH', parameters],
    ['POST', '/integrations/dealwren/setup'],
  ] as const)
    expect(await refusal(ask(sandbox, path, { method, body: { scopes: 'y' }, token }))).toMatchObject({
      status: 400,
      message: expect.stringContaining('archived'),
    })
  expect(await shown()).toEqual(before)
})

it('turns its connections off while it is archived', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id } = sandbox.connect('dealwren')
  const token = manager(sandbox)
  await ask(sandbox, '/integrations/dealwren', { method: 'DELETE', token })
  expect(sandbox.get(id)).toMatchObject({ isDeactivated: true, state: 'READY' })
  await ask(sandbox, '/integrations/dealwren/restore', { method: 'POST', token })
  expect(sandbox.get(id)).not.toHaveProperty('isDeactivated')
})

it('leaves off, when it is restored, what had been turned off before it was archived', async () => {
  const sandbox = createSandbox()
  const off = sandbox.connect('dealwren', { isDeactivated: true })
  const on = sandbox.connect('dealwren')
  const token = manager(sandbox)
  await ask(sandbox, '/integrations/dealwren', { method: 'DELETE', token })
  const meanwhile = sandbox.connect('dealwren')
  await ask(sandbox, '/integrations/dealwren/restore', { method: 'POST', token })
  expect(sandbox.get(off.id)).toMatchObject({ isDeactivated: true })
  for (const { id } of [on, meanwhile]) expect(sandbox.get(id)).not.toHaveProperty('isDeactivated')
})

it('answers the ways to sign in as a list, by integration, connector and connection', async () => {
  const sandbox = createSandbox()
  const options = async (body: unknown) =>
    (await post<AuthOption[]>(sandbox, '/connection-options', body)).body
  expect(await options({ integrationKey: 'dealwren' })).toMatchObject([{ type: 'oauth2' }])
  const [byKey] = await options({ connectorId: 'cnr_billhaven' })
  expect(byKey).toMatchObject({ type: 'client-credentials', inputSchema: { type: 'object' } })
  const { id } = sandbox.connect('billhaven')
  expect(await options({ connectionId: id })).toEqual([byKey])
  const generated = await post<AuthOption[]>(sandbox, '/connectors/cnr_billhaven/generate-options', {})
  expect(generated.body).toEqual([byKey])
})

it('serves logos over HTTP as files, and in memory as drawings', async () => {
  const sandbox = createSandbox()
  const inMemory = await ask<Integration>(sandbox, '/integrations/dealwren')
  expect(inMemory.body.logoUri).toMatch(/^data:image\/svg\+xml/)
  const server = await sandbox.listen()
  const served = await ask<Integration>(sandbox, '/integrations/dealwren')
  const logo = await fetch(served.body.logoUri ?? '')
  expect(logo.headers.get('content-type')).toBe('image/svg+xml')
  expect(await logo.text()).toMatch(/^<svg/)
  await server.close()
})

import { expect, it, vi } from 'vitest'
import type { ErrorData } from '../../src/api/problem.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { ask, manager } from './support/caller.js'

it('answers preflights for every method and header a client sends, and does not log them', async () => {
  const sandbox = createSandbox()
  const response = await sandbox.fetch(new Request(`${sandbox.apiUri}/connections`, { method: 'OPTIONS' }))
  expect(response.status).toBe(204)
  const allowed = (name: string) => response.headers.get(`access-control-allow-${name}`) ?? ''
  expect(allowed('origin')).toBe('*')
  for (const header of ['authorization', 'content-type', 'membrane-api-version'])
    expect(allowed('headers')).toContain(header)
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) expect(allowed('methods')).toContain(method)
  expect(sandbox.requests).toEqual([])
})

it('lets other origins read every answer, refusals and faults included', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ match: '/self', status: 500 })
  for (const path of ['/connections', '/nope', '/self', '/connections/nope']) {
    const { headers } = await ask(sandbox, path)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toContain('date')
  }
})

it('says the time by its own clock', async () => {
  vi.useFakeTimers({ now: new Date('2030-01-02T03:04:05Z') })
  const { headers } = await ask(createSandbox(), '/self')
  expect(headers.get('date')).toBe('Wed, 02 Jan 2030 03:04:05 GMT')
  vi.useRealTimers()
})

it('says loudly which routes there are when it does not know one', async () => {
  const { status, body } = await ask<ErrorData>(createSandbox(), '/conections')
  expect(status).toBe(404)
  expect(body.message).toMatch(/no route GET \/conections.*GET \/connections/)
  expect(body.data).toMatchObject({
    routes: expect.arrayContaining(['POST /connections', 'GET /sse/workspace']),
  })
})

it('logs each request with its tenant, query and status, and never the token', async () => {
  const sandbox = createSandbox()
  const token = sandbox.token({ tenantKey: 'acme' })
  await ask(sandbox, `/integrations?limit=5&token=${token}`, { token })
  await ask(sandbox, '/connections/nope', { token })
  expect(sandbox.requests).toMatchObject([
    { id: 1, method: 'GET', path: '/integrations', query: { limit: '5' }, status: 200, tenantKey: 'acme' },
    { id: 2, method: 'GET', path: '/connections/nope', query: {}, status: 404, tenantKey: 'acme' },
  ])
  expect(JSON.stringify(sandbox.requests)).not.toContain(token)
})

it('logs a connect without the token in its payload, and without the payload when that is not JSON', async () => {
  const sandbox = createSandbox()
  const token = sandbox.token()
  const open = (payload: string) =>
    sandbox.fetch(new Request(`${sandbox.apiUri}/connect?payload=${encodeURIComponent(payload)}`))
  await open(JSON.stringify({ token, integrationKey: 'dealwren' }))
  await open(`{"token":"${token}`)
  await open(JSON.stringify([token]))
  expect(sandbox.requests[0]?.query).toEqual({ payload: '{"integrationKey":"dealwren"}' })
  expect(JSON.stringify(sandbox.requests)).not.toContain(token)
})

it('has an address of its own for each sandbox, and keeps their worlds apart', async () => {
  const [one, other] = [createSandbox({ scenario: 'empty' }), createSandbox({ scenario: 'empty' })]
  expect(one.apiUri).not.toBe(other.apiUri)
  one.connect('dealwren')
  expect((await ask(other, '/connections')).body).toEqual({ items: [] })
})

it('answers below the path of its apiUri, and with a doubled slash', async () => {
  const sandbox = createSandbox({ apiUri: 'https://host.test/membrane/' })
  expect(sandbox.apiUri).toBe('https://host.test/membrane')
  expect((await ask(sandbox, '/self')).status).toBe(200)
  expect((await ask(sandbox, '//self')).status).toBe(200)
  expect(sandbox.requests[0]?.path).toBe('/self')
})

it('refuses options that cannot be meant', () => {
  expect(() => createSandbox({ apiUri: '/api' })).toThrow(/absolute URL/)
  expect(() => createSandbox({ workspaceSecret: '' })).toThrow(/workspaceSecret/)
  expect(() => createSandbox({ scenario: 'large', integrations: -1 })).toThrow(/whole number/)
  expect(() => createSandbox().load(JSON.parse('"tuesday"'))).toThrow(/no scenario "tuesday".*everyday/)
})

it('changes workspace settings for managers and refuses nonsense', async () => {
  const sandbox = createSandbox()
  const patch = (body: unknown) =>
    ask(sandbox, '/workspaces/wsp_1', { method: 'PATCH', body, token: manager(sandbox) })
  expect((await patch({ settings: { useMembraneUniverse: true }, unknown: 1 })).body).toMatchObject({
    settings: { useMembraneUniverse: true },
  })
  expect((await patch({ settings: { useMembraneUniverse: 'yes' } })).status).toBe(400)
  expect((await ask(sandbox, '/workspaces/other', { token: manager(sandbox) })).status).toBe(404)
})

it('has a tenant for /self, and says so when the token names none', async () => {
  const sandbox = createSandbox()
  expect((await ask(sandbox, '/self', { token: manager(sandbox) })).status).toBe(404)
  await ask(sandbox, '/self', { method: 'PATCH', body: { credentials: { crm: 'x' } } })
  expect((await ask(sandbox, '/self')).body).toMatchObject({ credentials: { crm: 'x' } })
})

it('answers 404, not an empty list of errors, to a badly encoded path', async () => {
  const { status } = await ask(createSandbox(), '/connections/%E0%A4%A')
  expect([400, 404]).toContain(status)
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ErrorData } from '../../src/api/problem.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, post } from './support/caller.js'

let sandbox: Sandbox
beforeEach(() => {
  vi.useFakeTimers()
  sandbox = createSandbox({ scenario: 'empty' })
})
afterEach(() => void vi.useRealTimers())

const proxied = '/connections/dealwren/proxy'

it('hands on method, path, query and body, and what the app answers', async () => {
  sandbox.connect('dealwren', { name: 'Acme' })
  expect((await ask(sandbox, `${proxied}/me`)).body).toEqual({ account: 'Acme' })
  const made = await post(sandbox, `${proxied}/contacts`, { email: 'a@b.test' })
  expect(made).toMatchObject({ status: 201, body: { email: 'a@b.test' } })
  const path = `${proxied}/contacts/${made.body.id}`
  expect((await ask(sandbox, `${proxied}/contacts?search=A@B`)).body).toMatchObject({ total: 1 })
  expect(await ask(sandbox, path, { method: 'DELETE' })).toMatchObject({ status: 204, body: undefined })
  expect(await ask(sandbox, path)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
})

it('shares what an account keeps with the actions that run through it', async () => {
  sandbox.connect('dealwren')
  await post(sandbox, '/connections/dealwren/api/contacts', { email: 'a@b.test' })
  const body = {
    connectionKey: 'dealwren',
    api: { method: 'GET', path: '/contacts', query: { search: 'a@b.test' } },
  }
  expect((await ask(sandbox, '/act', { method: 'POST', body })).body).toMatchObject({ output: { total: 1 } })
})

it('says when a connection was last used', async () => {
  const { id } = sandbox.connect('dealwren', { lastActiveAt: '2020-01-01T00:00:00.000Z' })
  vi.setSystemTime('2030-01-02T03:04:05Z')
  await ask(sandbox, `${proxied}/me`)
  expect(sandbox.get(id)?.lastActiveAt).toBe('2030-01-02T03:04:05.000Z')
})

it('leaves what is no JSON to the app, which refuses it', async () => {
  sandbox.connect('dealwren')
  const request = new Request(`${sandbox.apiUri}${proxied}/contacts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.token()}` },
    body: 'email=a@b.test',
  })
  const response = await sandbox.fetch(request)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { code: 'invalid_body' } })
})

it('passes on an app’s refusal as it is, and asks for a reconnect when credentials are refused', async () => {
  const { id } = sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'dealwren', status: 429, headers: { 'retry-after': '30' }, times: 1 })
  const throttled = await ask(sandbox, `${proxied}/contacts`)
  expect(throttled).toMatchObject({ status: 429, body: { error: { code: 'status_429' } } })
  expect(throttled.headers.get('retry-after')).toBe('30')
  sandbox.faults.add({ app: 'dealwren', status: 204, times: 1 })
  expect(await ask(sandbox, `${proxied}/contacts`)).toMatchObject({ status: 204, body: undefined })
  sandbox.faults.add({ app: 'dealwren', match: 'GET /contacts', status: 401, times: 1 })
  expect(await ask(sandbox, `${proxied}/contacts`)).toMatchObject({
    status: 401,
    body: { type: 'connection', code: 'CONNECTION_DISCONNECTED' },
  })
  expect(sandbox.get(id)).toMatchObject({ disconnected: true })
})

it('answers 400 when the app is not reached, or not within the 60 s that a request may take', async () => {
  sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'dealwren', drop: true, times: 1 })
  const lost = await ask<ErrorData>(sandbox, `${proxied}/me`)
  expect(lost).toMatchObject({ status: 400, body: { type: 'connection' } })
  expect(lost.body.message).toContain('could not be reached')
  sandbox.faults.add({ app: 'dealwren', delayMs: 90_000 })
  const late = ask<ErrorData>(sandbox, `${proxied}/me`)
  await vi.advanceTimersByTimeAsync(60_000)
  expect((await late).body.message).toContain('60 s')
})

it('lets go of a client that goes away', async () => {
  sandbox.connect('dealwren')
  sandbox.faults.add({ app: 'dealwren', delayMs: 5_000 })
  const controller = new AbortController()
  const gone = ask(sandbox, `${proxied}/me`, { signal: controller.signal })
  await vi.advanceTimersByTimeAsync(1_000)
  controller.abort()
  await expect(gone).rejects.toMatchObject({ name: 'AbortError' })
})

it('is for the tenant’s own connections, as long as they are there', async () => {
  const { id } = sandbox.connect('dealwren')
  const other = sandbox.token({ tenantKey: 'other' })
  expect((await ask(sandbox, `/connections/${id}/proxy/me`, { token: other })).status).toBe(404)
  expect((await ask(sandbox, `${proxied}/me`, { token: null })).status).toBe(401)
  await ask(sandbox, `/connections/${id}`, { method: 'DELETE' })
  expect((await ask(sandbox, `/connections/${id}/proxy/me`)).status).toBe(404)
})

it('takes the token from the query where there is no header', async () => {
  sandbox.connect('dealwren')
  const token = sandbox.token()
  const byQuery = await ask(sandbox, `${proxied}/contacts?limit=1&token=${token}`, { token: null })
  expect(byQuery).toMatchObject({ status: 200, body: { contacts: [{}] } })
})

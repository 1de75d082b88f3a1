import { expect, it, vi } from 'vitest'
import { SignJWT } from 'jose'
import type { Connection } from '../../src/api/connection.js'
import type { Page } from '../../src/api/page.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { ask, manager, refusal } from './support/caller.js'

/** What `GET /self` answers for a tenant: `internalId` is the `tenantKey`. */
interface Tenant {
  id: string
  name?: string
  internalId?: string
  fields?: Record<string, unknown>
}

const key = (secret: string) => new TextEncoder().encode(secret)

it('answers 401 with the documented body when there is no token', async () => {
  const { status, body } = await ask(createSandbox(), '/connections', { token: null })
  expect(status).toBe(401)
  expect(body).toMatchObject({
    type: 'bad_request',
    key: 'not_authenticated',
    message: expect.stringMatching(/missing/),
  })
})

it.each(['HS256', 'HS512'] as const)('accepts a token that somebody else signed with %s', async (alg) => {
  const sandbox = createSandbox()
  const token = await new SignJWT({ workspaceKey: sandbox.workspaceKey, tenantKey: 'übermut-😀' })
    .setProtectedHeader({ alg })
    .setExpirationTime('5m')
    .sign(key(sandbox.workspaceSecret))
  const { body } = await ask<Tenant>(sandbox, '/self', { token })
  expect(body.internalId).toBe('übermut-😀')
})

it('signs tokens that other libraries verify', async () => {
  const { jwtVerify } = await import('jose')
  const sandbox = createSandbox({ workspaceSecret: 'a long enough secret, with ümlauts' })
  for (const algorithm of ['HS256', 'HS512'] as const) {
    const token = sandbox.token({ tenantKey: 'acme', name: 'Acme 😀', algorithm })
    const { payload } = await jwtVerify(token, key(sandbox.workspaceSecret))
    expect(payload).toMatchObject({ workspaceKey: sandbox.workspaceKey, tenantKey: 'acme', name: 'Acme 😀' })
  }
})

it('reads the older claims iss and id', async () => {
  const sandbox = createSandbox()
  const { body } = await ask<Tenant>(sandbox, '/self', {
    token: sandbox.token({ spelling: 'legacy', tenantKey: 'old' }),
  })
  expect(body.internalId).toBe('old')
})

it('refuses a wrong secret, another workspace, an expired token, another algorithm and plain nonsense', async () => {
  const sandbox = createSandbox()
  const unsigned = `${btoa('{"alg":"none"}').replace(/=/g, '')}.${btoa('{"workspaceKey":"sandbox-workspace"}').replace(/=/g, '')}.x`
  const messages: Record<string, RegExp> = {
    [sandbox.token({ secret: 'stolen' })]: /signature/,
    [sandbox.token({ workspaceKey: 'other' })]: /workspace "other"/,
    [sandbox.token({ ttlSeconds: 0 })]: /expired/,
    [unsigned]: /none/,
    '<html>': /not a JWT/,
    'a.b.c': /not a JWT/,
  }
  for (const [token, message] of Object.entries(messages)) {
    const answer = await refusal(ask(sandbox, '/connections', { token }))
    expect(answer).toMatchObject({
      status: 401,
      key: 'not_authenticated',
      message: expect.stringMatching(message),
    })
    expect(answer.message).not.toContain(token)
  }
})

it('refuses a token from the moment it expires, by the clock of the sandbox', async () => {
  vi.useFakeTimers({ now: new Date('2026-05-01T08:00:00Z') })
  const sandbox = createSandbox()
  const token = sandbox.token({ ttlSeconds: 60 })
  vi.advanceTimersByTime(59_999)
  expect((await ask(sandbox, '/connections', { token })).status).toBe(200)
  vi.advanceTimersByTime(1)
  expect((await ask(sandbox, '/connections', { token })).status).toBe(401)
  vi.useRealTimers()
})

it('refuses every token issued before they were revoked, and accepts those after', async () => {
  const sandbox = createSandbox()
  const before = sandbox.token()
  const unseen = sandbox.token()
  const foreign = await new SignJWT({ workspaceKey: sandbox.workspaceKey, tenantKey: 'a' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(key(sandbox.workspaceSecret))
  await ask(sandbox, '/self', { token: foreign })
  sandbox.revokeTokens()
  for (const token of [before, unseen, foreign])
    expect((await ask(sandbox, '/self', { token })).status).toBe(401)
  expect((await ask(sandbox, '/self', { token: sandbox.token() })).status).toBe(200)
})

it('takes the token from the query where there can be no header', async () => {
  const sandbox = createSandbox()
  const { status } = await ask(sandbox, `/connections?token=${sandbox.token()}`, { token: null })
  expect(status).toBe(200)
  expect(sandbox.requests.at(-1)?.query).toEqual({})
})

it('takes the token from the form of the connect page, and from its payload', async () => {
  const sandbox = createSandbox()
  const form = (path: string, fields: Record<string, string>) =>
    sandbox.fetch(
      new Request(`${sandbox.apiUri}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
    )
  const token = sandbox.token()
  expect((await form('/screens/connect', { token, integrationKey: 'dealwren' })).status).toBe(200)
  expect(
    (await form('/connect', { payload: JSON.stringify({ token, integrationKey: 'dealwren' }) })).status,
  ).toBe(200)
  expect((await form('/screens/connect', { token: 'nonsense', integrationKey: 'dealwren' })).status).toBe(401)
})

it.each(['tenantKey', 'id'])('refuses a token whose %s is not text', async (claim) => {
  const sandbox = createSandbox()
  const token = await new SignJWT({ workspaceKey: sandbox.workspaceKey, [claim]: 42 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(key(sandbox.workspaceSecret))
  expect(await refusal(ask(sandbox, '/connections', { token }))).toMatchObject({
    status: 401,
    key: 'not_authenticated',
    message: `Token has a "${claim}" that is not text`,
  })
})

it.each([
  ['POST', '/integrations', { key: 'x' }],
  ['PATCH', '/integrations/dealwren', { name: 'x' }],
  ['PUT', '/integrations/dealwren', { name: 'x' }],
  ['DELETE', '/integrations/dealwren', undefined],
  ['PATCH', '/integrations/dealwren/parameters', { scopes: 'x' }],
  ['PUT', '/integrations/dealwren/parameters', {}],
  ['GET', '/integrations/dealwren/parameters', undefined],
  ['PATCH', '/workspaces/wsp_1', { settings: {} }],
])('answers 403 to a tenant for %s %s', async (method, path, body) => {
  const sandbox = createSandbox()
  const tenant = await refusal(ask(sandbox, path, { method, body }))
  expect(tenant).toMatchObject({ status: 403, key: 'access_denied' })
  expect((await ask(sandbox, path, { method, body, token: manager(sandbox) })).status).toBeLessThan(300)
})

it('takes isAdmin: 0 for no and isAdmin: 1 for yes', async () => {
  const sandbox = createSandbox()
  const signed = (isAdmin: number) =>
    new SignJWT({ workspaceKey: sandbox.workspaceKey, isAdmin })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(key(sandbox.workspaceSecret))
  const statusOf = async (token: string) => (await ask(sandbox, '/workspaces/wsp_1', { token })).status
  expect(await statusOf(await signed(0))).toBe(403)
  expect(await statusOf(await signed(1))).toBe(200)
})

it('lets nobody see, change or archive the connection of another tenant', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id } = sandbox.connect('dealwren', { tenantKey: 'a', key: 'mine' })
  const token = sandbox.token({ tenantKey: 'b' })
  for (const [method, path] of [
    ['GET', `/connections/${id}`],
    ['GET', '/connections/mine'],
    ['PATCH', `/connections/${id}`],
    ['DELETE', `/connections/${id}`],
    ['POST', `/connections/${id}/restore`],
    ['POST', `/connections/${id}/disconnect`],
  ] as const) {
    const body = method === 'PATCH' ? { name: 'stolen' } : undefined
    const answer = await refusal(ask(sandbox, path, { method, token, body }))
    expect(answer).toMatchObject({ status: 404, key: 'not_found' })
  }
  expect(sandbox.get(id)).toMatchObject({ name: 'Dealwren' })
  const { body } = await ask<Page<Connection>>(sandbox, '/connections', { token })
  expect(body.items).toEqual([])
})

it('creates a tenant on first sight, keeps its name and fields, and furnishes it', async () => {
  const sandbox = createSandbox()
  const token = sandbox.token({ tenantKey: 'acme', name: 'Acme Inc', fields: { plan: 'pro' } })
  const { body } = await ask<Tenant>(sandbox, '/self', { token })
  expect(body).toMatchObject({ internalId: 'acme', name: 'Acme Inc', fields: { plan: 'pro' } })
  expect(sandbox.list('acme')).not.toHaveLength(0)
})

it('furnishes only the tenant it was told to', async () => {
  const sandbox = createSandbox({ tenantKey: 'acme' })
  for (const tenantKey of ['acme', 'other'])
    await ask(sandbox, '/self', { token: sandbox.token({ tenantKey }) })
  expect(sandbox.list('acme')).not.toHaveLength(0)
  expect(sandbox.list('other')).toEqual([])
})

it('shows a manager the connections of all tenants, and of one when asked', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const mine = sandbox.connect('dealwren', { tenantKey: 'a' })
  sandbox.connect('dealwren', { tenantKey: 'b' })
  const all = await ask<Page<Connection>>(sandbox, '/connections', { token: manager(sandbox) })
  expect(all.body.items).toHaveLength(2)
  const one = await ask<Page<Connection>>(sandbox, `/connections?tenantId=${mine.tenantId}`, {
    token: manager(sandbox),
  })
  expect(one.body.items.map(({ id }) => id)).toEqual([mine.id])
})

import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterEach, expect, it, vi } from 'vitest'
import { signManagerToken, signTenantToken } from '../../src/server/index.js'

const workspace = { workspaceKey: 'wk_1', workspaceSecret: 's3cret-of-the-workspace' }
const now = () => Date.parse('2026-05-01T08:00:00.900Z')
const key = new TextEncoder().encode(workspace.workspaceSecret)

afterEach(() => vi.unstubAllGlobals())

it('signs a tenant token that lives five minutes, with exactly the documented claims', async () => {
  const token = await signTenantToken({ ...workspace, tenantKey: 'acme', now })

  expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' })
  const { payload } = await jwtVerify(token, key, { currentDate: new Date(now()) })
  expect(payload).toEqual({
    workspaceKey: 'wk_1',
    tenantKey: 'acme',
    exp: Date.parse('2026-05-01T08:05:00Z') / 1000,
  })
})

it('adds the name and fields of the tenant, and signs HS512 when asked', async () => {
  const fields = { plan: 'pro', seats: 3 }
  const token = await signTenantToken({
    ...workspace,
    tenantKey: 'acme',
    name: 'Acme 株式会社',
    fields,
    algorithm: 'HS512',
    ttlSeconds: 60,
    now,
  })

  const { payload, protectedHeader } = await jwtVerify(token, key, { currentDate: new Date(now()) })
  expect(protectedHeader.alg).toBe('HS512')
  expect(payload).toMatchObject({ name: 'Acme 株式会社', fields, exp: Math.floor(now() / 1000) + 60 })
})

it('signs a manager token, with a tenant only when one is named', async () => {
  expect(decodeJwt(await signManagerToken({ ...workspace, now }))).toEqual({
    workspaceKey: 'wk_1',
    isAdmin: true,
    exp: expect.any(Number),
  })
  expect(decodeJwt(await signManagerToken({ ...workspace, tenantKey: 'acme' }))).toMatchObject({
    tenantKey: 'acme',
  })
})

it.each([
  ['an empty secret', { workspaceSecret: '' }, 'missing-secret', 'MEMBRANE_WORKSPACE_SECRET'],
  ['an empty workspace', { workspaceKey: ' ' }, 'invalid-option', 'workspaceKey'],
  ['an empty tenant', { tenantKey: '' }, 'invalid-option', 'tenantKey'],
  ['a lifetime of nothing', { ttlSeconds: 0 }, 'invalid-option', 'ttlSeconds is 0'],
  ['a negative lifetime', { ttlSeconds: -5 }, 'invalid-option', 'ttlSeconds is -5'],
  ['half a second', { ttlSeconds: 0.5 }, 'invalid-option', 'whole number'],
  ['milliseconds taken for seconds', { ttlSeconds: 300_000 }, 'invalid-option', '86400'],
  ['no number', { ttlSeconds: Number.NaN }, 'invalid-option', 'ttlSeconds is NaN'],
  ['a clock that gives no time', { now: () => Number.NaN }, 'invalid-option', 'milliseconds since the epoch'],
  ['fields that cannot be JSON', { fields: { n: 1n } }, 'invalid-option', 'JSON'],
])('refuses %s with a code and a sentence that holds no secret', async (_, wrong, code, words) => {
  const error: unknown = await signTenantToken({ ...workspace, tenantKey: 'acme', ...wrong }).catch(
    (e: unknown) => e,
  )

  expect(error).toMatchObject({ name: 'MembraneError', code, message: expect.stringContaining(words) })
  expect(String(error)).not.toContain('s3cret')
})

it.each([
  ['a name that is no text', { name: 7 }, 'name'],
  ['fields that are no object', { fields: 'pro' }, 'fields'],
  ['fields that are a list', { fields: [] }, 'fields'],
])('refuses %s', async (_, wrong, words) => {
  const options = { ...workspace, tenantKey: 'acme' }
  Object.assign(options, wrong)
  await expect(signTenantToken(options)).rejects.toMatchObject({
    code: 'invalid-option',
    message: expect.stringContaining(words),
  })
})

it('leaves out a name and fields that are null', async () => {
  const options = { ...workspace, tenantKey: 'acme', now }
  Object.assign(options, { name: null, fields: null })
  expect(Object.keys(decodeJwt(await signTenantToken(options)))).toEqual(['workspaceKey', 'tenantKey', 'exp'])
})

it('refuses an algorithm that it does not sign with', async () => {
  const options = { ...workspace, tenantKey: 'acme' }
  Object.assign(options, { algorithm: 'none' })
  await expect(signTenantToken(options)).rejects.toMatchObject({ code: 'invalid-option' })
})

it('refuses to sign in a browser, but not under jsdom, which is Node', async () => {
  vi.stubGlobal('document', {})
  await expect(signTenantToken({ ...workspace, tenantKey: 'acme' })).resolves.toContain('.')

  vi.stubGlobal('process', undefined)
  await expect(signTenantToken({ ...workspace, tenantKey: 'acme' })).rejects.toMatchObject({
    code: 'invalid-option',
    message: expect.stringContaining('createTokenRoute'),
  })
  await expect(signManagerToken(workspace)).rejects.toMatchObject({ code: 'invalid-option' })
})

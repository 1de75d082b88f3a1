import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { startDev, type App } from './support/app.js'

const ROUTE = '/api/membrane-token'

async function signedIn(app: App, path?: string, headers?: Record<string, string>) {
  const { tenantKey, name } = decodeJwt((await app.grant(path, headers)).token)
  return name === undefined ? tenantKey : { tenantKey, name }
}

it('signs in one tenant, the one it is told of or its own', async () => {
  expect(await signedIn(await startDev())).toEqual({ tenantKey: 'development', name: 'Development' })
  expect(await signedIn(await startDev({ tenant: 'acme' }))).toBe('acme')
  expect(await signedIn(await startDev({ tenant: { tenantKey: 'acme', name: 'Acme' } }))).toEqual({
    tenantKey: 'acme',
    name: 'Acme',
  })
})

it('takes no notice of ?tenant= unless it was asked to', async () => {
  const app = await startDev({ tenant: 'acme' })
  expect(await signedIn(app, `${ROUTE}?tenant=bluebird`)).toBe('acme')
})

it('asks a function who is signed in, as the token route does', async () => {
  const app = await startDev({ tenant: async (request) => request.headers.get('x-user') })
  expect(await signedIn(app, ROUTE, { 'x-user': 'acme' })).toBe('acme')
  expect((await app.ask(ROUTE)).status).toBe(401)
})

it('says in the terminal why the function failed, and gives nothing away in the answer', async () => {
  const app = await startDev({
    tenant: () => {
      throw new Error('The session store is down')
    },
  })
  const response = await app.ask(ROUTE)
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('session store')
  expect(app.said.join('\n')).toContain('The session store is down')
})

it('does not start with a tenant that is no text', async () => {
  await expect(startDev({ tenant: ' ' })).rejects.toThrow(/tenant is an empty text/)
})

it('takes the tenant from the address of the token request, or of the page that asks', async () => {
  const app = await startDev({ tenantSwitch: true, tenant: 'acme' })
  expect(await signedIn(app)).toBe('acme')
  expect(await signedIn(app, `${ROUTE}?tenant=bluebird`)).toBe('bluebird')
  const referer = (query: string) => ({ referer: `${app.url}/settings${query}` })
  expect(await signedIn(app, ROUTE, referer('?tenant=cedar'))).toBe('cedar')
  expect(await signedIn(app, `${ROUTE}?tenant=bluebird`, referer('?tenant=cedar'))).toBe('bluebird')
})

it('remembers the choice when the page moves on, until it is taken back', async () => {
  const app = await startDev({ tenantSwitch: true, tenant: 'acme' })
  const chosen = await app.ask(`${ROUTE}?tenant=b%26b`)
  const [cookie = ''] = chosen.headers.get('set-cookie')?.split(';') ?? []
  expect(await signedIn(app, ROUTE, { cookie: `theme=dark; ${cookie}` })).toBe('b&b')
  expect((await app.ask(ROUTE, { headers: { cookie } })).headers.get('set-cookie')).toBeNull()
  const ended = await app.ask(`${ROUTE}?tenant=`, { headers: { cookie } })
  expect(ended.headers.get('set-cookie')).toContain('Max-Age=0')
  expect(await signedIn(app, `${ROUTE}?tenant=`, { cookie })).toBe('acme')
  expect(await signedIn(app, ROUTE, { cookie: 'react-membrane-tenant=%E0%A4' })).toBe('acme')
})

it('switches between the tenants of a list only, and starts with the first', async () => {
  const app = await startDev({ tenantSwitch: ['acme', { tenantKey: 'bluebird', name: 'Bluebird' }] })
  expect(await signedIn(app)).toBe('acme')
  expect(await signedIn(app, `${ROUTE}?tenant=bluebird`)).toEqual({ tenantKey: 'bluebird', name: 'Bluebird' })
  expect((await app.ask(`${ROUTE}?tenant=cedar`)).status).toBe(401)
})

it('keeps no choice that signs nobody in, and says in the terminal whom it could have been', async () => {
  const app = await startDev({ tenantSwitch: ['acme', { tenantKey: 'bluebird', name: 'Bluebird' }] })
  const chosen = await app.ask(`${ROUTE}?tenant=bluebird`)
  const [cookie = ''] = chosen.headers.get('set-cookie')?.split(';') ?? []

  const typo = await app.ask(`${ROUTE}?tenant=bluebrid`, { headers: { cookie } })
  expect([typo.status, typo.headers.get('set-cookie')]).toEqual([401, null])
  expect(app.said.join('\n')).toContain('?tenant=bluebrid is none of acme, bluebird')
  expect(await signedIn(app, ROUTE, { cookie })).toMatchObject({ tenantKey: 'bluebird' })
})

it('does not lock out whom a cookie of another list names', async () => {
  const app = await startDev({ tenantSwitch: ['acme', 'bluebird'] })
  expect(await signedIn(app, ROUTE, { cookie: 'react-membrane-tenant=cedar' })).toBe('acme')
})

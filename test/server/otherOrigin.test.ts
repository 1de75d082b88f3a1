import { expect, it } from 'vitest'
import type { Fetch } from '../../src/api/fetch.js'
import { createSession } from '../../src/core/session.js'
import { createTokenRoute } from '../../src/server/index.js'

const PAGE = 'https://app.acme.test'
const route = createTokenRoute({
  workspaceKey: 'wk_1',
  workspaceSecret: 'secret',
  tenant: (request) => /session=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? null,
  allowedOrigins: [PAGE],
})

/** What a browser does between two origins: cookies only where asked for, answers only where allowed. */
const browserAt =
  (page: string): Fetch =>
  async (request) => {
    const sends = request.credentials === 'include'
    const headers = new Headers(request.headers)
    headers.set('origin', page)
    headers.set('sec-fetch-site', 'cross-site')
    if (sends) headers.set('cookie', 'session=acme')
    const response = await route(new Request(request.url, { headers }))
    const allowed =
      response.headers.get('access-control-allow-origin') === page &&
      (!sends || response.headers.get('access-control-allow-credentials') === 'true')
    if (!allowed) throw new TypeError('Failed to fetch')
    return response
  }

const sessionAt = (page: string) =>
  createSession({
    tokenEndpoint: 'https://api.acme.test/membrane-token',
    baseUrl: page,
    tokenFetch: browserAt(page),
  })

it('knows who is signed in when the token route is on another origin that allows the page', async () => {
  const { scope } = await sessionAt(PAGE).grant()
  expect(scope.tenantKey).toBe('acme')
})

it('gives no token to a page that is not allowed', async () => {
  await expect(sessionAt('https://evil.test').grant()).rejects.toMatchObject({ code: 'token-unavailable' })
})

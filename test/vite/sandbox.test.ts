import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { MembraneClient } from '@membranehq/sdk'
import { expect, it } from 'vitest'
import { askInsecurely, pathOf, startDev, startPreview, type App } from './support/app.js'

/** The unmodified SDK, as the app's page would use it. */
async function sdkFor(app: App) {
  const { token, apiUri } = await app.grant()
  return new MembraneClient({ token, apiUri })
}

async function names(app: App, path?: string, headers?: Record<string, string>): Promise<string[]> {
  const { token, apiUri } = await app.grant(path, headers)
  const response = await fetch(`${apiUri}/connections`, { headers: { authorization: `Bearer ${token}` } })
  const { items }: { items: { name: string }[] } = await response.json()
  return items.map(({ name }) => name)
}

it.each([
  ['vite', startDev],
  ['vite preview', startPreview],
])('%s answers tokens for a sandbox on its own origin, which the SDK can use', async (_, start) => {
  const app = await start()
  const { apiUri } = await app.grant()
  expect(apiUri).toBe(`${app.url}/__membrane`)

  const membrane = await sdkFor(app)
  const { items } = await membrane.connections.find()
  expect(items.length).toBeGreaterThan(1)
  const { items: integrations } = await membrane.integrations.find()
  // Logos are addresses of the sandbox, so that a page needs no more than its own origin.
  expect(integrations[0]?.logoUri).toMatch(`${app.url}/__membrane/logos/`)
  const logo = await fetch(integrations[0]?.logoUri ?? '')
  expect(logo.headers.get('content-type')).toContain('image/svg')
})

it('says in one line where the sandbox is and which world it has, and says it once', async () => {
  const app = await startDev({ scenario: 'needs-attention' })
  const banners = () => app.said.filter((line) => line.includes('Membrane'))
  expect(banners()).toEqual([`  ➜  Membrane: sandbox, scenario "needs-attention", at ${app.url}/__membrane/`])
  if ('restart' in app.server) await app.server.restart()
  expect(banners()).toHaveLength(1)
  expect(await (await app.ask('/__membrane/')).text()).toContain('MEMBRANE_WORKSPACE_KEY')
})

it("leaves every other address to Vite, and answers before Vite's own page does", async () => {
  const app = await startDev()
  expect(await (await app.ask('/settings', { headers: { accept: 'text/html' } })).text()).toContain('My app')
  expect(await (await app.ask('/main.js')).text()).toContain('It runs')
  const token = await app.ask('/api/membrane-token', { headers: { accept: 'text/html' } })
  expect(token.headers.get('content-type')).toContain('application/json')
  expect(token.headers.get('cache-control')).toBe('no-store')
})

it('answers at the path that it is given', async () => {
  const app = await startDev({ path: '/auth/membrane' })
  expect((await app.grant('/auth/membrane')).apiUri).toBe(`${app.url}/__membrane`)
  await expect(startDev({ path: 'auth' })).rejects.toThrow(/path is "auth", but must start with a slash/)
})

it('is below the base of an app that is served below one', async () => {
  const app = await startDev({}, { base: '/crm/' })
  const { apiUri } = await app.grant('/crm/api/membrane-token')
  expect(apiUri).toBe(`${app.url}/crm/__membrane`)
  expect((await app.grant('/api/membrane-token')).apiUri).toBe(apiUri)
  expect((await names(app)).length).toBeGreaterThan(1)
})

it.each([
  '/appconstructor',
  '/apptoString',
  '/app__proto__',
  '/app/constructor',
  '/application/api/membrane-token',
])('leaves %s to Vite where the base is /app/', async (path) => {
  const app = await startDev({}, { base: '/app/' })
  const response = await app.ask(path)
  expect(response.status).toBeLessThan(500)
  expect(response.headers.get('cache-control')).not.toBe('no-store')
})

it.each([
  [
    'a proxy that names itself',
    { 'x-forwarded-host': 'crm.example.dev', 'x-forwarded-proto': 'https' },
    'https://crm.example.dev',
  ],
  [
    'several proxies',
    { 'x-forwarded-host': 'outer.example.dev, inner.local', 'x-forwarded-proto': 'https, http' },
    'https://outer.example.dev',
  ],
  [
    'a proxy that says nothing, where the browser says which page asks',
    { 'sec-fetch-site': 'same-origin', referer: 'https://space-5173.example.dev/settings' },
    'https://space-5173.example.dev',
  ],
])('announces the address that the browser has, behind %s', async (_, headers, origin) => {
  const app = await startDev()
  expect((await app.grant(undefined, headers)).apiUri).toBe(`${origin}/__membrane`)
})

it.each([
  { referer: 'https://elsewhere.test/' },
  { 'sec-fetch-site': 'none', referer: 'https://elsewhere.test/' },
  { referer: 'no address' },
  { 'x-forwarded-proto': 'javascript', referer: 'file:///etc' },
])('announces its own address whatever %j claims', async (headers) => {
  const app = await startDev()
  expect((await app.grant(undefined, headers)).apiUri).toBe(`${app.url}/__membrane`)
})

it('announces https where Vite serves https', async () => {
  const key = pathOf('key.pem')
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const cert = execFileSync('openssl', [...args, '-keyout', key, '-subj', '/CN=localhost', '-days', '1'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const app = await startDev({}, { server: { https: { key: readFileSync(key), cert } } })
  const grant: { apiUri: string } = JSON.parse(await askInsecurely(`${app.url}/api/membrane-token`))
  expect(app.url).toMatch(/^https:/)
  expect(grant.apiUri).toBe(`${app.url}/__membrane`)
})

it('refuses pages of another origin, unless they are allowed', async () => {
  const app = await startDev()
  const init = { headers: { origin: 'https://elsewhere.test' } }
  expect((await app.ask('/api/membrane-token', init)).status).toBe(403)
  const open = await startDev({ allowedOrigins: ['https://elsewhere.test'] })
  expect((await open.ask('/api/membrane-token', init)).status).toBe(200)
})

it('keeps its world when Vite starts anew, as after a change of its configuration', async () => {
  const app = await startDev()
  const before = await names(app)
  const membrane = await sdkFor(app)
  const { items } = await membrane.connections.find()
  await membrane.connection(items[0]?.id ?? '').archive()
  if (!('restart' in app.server)) throw new Error('This is no dev server.')
  await app.server.restart()
  const [address = ''] = app.server.resolvedUrls?.local ?? []
  expect(new URL(address).origin).toBe(app.url)
  expect(await names(app)).toHaveLength(before.length - 1)
})

it.each([
  ['once the dev server was ended', (app: App) => app.server.close(), {}],
  ['for other options', async () => {}, { sandbox: { buildMs: 10 } }],
] as const)('has a new world %s', async (_, end, options) => {
  const app = await startDev()
  const { length } = await names(app)
  const membrane = await sdkFor(app)
  const { items } = await membrane.connections.find()
  await membrane.connection(items[0]?.id ?? '').archive()
  expect(await names(app)).toHaveLength(length - 1)
  await end(app)
  expect(await names(await startDev(options))).toHaveLength(length)
})

it('takes as long as it is told, and drops connections as a network does', async () => {
  const app = await startDev({ latencyMs: 1, control: true })
  const drive = (path: string, body?: object) =>
    app.ask(`/__membrane/__sandbox/${path}`, body && { method: 'POST', body: JSON.stringify(body) })
  expect(await (await drive('state')).json()).toMatchObject({ latencyMs: 1, scenario: 'everyday' })
  const { apiUri } = await app.grant()
  await drive('network', { online: false })
  await expect(fetch(`${apiUri}/connections`)).rejects.toThrow('fetch failed')
  await drive('network', { online: true })
  expect((await fetch(`${apiUri}/connections`)).status).toBe(401)
})

it('lets nobody drive the sandbox unless that was asked for', async () => {
  const app = await startDev()
  const response = await app.ask('/__membrane/__sandbox/state')
  expect(response.status).toBe(404)
})

it('says which scenarios there are when it is given another', async () => {
  // @ts-expect-error No such scenario.
  await expect(startDev({ scenario: 'everyweek' })).rejects.toThrow(
    /no scenario "everyweek".*needs-attention/,
  )
})

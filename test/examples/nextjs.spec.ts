import type { Locator } from '@playwright/test'
import { startExample, freePort, type Example } from './support/example.js'
import {
  available,
  connectAndDisconnect,
  connected,
  expect,
  row,
  ServedSandbox,
  test,
} from './support/world.js'

let sandbox: ServedSandbox
let app: Example
/** Ada's account that Bob never sees. */
let account: string

test.beforeAll(async () => {
  sandbox = await ServedSandbox.atFreePort()
  const port = await freePort()
  const command = [...sandbox.command, 'next', 'start', '--port', String(port)]
  app = await startExample('nextjs', { command, port, env: { TZ: 'UTC' } })
  account = await sandbox.connect('acme', 'dealwren', 'Only for Acme')
  await sandbox.connect('globex', 'dealwren', 'Only for Globex')
})
test.afterAll(() => app?.stop())

const PATH = '/settings/integrations'

/** Waits until a row is alive: the server says a date, the browser how long ago that is. */
const hydrated = (account: Locator) => expect(account.locator('time')).not.toHaveText(/\d{4}-\d\d-\d\d/)

test('shows the rows, connects an app on the hosted page, and disconnects it', async ({ page }) => {
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Ada of Acme' }).click()
  await expect(row(page, 'Only for Acme')).toBeVisible()
  await connectAndDisconnect(page, 'Larkmail')
})

test('sends the rows in its first HTML, and neither a token nor the secret', async () => {
  const response = await fetch(app.url + PATH, { headers: { cookie: 'user=ada' } })
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toMatch(/<bdi class="membrane-row-account">Only for Acme</)
  expect(html).toMatch(/class="membrane-card-name[^>]*>/)
  expect(html).not.toContain('Only for Globex')
  expect(html).not.toContain('sandbox-secret')
  expect(html).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)
})

test('speaks the language that its layout passes, from the first HTML on', async ({ page, context }) => {
  const response = await fetch(app.url + PATH, { headers: { cookie: 'user=cleo' } })
  const html = await response.text()
  expect(html).toMatch(/<h1[^>]*>Integrationen</)
  expect(html).not.toMatch(/<h1[^>]*>Integrations</)

  await context.addCookies([{ name: 'user', value: 'cleo', url: app.url }])
  await page.goto(app.url + PATH)
  const billing = page
    .getByRole('region', { name: /^Verbunden/ })
    .getByRole('listitem', { name: /Acme live/ })
  await hydrated(billing)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integrationen')
  await billing.getByRole('button', { name: /^Weitere Aktionen/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Umbenennen…' })).toBeVisible()
})

test('shows and serves the rows before the browser has read any list', async ({ page, context }) => {
  await context.addCookies([{ name: 'user', value: 'ada', url: app.url }])
  // Every question of the browser's to Membrane stays without an answer.
  await context.route(`${sandbox.url}/**`, () => undefined)
  await page.goto(app.url + PATH, { waitUntil: 'commit' })
  const billing = row(page, 'Acme live')
  await hydrated(billing)
  await billing.getByRole('button', { name: /^More actions for / }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expect(available(page).getByRole('button', { name: 'Connect Larkmail', exact: true })).toBeVisible()
})

test('reads each list once again in the browser', async ({ page, context }) => {
  await context.addCookies([{ name: 'user', value: 'ada', url: app.url }])
  const asked: string[] = []
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin === sandbox.url && request.method() === 'GET') asked.push(pathname)
  })
  const lists = () => asked.filter((path) => path === '/connections' || path === '/integrations').sort()
  await page.goto(app.url + PATH)
  await expect.poll(lists).toEqual(['/connections', '/integrations'])
  await page.waitForLoadState('networkidle')
  expect(lists()).toEqual(['/connections', '/integrations'])
})

test.describe('a browser in Tokyo that speaks German', () => {
  test.use({ locale: 'de-DE', timezoneId: 'Asia/Tokyo' })

  // What React says of a hydration that does not match is written to the console, and fails the test.
  test('takes over the HTML of a server in UTC as it is', async ({ page, context }) => {
    await context.addCookies([{ name: 'user', value: 'ada', url: app.url }])
    await page.goto(app.url + PATH)
    const billing = row(page, 'Acme live')
    await hydrated(billing)
    const time = billing.locator('time')
    const inTokyo = await time.evaluate((element: HTMLTimeElement) =>
      new Intl.DateTimeFormat('en', {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: 'Asia/Tokyo',
      }).format(new Date(element.dateTime)),
    )
    await time.hover()
    await expect(time).toHaveAttribute('title', inTokyo)
    await billing.getByRole('button', { name: /^More actions for / }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  })
})

test('paints no row of one user for the next, nor on the way back', async ({ page }) => {
  // Notes every row that is ever on the screen, from the first byte on. Next.js keeps the page that was left in the
  // document, hidden, and may bring it up to date later than what is seen.
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(window, { seen })
    new MutationObserver(() => {
      for (const row of document.querySelectorAll('.membrane-row-account')) {
        const name = row.textContent
        if (name.startsWith('Only for ') && row.checkVisibility()) seen.add(name)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  const seen = () => page.evaluate(() => [...(Reflect.get(window, 'seen') as Set<string>)])
  const forget = () => page.evaluate(() => (Reflect.get(window, 'seen') as Set<string>).clear())

  await page.goto(app.url)
  await page.getByRole('button', { name: 'Ada of Acme' }).click()
  await expect(row(page, 'Only for Acme')).toBeVisible()
  await page.getByRole('link', { name: 'Acme Cloud' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await forget()
  await page.getByRole('button', { name: 'Bob of Globex' }).click()
  await expect(row(page, 'Only for Globex')).toBeVisible()
  expect(await seen()).toEqual(['Only for Globex'])

  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(row(page, 'Only for Globex')).toBeVisible()
  expect(await seen()).toEqual(['Only for Globex'])
})

test('shows nothing once signed out, and sends nobody to a page that is not theirs', async ({ page }) => {
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Ada of Acme' }).click()
  await expect(connected(page)).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto(app.url + PATH)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(available(page)).toHaveCount(0)
})

test('hands tokens to pages of its own, for whoever is signed in', async () => {
  const ask = (headers: Record<string, string>) => fetch(`${app.url}/api/membrane-token`, { headers })
  expect((await ask({})).status).toBe(401)
  expect((await ask({ cookie: 'user=ada', origin: 'https://elsewhere.test' })).status).toBe(403)
  const answer = await ask({ cookie: 'user=ada' })
  expect(await answer.json()).toEqual({ token: expect.stringMatching(/^eyJ/), apiUri: sandbox.url })
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('reads contacts by way of the server, and has the person sign in again first', async ({
  page,
  context,
  complaints,
}) => {
  await context.addCookies([{ name: 'user', value: 'ada', url: app.url }])
  await sandbox.disconnect(account)
  complaints.expected = [/409 .*\/api\/membrane-act/]
  await page.goto(`${app.url}/contacts`)
  await page.getByRole('button', { name: 'Read contacts' }).click()
  await page.getByRole('button', { name: 'Sign in to your CRM again' }).click()
  await page.frameLocator('#__integration-app-popup').getByRole('button', { name: 'Reconnect' }).click()
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
})

test('runs only the actions that it allows, for whoever is signed in', async () => {
  const act = (body: object, cookie = 'user=ada') =>
    fetch(`${app.url}/api/membrane-act`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await act({ key: 'delete-everything' })).status).toBe(403)
  expect((await act({ key: 'list-contacts' }, '')).status).toBe(401)
})

import type { Page } from '@playwright/test'
import { createElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { createTokenRoute, preloadMembrane } from 'react-membrane/server'
import type { MembraneSnapshot } from 'react-membrane'
import { PreloadedApp, type Preloaded } from './app/PreloadedApp.js'
import { expect, failure, row, settled, test as base, type World } from './support/world.js'

process.env['TZ'] = 'UTC'

const ACCOUNT = "Ada's CRM"

interface Server {
  /** Reads as this tenant and renders the page, as a server does for each visit. */
  visit: (page: Page, tenantKey?: string, how?: Visit) => Promise<Preloaded & { html: string }>
  read: (tenantKey: string) => Promise<MembraneSnapshot>
  /** Who the token route says is signed in. */
  signIn: (tenantKey: string) => void
}

interface Visit {
  /** The page with React's development build: it names whatever does not match, attributes included. */
  development?: boolean
  /** What happens to the HTML on its way. */
  change?: (html: string) => string
}

const test = base.extend<{ server: Server }>({
  server: async ({ world }, provide) => {
    const { sandbox, app, apiUri } = world
    const { workspaceKey, workspaceSecret } = sandbox
    const workspace = { workspaceKey, workspaceSecret, apiUri }
    sandbox.connect('hubspot', { tenantKey: 'ada', name: ACCOUNT })
    let signedIn = 'ada'
    app.tokenRoute = createTokenRoute({ ...workspace, tenant: () => signedIn })
    const read = (tenant: string) => preloadMembrane({ ...workspace, tenant })
    await provide({
      read,
      signIn: (tenantKey) => (signedIn = tenantKey),
      async visit(
        page,
        tenantKey = 'ada',
        { development = false, change = (same: string) => same }: Visit = {},
      ) {
        const props = { tenantKey, fallback: await read('ada') }
        const html = change(
          renderToString(createElement(StrictMode, null, createElement(PreloadedApp, props))),
        )
        app.serve(props, html)
        await page.goto(`${app.url}/${development ? 'development/' : ''}preloaded.html`)
        return { ...props, html }
      },
    })
  },
})

const framesOf = (page: Page) => page.evaluate(() => window.preloaded.frames)
const listsAsked = ({ sandbox }: World) =>
  sandbox.requests.filter(({ method }) => method === 'GET').map(({ path }) => path)

/** What the page writes to the console as an error or a warning, from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return complaints
}

test.describe('in Tokyo, in German, where the server is in UTC', () => {
  test.use({ timezoneId: 'Asia/Tokyo', locale: 'de-DE' })

  test('the first HTML has the rows, and the page takes it over without a warning', async ({
    page,
    world,
    server,
  }) => {
    const complaints = complaintsOf(page)
    const { html } = await server.visit(page)
    expect(html).toContain(ACCOUNT.replace("'", '&#x27;'))
    expect(html).not.toMatch(/\b(ago|just now|yesterday)\b/)

    await settled(page)
    await expect(row(page, ACCOUNT)).toBeVisible()
    await expect.poll(() => listsAsked(world).length).toBeGreaterThan(3)
    const { problems, frames } = await page.evaluate(() => window.preloaded)
    expect(problems).toEqual([])
    expect(complaints).toEqual([])
    expect(frames[0]).toContain(ACCOUNT)
    expect(frames.filter((text) => !text.includes(ACCOUNT))).toEqual([])
  })

  test('React’s development build has nothing to say when the page takes over', async ({ page, server }) => {
    const complaints = complaintsOf(page)
    const { html } = await server.visit(page, 'ada', { development: true })
    expect(html).toContain('<time')
    await settled(page)
    await expect(row(page, ACCOUNT).locator('time')).not.toHaveText(/\d{4}-\d\d-\d\d/)
    expect(await page.evaluate(() => window.preloaded.problems)).toEqual([])
    expect(complaints).toEqual([])
  })

  // Or else the test above would hold whatever the page does.
  test('React’s development build does say when an attribute is not as the server had it', async ({
    page,
    server,
  }) => {
    const complaints = complaintsOf(page)
    const change = (html: string) => html.replace('class="membrane-title"', 'class="membrane-title other"')
    const { html } = await server.visit(page, 'ada', { development: true, change })
    expect(html).toContain('membrane-title other')
    await expect.poll(() => complaints.join()).toMatch(/hydrated but some attributes .* didn't match/)
  })

  test('times are the server’s until the page runs, and then the reader’s own', async ({ page, server }) => {
    const { html } = await server.visit(page)
    const dates = [...html.matchAll(/<time[^>]*datetime="([^"]+)"/gi)].map(([, date]) => date)
    await settled(page)
    for (const date of dates) {
      const time = page.locator(`time[datetime="${date}"]`).first()
      await expect(time).not.toHaveText(String(date).slice(0, 10))
      await time.hover()
      const inTokyo = new Intl.DateTimeFormat('en', {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: 'Asia/Tokyo',
      })
      await expect(time).toHaveAttribute('title', inTokyo.format(Date.parse(String(date))))
    }
    expect(dates.length).toBeGreaterThan(0)
  })
})

test('each list is asked for once, after the token, to be sure', async ({ page, world, server }) => {
  await server.visit(page)
  await settled(page)
  const times = (path: string) => listsAsked(world).filter((asked) => asked === path).length
  await expect.poll(() => [times('/integrations'), times('/connections')]).toEqual([2, 2])
  await page.waitForLoadState('networkidle')
  // Once by the server, once by the page.
  expect([times('/integrations'), times('/connections')]).toEqual([2, 2])
})

test('no row of one tenant is painted for another', async ({ page, server }) => {
  server.signIn('bob')
  const { html } = await server.visit(page, 'bob')
  expect(html).not.toContain('CRM')
  await settled(page)
  expect((await framesOf(page)).filter((text) => text.includes(ACCOUNT))).toEqual([])
})

test('a token of somebody else takes the rows away, and that is said', async ({ page, server }) => {
  server.signIn('bob')
  await server.visit(page, 'ada')
  await expect(failure(page)).toContainText('signed in as somebody else')
  await expect(page.getByText(ACCOUNT)).toHaveCount(0)
})

test('no row of the user before is painted when the router goes back', async ({ page, server }) => {
  await server.visit(page)
  await settled(page)
  await expect(row(page, ACCOUNT)).toBeVisible()

  server.signIn('bob')
  const bob = { tenantKey: 'bob', fallback: await server.read('bob') }
  await page.evaluate((next) => window.preloaded.navigate(next), bob)
  await settled(page)
  const before = (await framesOf(page)).length
  await page.evaluate(() => window.preloaded.navigate('back'))
  await expect(page.getByText(/could not|sign/i).first()).toBeVisible()
  expect((await framesOf(page)).slice(before).filter((text) => text.includes(ACCOUNT))).toEqual([])
})

test('nor when it goes back before the next user’s token has come', async ({ page, world, server }) => {
  await server.visit(page)
  await settled(page)
  await expect.poll(() => listsAsked(world).length).toBeGreaterThan(3)

  server.signIn('bob')
  const route = world.app.tokenRoute
  const waiting: (() => void)[] = []
  world.app.tokenRoute = async (request) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return route(request)
  }
  const bob = { tenantKey: 'bob', fallback: await server.read('bob') }
  await page.evaluate((next) => window.preloaded.navigate(next), bob)
  await expect.poll(() => waiting.length).toBe(1)
  const before = (await framesOf(page)).length
  await page.evaluate(() => window.preloaded.navigate('back'))
  await expect.poll(() => waiting.length).toBe(2)
  waiting.forEach((answer) => answer())
  await expect(failure(page)).toContainText('signed in as somebody else')
  expect((await framesOf(page)).slice(before).filter((text) => text.includes(ACCOUNT))).toEqual([])
})

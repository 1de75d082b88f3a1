import type { Page } from '@playwright/test'
import { connected, expect, failure, row, settled, test } from './support/world.js'

declare global {
  interface Window {
    leaks: string[]
    flashes: number
  }
}

/** Looks at every DOM change and every frame: is anything of a tenant shown while another is signed in? */
async function watchForLeaks(page: Page, tenants: string[]) {
  await page.evaluate((names) => {
    window.leaks = []
    const look = () => {
      const now = document.querySelector('output')?.dataset['tenant']
      const text = document.querySelector('main')?.textContent ?? ''
      for (const name of names)
        if (name !== now && text.includes(`only-${name}`)) window.leaks.push(`${name} shown to ${now}`)
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    const frame = () => {
      look()
      requestAnimationFrame(frame)
    }
    frame()
  }, tenants)
}

for (const switchBy of ['key', 'tenantKey', 'token', undefined] as const) {
  test(`a hundred switches of tenant by ${switchBy ?? 'another token endpoint'} show not one frame of the other's data`, async ({
    page,
    world,
  }) => {
    test.setTimeout(90_000)
    const app = await world.offered('oauth2', 'acme')
    for (const tenantKey of ['acme', 'bluebird']) {
      world.sandbox.connect(app.key, { tenantKey, name: `only-${tenantKey}` })
    }
    world.sandbox.latencyMs = 15
    const token = (tenantKey: string) => world.sandbox.token({ tenantKey })
    await world.open({
      tenant: 'acme',
      ...(switchBy && { switchBy }),
      ...(switchBy === 'token' && {
        tokens: { acme: token('acme'), bluebird: token('bluebird') },
        provider: { apiUri: world.apiUri },
      }),
    })
    await expect(row(page, 'only-acme')).toHaveCount(1)
    await watchForLeaks(page, ['acme', 'bluebird'])

    await page.evaluate(async () => {
      let seed = 7
      const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
      for (let turn = 0; turn < 100; turn += 1) {
        window.scene.switchTo(turn % 2 === 0 ? 'bluebird' : 'acme')
        // Now and then there and back within one frame.
        if (turn % 3 === 0) continue
        const until = performance.now() + random() * 80
        while (performance.now() < until) await new Promise(requestAnimationFrame)
      }
      window.scene.switchTo('bluebird')
    })
    await expect(row(page, 'only-bluebird')).toHaveCount(1)
    expect(await page.evaluate(() => window.leaks)).toEqual([])
  })
}

test('a refreshed token asks for no list again and shows no loading', async ({ page, world }) => {
  const { tokenRoute } = world.app
  let shortLived = true
  world.app.tokenRoute = async (request) => {
    if (!shortLived) return tokenRoute(request)
    shortLived = false
    return Response.json({
      token: world.sandbox.token({ tenantKey: 'acme', ttlSeconds: 31 }),
      apiUri: world.apiUri,
    })
  }
  const app = await world.offered('oauth2')
  const connection = world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Ops account' })
  await page.clock.install()
  await world.open()
  await page.evaluate(() => {
    window.flashes = 0
    new MutationObserver(() => {
      if (document.querySelector('main [class*=skeleton]')) window.flashes += 1
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await page.clock.runFor(5_000)
  const lists = world.asked('GET /integrations')

  await row(page, 'Ops account')
    .getByRole('button', { name: /^More actions for / })
    .click()
  await page.getByRole('menuitem', { name: /^Rename/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Renamed account')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => world.sandbox.get(connection.id)?.name).toBe('Renamed account')

  expect(world.app.tokenRequests).toBe(2)
  expect(world.asked('GET /integrations')).toBe(lists)
  expect(await page.evaluate(() => window.flashes)).toBe(0)
})

test('a second tab hears of a disconnect', async ({ page, world, context }) => {
  const app = await world.offered('oauth2')
  world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Ops account' })
  await world.open()
  const other = await context.newPage()
  await world.open({}, { page: other })
  await expect(row(other, 'Ops account')).toHaveCount(1)

  await row(page, 'Ops account')
    .getByRole('button', { name: /^More actions for / })
    .click()
  await page.getByRole('menuitem', { name: /^Disconnect/ }).click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: /^Disconnect/ })
    .click()
  await expect(row(other, 'Ops account')).toHaveCount(0)
})

test('keeps its rows when the network goes, says so on a refresh, and recovers', async ({
  page,
  world,
  context,
}) => {
  const app = await world.offered('oauth2')
  world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Ops account' })
  await page.clock.install()
  await world.open()
  await page.clock.runFor(10_000)
  const fault = world.sandbox.faults.add({ match: /.*/, drop: true })
  await context.setOffline(true)
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false)
  await context.setOffline(false)
  await page.clock.runFor(1_000)
  await expect(failure(page)).toBeVisible({ timeout: 20_000 })
  await expect(row(page, 'Ops account')).toHaveCount(1)
  fault()
  await page
    .getByRole('button', { name: /^Try again/ })
    .first()
    .click()
  await expect(failure(page)).toHaveCount(0)
  await settled(page)
  await expect(connected(page)).toBeVisible()
})

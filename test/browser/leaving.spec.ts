import type { Page } from '@playwright/test'
import { expect, row, settled, test, type World } from './support/world.js'

async function account(world: World, name: string, tenantKey = 'acme') {
  const app = await world.offered('oauth2', tenantKey)
  return world.sandbox.connect(app.key, { tenantKey, name })
}

async function choose(page: Page, name: string, item: RegExp) {
  await row(page, name)
    .getByRole('button', { name: /^More actions/ })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** All of the document in the very frame in which the other tenant is signed in, dialogs and what is said included. */
const textAfterSwitch = (page: Page) =>
  page.evaluate(async () => {
    window.scene.switchTo('bluebird')
    const atOnce = document.body.textContent
    await new Promise(requestAnimationFrame)
    return `${atOnce} ${document.body.textContent}`
  })

for (const switchBy of ['tenantKey', undefined] as const) {
  test.describe(`switching the tenant by ${switchBy ?? 'another token endpoint'}`, () => {
    test.beforeEach(async ({ world }) => {
      await account(world, 'only-bluebird', 'bluebird')
    })
    const scene = { tenant: 'acme', ...(switchBy === undefined ? {} : { switchBy }) }

    for (const item of ['Disconnect', 'Details', 'Rename']) {
      test(`takes the dialog "${item}" along`, async ({ page, world }) => {
        await account(world, 'only-acme')
        await world.open(scene)
        await choose(page, 'only-acme', new RegExp(`^${item}`))
        await expect(page.locator('[role=dialog], [role=alertdialog]')).toBeVisible()
        expect(await textAfterSwitch(page)).not.toContain('only-acme')
        await expect(row(page, 'only-bluebird')).toHaveCount(1)
        await expect(page.locator('[role=dialog], [role=alertdialog]')).toHaveCount(0)
        expect(world.sandbox.requests.filter(({ method }) => method === 'DELETE')).toEqual([])
      })
    }

    test('takes an open menu, the walk through what needs repair and the search along', async ({
      page,
      world,
    }) => {
      for (const name of ['only-acme one', 'only-acme two'])
        world.sandbox.disconnect((await account(world, name)).id)
      await world.open(scene)
      await page.getByRole('searchbox').fill('only-acme')
      await page.getByRole('button', { name: 'Fix all' }).click()
      await expect(page.getByRole('group', { name: 'Fix all' })).toBeVisible()
      await row(page, 'only-acme one')
        .getByRole('button', { name: /^More actions/ })
        .click()
      await expect(page.getByRole('menu')).toBeVisible()
      expect(await textAfterSwitch(page)).not.toContain('only-acme')
      await expect(row(page, 'only-bluebird')).toHaveCount(1)
      await expect(page.getByRole('searchbox')).toHaveValue('')
      await expect(page.getByRole('group', { name: 'Fix all' })).toHaveCount(0)
      await expect(page.getByRole('menu')).toHaveCount(0)
    })

    test('takes the offer to undo and what was said along', async ({ page, world }) => {
      await account(world, 'only-acme')
      await world.open(scene)
      await choose(page, 'only-acme', /^Disconnect/)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
      await expect(page.locator('[data-announcer]')).toContainText('only-acme')
      expect(await textAfterSwitch(page)).not.toContain('only-acme')
      await expect(row(page, 'only-bluebird')).toHaveCount(1)
      await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
    })
  })
}

test('signing out ends dialogs and the search, says so once, and puts the focus on the heading', async ({
  page,
  world,
}) => {
  await account(world, 'Ops account')
  await page.clock.install()
  await world.open()
  await page.evaluate(() => {
    const region = document.querySelector('[data-announcer]')
    const said: string[] = []
    Object.assign(window, { said })
    if (region) {
      const look = () => region.textContent && said.push(region.textContent)
      new MutationObserver(look).observe(region, { subtree: true, childList: true, characterData: true })
    }
  })
  await page.getByRole('searchbox').fill('orvanta')
  await page.clock.runFor(2_000)
  const { tokenRoute } = world.app
  world.app.tokenRoute = async () => new Response('{}', { status: 401 })
  world.sandbox.revokeTokens()
  await page.clock.runFor(6_000)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.getByText('You are signed out.').first()).toBeVisible()
  await page.clock.runFor(2_000)
  await expect(page.getByRole('heading', { name: 'Integrations' })).toBeFocused()
  const said = await page.evaluate(() => (window as Window & { said?: string[] }).said ?? [])
  expect(said.filter((text) => text.includes('signed out'))).toEqual(['You are signed out.'])
  expect(
    await page.evaluate(() => window.scene.events.filter(([name]) => name === 'signed-out')),
  ).toHaveLength(1)

  world.app.tokenRoute = tokenRoute
  await page.clock.runFor(6_000)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.clock.runFor(2_000)
  await settled(page)
  await expect(row(page, 'Ops account')).toHaveCount(1)
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

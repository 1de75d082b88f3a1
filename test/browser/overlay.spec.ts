import type { Page } from '@playwright/test'
import { available, decide, expect, hostedScreen, row, test } from './support/world.js'

const frame = (page: Page) => page.locator('#__integration-app-popup')

/** Nothing of a connect that is over may stay behind. */
async function expectPageFree(page: Page) {
  await expect(frame(page)).toHaveCount(0)
  await expect(page.locator('[inert]')).toHaveCount(0)
  expect(await page.evaluate(() => document.body.className)).not.toContain('integration-app')
  expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).not.toBe('hidden')
}

test('a hosted page that answers 500 can be closed, and the page is free again', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()
  world.sandbox.faults.add({ match: '/screens', status: 500, body: { message: 'away' } })
  const button = available(page).getByRole('button', { name: `Connect ${app.name}`, exact: true })
  await button.click()
  await expect(frame(page)).toHaveCount(1)
  await page
    .getByRole('button', { name: /^Close/ })
    .first()
    .click()
  await expectPageFree(page)
  await expect(button).toBeFocused()

  world.sandbox.faults.clear()
  await button.click()
  await decide(page, 'Allow')
  await expect(row(page, app.name)).toBeVisible()
  await expectPageFree(page)
})

test('the window has a name and the focus, and a close button above everything, one Tab away', async ({
  page,
  world,
}) => {
  const app = await world.offered('oauth2')
  await world.open()
  const button = available(page).getByRole('button', { name: `Connect ${app.name}`, exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeFocused()
  const window = page.getByRole('dialog', { name: /./ })
  await expect(window).toHaveAttribute('aria-modal', 'true')
  await expect(frame(page)).toHaveAttribute('title', /./)

  const close = page.locator('.membrane-connect-close')
  await expect(close).toHaveAccessibleName(/^Close/)
  expect(await close.evaluate((element) => element.matches(':popover-open'))).toBe(true)
  const isOnTop = await close.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return document.elementFromPoint(x + width / 2, y + height / 2) === element
  })
  expect(isOnTop).toBe(true)

  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(close).toBeFocused({ timeout: 200 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expectPageFree(page)
  await expect(button).toBeFocused()
})

test('Escape closes the window where the page has the focus', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()
  const button = available(page).getByRole('button', { name: `Connect ${app.name}`, exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeFocused()
  const close = page.locator('.membrane-connect-close')
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(close).toBeFocused({ timeout: 200 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expectPageFree(page)
  await expect(button).toBeFocused()
  expect(world.sandbox.list('acme').some(({ integrationId }) => integrationId === app.id)).toBe(false)
})

test('a tenant switch ends a connect that is open', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open({ switchBy: 'tenantKey' })
  await available(page)
    .getByRole('button', { name: `Connect ${app.name}`, exact: true })
    .click()
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeVisible()
  await page.evaluate(() => window.scene.switchTo('bluebird'))
  await expectPageFree(page)
  expect(await page.evaluate(() => window.scene.events.filter(([name]) => name === 'connect'))).toEqual([])
})

test('a reconnect from a row’s menu opens above it, and the focus comes back to the row', async ({
  page,
  world,
}) => {
  const app = await world.offered('oauth2')
  const { id } = world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Ops account' })
  await world.open()
  const menu = row(page, 'Ops account').getByRole('button', { name: /^More actions for / })
  await menu.click()
  await page.getByRole('menuitem', { name: /^Reconnect/ }).click()
  await decide(page, /Allow|Reconnect/)
  await expectPageFree(page)
  await expect(menu).toBeFocused()
  expect(world.sandbox.get(id)?.disconnected).toBe(false)
})

test('an app that nobody lists is connected by describing it', async ({ page, world }) => {
  await world.open()
  await page.getByRole('searchbox').fill('our company wiki')
  await page
    .getByRole('button', { name: /Describe the app/ })
    .first()
    .click()
  const before = world.sandbox.list('acme').length
  await page.getByRole('dialog').getByRole('textbox').press('Enter')
  await decide(page, /^(Allow|Continue|Connect)/)
  await expect.poll(() => world.sandbox.list('acme').length).toBe(before + 1)
})

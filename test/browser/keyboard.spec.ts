import type { Page } from '@playwright/test'
import { decide, expect, hostedScreen, row, test } from './support/world.js'

/** Presses Tab until the focused control has this name. */
async function tabTo(page: Page, name: string | RegExp, presses = 120) {
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab')
    const current = await page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (typeof name === 'string' ? current.trim() === name : name.test(current.trim())) return
  }
  throw new Error(`No control named ${String(name)} was reached by ${presses} presses of Tab.`)
}

test('the whole life of a connection, by keyboard alone', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()

  await tabTo(page, `Connect ${app.name}`)
  await page.keyboard.press('Enter')
  await expect(page.locator('#__integration-app-popup')).toBeFocused()
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(page, app.name).getByText('Connected', { exact: true })).toBeVisible()
  const name = world.sandbox.list('acme').find((each) => each.integrationId === app.id)?.name ?? app.name

  await page.getByRole('searchbox').focus()
  const menu = row(page, name).getByRole('button', { name: /^More actions for / })
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()

  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(menu).toBeFocused()

  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await tabTo(page, /^Disconnect/, 6)
  await page.keyboard.press('Enter')
  await expect(row(page, name)).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
})

test('while a connect is open Tab never reaches the page behind', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()
  await tabTo(page, `Connect ${app.name}`)
  await page.keyboard.press('Enter')
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeVisible()
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main, header, footer') === null)).toBe(
      true,
    )
  }
  await decide(page, 'Cancel')
})

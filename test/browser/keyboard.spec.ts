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
  const focused = page.locator(':focus')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** From the menu's button on: opens it, goes to an entry by its first letters, and chooses it. */
  const choose = async (entry: RegExp, ...letters: string[]) => {
    await press('Enter')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await press(...letters)
    await expect(page.getByRole('menuitem', { name: entry })).toBeFocused()
    await press('Enter')
  }
  const menuOf = (name: string) => row(page, name).getByRole('button', { name: /^More actions for / })
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))

  // Connect.
  await tabTo(page, `Connect ${app.name}`)
  await press('Enter')
  await expect(page.locator('#__integration-app-popup')).toBeFocused()
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeFocused()
  await press('Enter')
  await expect(row(page, app.name).getByText('Connected', { exact: true })).toBeVisible()
  const made = world.sandbox.list('acme').find((each) => each.integrationId === app.id)
  if (!made) throw new Error('There is no account after the connect.')
  await expect(menuOf(made.name)).toBeFocused()

  // Look into the menu, and leave it.
  await press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await press('Escape')
  await expect(menuOf(made.name)).toBeFocused()

  // Rename.
  await choose(/^Rename/, 'r', 'e', 'n')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('Acme Europe')
  await press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(menuOf('Acme Europe')).toBeFocused()

  // Reconnect.
  await choose(/^Reconnect/, 'r', 'e', 'c')
  await expect(hostedScreen(page).getByRole('button', { name: /^(Allow|Reconnect)$/ })).toBeFocused()
  await press('Enter')
  await expect(page.locator('#__integration-app-popup')).toHaveCount(0)
  await expect(menuOf('Acme Europe')).toBeFocused()

  // Ask for the end, and think better of it.
  await choose(/^Disconnect/, 'End')
  await expect(dialog).toBeVisible()
  await press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(menuOf('Acme Europe')).toBeFocused()

  // Disconnect.
  await choose(/^Disconnect/, 'End')
  await expect(dialog).toBeVisible()
  await tabTo(page, 'Disconnect', 3)
  await press('Enter')
  await expect(row(page, 'Acme Europe')).toHaveCount(0)
  await expect(focused).toHaveText('Undo')
  expect(world.sandbox.get(made.id)?.archivedAt).toBeTruthy()

  // And undo.
  await press('Enter')
  await expect(menuOf('Acme Europe')).toBeFocused()
  expect(world.sandbox.get(made.id)?.archivedAt).toBeUndefined()
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

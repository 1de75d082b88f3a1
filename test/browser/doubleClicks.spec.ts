// A double click where one click was meant: what the second one hits has moved under the pointer.
import type { Page } from '@playwright/test'
import { connected, expect, row, test, type World } from './support/world.js'

async function openMenu(page: Page, world: World) {
  const app = await world.offered('oauth2')
  const connection = world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Sales team' })
  await world.open()
  await row(page, 'Sales team')
    .getByRole('button', { name: /^More actions for / })
    .click()
  return connection
}

test('opens the menu of a row, which stays', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Sales team' })
  await world.open()
  const button = row(page, 'Sales team').getByRole('button', { name: /^More actions for / })
  await button.dblclick()
  await expect(page.getByRole('menu')).toBeVisible()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
})

for (const entry of ['Rename…', 'Details', 'Disconnect…']) {
  test(`opens the dialog of "${entry}", which stays and does nothing yet`, async ({ page, world }) => {
    const { id } = await openMenu(page, world)
    await page.getByRole('menuitem', { name: entry }).dblclick()
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('button').first()).toBeVisible()
    expect(world.sandbox.get(id)?.archivedAt).toBeUndefined()
    // One click beside it closes it, as ever.
    await expect(async () => {
      await page.mouse.click(5, 5)
      await expect(dialog).toHaveCount(0, { timeout: 500 })
    }).toPass()
    await expect(row(page, 'Sales team')).toHaveCount(1)
  })
}

test('opens the dialog for an app that is not listed, which stays', async ({ page, world }) => {
  await world.open()
  await page
    .getByRole('button', { name: /^Describe/ })
    .first()
    .dblclick()
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
})

test('what comes to lie under the pointer in a new dialog is not clicked', async ({ page, world }) => {
  const { id } = await openMenu(page, world)
  // The confirming button lies everywhere.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.membrane-dialog [data-variant=danger] { position: fixed; inset: -100vmax }')
    document.adoptedStyleSheets = [sheet]
  })
  await page.getByRole('menuitem', { name: 'Disconnect…' }).dblclick()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toBeVisible()
  await expect(connected(page)).toBeAttached()
  expect(world.sandbox.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(0)
  // Meant, it does what it says.
  await expect(async () => {
    await page.mouse.click(300, 300)
    await expect(dialog).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await expect.poll(() => world.sandbox.get(id)?.archivedAt).toBeTruthy()
})

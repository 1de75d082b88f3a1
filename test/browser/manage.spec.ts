import { connected, decide, expect, row, test, type World } from './support/world.js'

async function account(world: World, name: string) {
  const app = await world.offered('oauth2')
  return { app, connection: world.sandbox.connect(app.key, { tenantKey: 'acme', name }) }
}

test('disconnects after asking, and brings it back by Undo', async ({ page, world }) => {
  const { app, connection } = await account(world, 'Sales team')
  await world.open()
  await row(page, 'Sales team')
    .getByRole('button', { name: /^More actions for / })
    .click()
  await page.getByRole('menuitem', { name: /^Disconnect/ }).click()

  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(dialog).toHaveAccessibleName(/Sales team/)
  await expect(dialog).toContainText(app.name)
  expect(world.sandbox.get(connection.id)?.archivedAt).toBeUndefined()
  await dialog.getByRole('button', { name: /^Disconnect/ }).click()

  await expect(row(page, 'Sales team')).toHaveCount(0)
  await expect.poll(() => world.sandbox.get(connection.id)?.archivedAt).toBeTruthy()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(row(page, 'Sales team')).toHaveCount(1)
  expect(world.sandbox.get(connection.id)?.archivedAt).toBeFalsy()
})

test('a disconnect that the server refuses says so inside the dialog and keeps the account', async ({
  page,
  world,
}) => {
  await account(world, 'Sales team')
  await world.open()
  world.sandbox.faults.add({
    match: '/connections',
    method: 'DELETE',
    status: 500,
    body: { type: 'internal', message: 'The database is away' },
  })
  await row(page, 'Sales team')
    .getByRole('button', { name: /^More actions for / })
    .click()
  await page.getByRole('menuitem', { name: /^Disconnect/ }).click()
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.getByRole('button', { name: /^Disconnect/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('could not be disconnected')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(row(page, 'Sales team')).toHaveCount(1)
})

test('renames an account', async ({ page, world }) => {
  const { connection } = await account(world, 'Sales team')
  await world.open()
  await row(page, 'Sales team')
    .getByRole('button', { name: /^More actions for / })
    .click()
  await page.getByRole('menuitem', { name: /^Rename/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Revenue team')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Revenue team')).toHaveCount(1)
  await expect(dialog).toHaveCount(0)
  expect(world.sandbox.get(connection.id)?.name).toBe('Revenue team')
})

test('shows details that can be copied for support without secrets', async ({ page, world, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { connection } = await account(world, 'Sales team')
  await world.open()
  await row(page, 'Sales team')
    .getByRole('button', { name: /^More actions for / })
    .click()
  await page.getByRole('menuitem', { name: /^Details/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Copy details/ }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(connection.id)
  expect(copied).not.toMatch(/eyJ[\w-]+\.|secret|Bearer/i)
})

test('Fix all walks every account that needs attention, one gesture each, and sums up', async ({
  page,
  world,
}) => {
  for (const name of ['One', 'Two']) {
    const { connection } = await account(world, `${name} account`)
    world.sandbox.disconnect(connection.id)
  }
  await world.open()
  await connected(page)
    .getByRole('button', { name: /^Fix all/ })
    .click()
  const walk = page.getByRole('group', { name: 'Fix all' })
  for (let step = 1; step <= 2; step += 1) {
    await expect(walk).toContainText(`${step} of 2`)
    await walk.getByRole('button', { name: /^Reconnect/ }).click()
    await decide(page, /Allow|Reconnect/)
  }
  await expect(row(page, 'One account').getByText('Connected', { exact: true })).toBeVisible()
  await expect(row(page, 'Two account').getByText('Connected', { exact: true })).toBeVisible()
})

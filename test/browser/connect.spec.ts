import { available, connected, decide, expect, hostedScreen, row, test } from './support/world.js'

test('connects by consent, and shows the setting up until it is ready, without a reload', async ({
  page,
  world,
}) => {
  const app = await world.offered('oauth2')
  await world.open()
  await page.evaluate(() => {
    document.documentElement.dataset['loaded'] = 'once'
  })

  await available(page)
    .getByRole('button', { name: `Connect ${app.name}`, exact: true })
    .click()
  await decide(page, 'Allow')

  const connection = row(page, app.name)
  await expect(connection.getByText('Setting up…')).toBeVisible()
  await expect(connection.getByText('Connected', { exact: true })).toBeVisible()
  await expect(page.locator('#__integration-app-popup')).toHaveCount(0)
  await expect(page.locator('html')).toHaveAttribute('data-loaded', 'once')
})

test('connects by API key, and says beside the field what is missing', async ({ page, world }) => {
  const app = await world.offered('client-credentials')
  await world.open()
  await available(page)
    .getByRole('button', { name: `Connect ${app.name}`, exact: true })
    .click()

  const screen = hostedScreen(page)
  await screen.getByRole('button', { name: /^Connect/ }).click()
  await expect(screen.getByRole('alert').first()).toBeVisible()
  for (const field of await screen.getByRole('textbox').all()) await field.fill('acme-1234')
  for (const field of await screen.locator('input[type=password]').all()) await field.fill('sk-1234')
  await screen.getByRole('button', { name: /^Connect/ }).click()

  await expect(row(page, app.name).getByText('Connected', { exact: true })).toBeVisible()
})

test('cancelling changes nothing, says nothing, and gives the focus back', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()
  const before = world.sandbox.list('acme').length
  const button = available(page).getByRole('button', { name: `Connect ${app.name}`, exact: true })
  await button.click()
  await decide(page, 'Cancel')

  await expect(page.locator('#__integration-app-popup')).toHaveCount(0)
  await expect(button).toBeFocused()
  expect(world.sandbox.list('acme')).toHaveLength(before)
})

test('a sign-in that fails to set up is never shown as connected', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()
  await available(page)
    .getByRole('button', { name: `Connect ${app.name}`, exact: true })
    .click()
  const screen = hostedScreen(page)
  await screen.locator('#sandbox summary').click()
  await screen.getByLabel(/fail/i).check()
  await decide(page, 'Allow')

  const connection = row(page, app.name)
  await expect(connection.getByText('Could not be set up')).toBeVisible()
  await expect(connection.getByText('Connected', { exact: true })).toHaveCount(0)
})

test('a double click opens one window and makes one connection', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()
  const before = world.sandbox.list('acme').length
  await available(page)
    .getByRole('button', { name: `Connect ${app.name}`, exact: true })
    .dblclick()
  await expect(page.locator('#__integration-app-popup')).toHaveCount(1)
  await decide(page, 'Allow')
  await expect(row(page, app.name)).toHaveCount(1)
  expect(world.sandbox.list('acme')).toHaveLength(before + 1)
  expect(world.asked('POST /screens/connect')).toBe(1)
})

test('a second account of the same app leaves the first untouched', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  const first = world.sandbox.connect(app.key, { tenantKey: 'acme', key: app.key, name: 'First account' })
  await world.open({ page: { multiple: true, connectionKey: '{integrationKey}' } })

  await available(page)
    .getByRole('button', { name: `Add another account: ${app.name}`, exact: true })
    .click()
  await decide(page, 'Allow')

  await expect
    .poll(
      () => world.sandbox.list('acme').filter((each) => each.integrationId === first.integrationId).length,
    )
    .toBe(2)
  const second = world.sandbox
    .list('acme')
    .find((each) => each.integrationId === first.integrationId && each.id !== first.id)
  expect(second?.key).toBe(`${app.key}-2`)
  expect(world.sandbox.get(first.id)).toEqual(first)
  await expect(connected(page).getByText('First account').first()).toBeVisible()
})

test('reconnects an expired connection on the same record', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  const broken = world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Ops account' })
  world.sandbox.disconnect(broken.id, {
    type: 'connection',
    key: 'access_token_expired',
    message: `${app.name} rejected the refresh token`,
  })
  await world.open()

  const connection = row(page, 'Ops account')
  await expect(connection.getByText('Reconnect needed')).toBeVisible()
  await expect(connection.getByText(`${app.name} rejected the refresh token`, { exact: false })).toBeVisible()
  const before = world.sandbox.list('acme').length
  await connection.getByRole('button', { name: /^Reconnect / }).click()
  await decide(page, /Allow|Reconnect/)

  await expect(row(page, 'Ops account').getByText('Connected', { exact: true })).toBeVisible()
  expect(world.sandbox.list('acme')).toHaveLength(before)
  expect(world.sandbox.get(broken.id)?.disconnected).toBe(false)
})

test('Escape and the close button of ours end a connect that is open', async ({ page, world }) => {
  const app = await world.offered('oauth2')
  await world.open()
  const button = available(page).getByRole('button', { name: `Connect ${app.name}`, exact: true })
  await button.click()
  const frame = page.locator('#__integration-app-popup')
  await expect(frame).toHaveAttribute('title', /.+/)
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeVisible()
  await page.getByRole('button', { name: /^Close/ }).click()
  await expect(frame).toHaveCount(0)
  await expect(button).toBeFocused()

  await button.click()
  await expect(hostedScreen(page).getByRole('button', { name: 'Allow' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(frame).toHaveCount(0)
  await expect(button).toBeFocused()
})

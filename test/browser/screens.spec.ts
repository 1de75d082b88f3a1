import { AxeBuilder } from '@axe-core/playwright'
import { expect, type FrameLocator, type Page } from '@playwright/test'
import { choose, screenOf, test } from './support/sdk-page.js'

const overlay = (page: Page) => page.locator('#__integration-app-popup')
const press = (screen: FrameLocator | Page, name: string) =>
  screen.getByRole('button', { name, exact: true }).click()

test('Allow resolves with the connection, and the screen goes away', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'dealwren', connectionKey: 'crm' })
  const screen = screenOf(page)
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText(/wants to access your Dealwren account/)
  await expect(screen.getByText('Acme Inc', { exact: true })).toBeVisible()
  await press(screen, 'Allow')

  expect(await sdkPage.outcome()).toMatchObject({ key: 'crm', name: 'Acme Inc', state: 'BUILDING' })
  await expect(overlay(page)).toHaveCount(0)
  const [connection] = sdkPage.sandbox.list('acme')
  await expect.poll(() => sdkPage.sandbox.get(connection?.id ?? '')?.state).toBe('READY')
})

test('Cancel resolves null and makes nothing', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'dealwren' })
  await press(screenOf(page), 'Cancel')
  expect(await sdkPage.outcome()).toBeNull()
  await expect(overlay(page)).toHaveCount(0)
  expect(sdkPage.sandbox.list('acme')).toEqual([])
})

test('the primary control has the focus: Enter allows, Escape cancels', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'dealwren' })
  await expect(screenOf(page).getByRole('button', { name: 'Allow' })).toBeFocused()
  await page.keyboard.press('Escape')
  expect(await sdkPage.outcome()).toBeNull()

  await sdkPage.call('ui.connect', { connectorKey: 'dealwren' })
  await expect(screenOf(page).getByRole('button', { name: 'Allow' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await sdkPage.outcome()).toMatchObject({ name: 'Acme Inc' })
})

test('an API key form says what is wrong beside the field and keeps what was typed', async ({
  page,
  sdkPage,
}) => {
  await sdkPage.call('ui.connect', { connectorKey: 'foldmark' })
  const screen = screenOf(page)
  const subdomain = screen.getByLabel('Subdomain')
  const key = screen.getByLabel('API key', { exact: true })
  await expect(subdomain).toBeFocused()
  await key.fill('sk-secret-1')
  await press(screen, 'Connect')

  await expect(screen.getByRole('alert')).toHaveText('One field needs another look.')
  await expect(subdomain).toHaveAccessibleDescription(/Subdomain is needed\./)
  await expect(subdomain).toBeFocused()
  await expect(key).toHaveValue('sk-secret-1')
  await subdomain.fill('Not A Subdomain')
  await page.keyboard.press('Enter')
  await expect(subdomain).toHaveAccessibleDescription(/does not look right, such as acme/)
  await expect(subdomain).toHaveValue('Not A Subdomain')

  await screen.getByRole('button', { name: 'Show API key' }).click()
  await expect(key).toHaveAttribute('type', 'text')
  await subdomain.fill('acme')
  await press(screen, 'Connect')
  expect(await sdkPage.outcome()).toMatchObject({ name: 'Acme Inc' })
  expect(JSON.stringify(sdkPage.sandbox.requests)).not.toContain('sk-secret-1')
})

test('credentials that the app refuses stay in the form', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'billhaven' })
  const screen = screenOf(page)
  await choose(screen, 'Be refused')
  await screen.getByLabel('API key', { exact: true }).fill('sk-wrong-1')
  await press(screen, 'Connect')
  await expect(screen.getByRole('alert')).toHaveText(/did not accept these credentials/)
  await expect(screen.getByLabel('API key', { exact: true })).toHaveValue('sk-wrong-1')

  await screen.getByLabel('Succeed').check()
  await press(screen, 'Connect')
  expect(await sdkPage.outcome()).toMatchObject({ name: 'Acme live' })
})

test('a refused sign-in can be tried again', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'dealwren' })
  const screen = screenOf(page)
  await choose(screen, 'Be refused')
  await press(screen, 'Allow')
  await expect(screen.getByRole('heading', { name: 'Dealwren did not give access' })).toBeVisible()
  expect(sdkPage.sandbox.list('acme')).toEqual([])

  await screen.getByLabel('Succeed').check()
  await press(screen, 'Try again')
  await press(screen, 'Allow')
  expect(await sdkPage.outcome()).toMatchObject({ name: 'Acme Inc' })
})

test('an app that needs more input asks for it, then connects the same record', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'stowbay' })
  const screen = screenOf(page)
  await choose(screen, 'Need more input')
  await press(screen, 'Allow')
  await expect(screen.getByRole('heading', { name: 'Stowbay needs a few more details' })).toBeVisible()
  await press(screen, 'Continue')
  await expect(screen.getByLabel('Account')).toHaveAccessibleDescription(/Account is needed/)
  await screen.getByLabel('Account').fill('Marketing')
  await press(screen, 'Continue')

  const [connection, ...others] = sdkPage.sandbox.list('acme')
  expect(others).toEqual([])
  expect(await sdkPage.outcome()).toMatchObject({ id: connection?.id })
  await expect.poll(() => sdkPage.sandbox.get(connection?.id ?? '')?.state).toBe('READY')
})

test('a set-up that fails resolves with the record that says so', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'dealwren' })
  await choose(screenOf(page), 'Fail set-up')
  await press(screenOf(page), 'Allow')
  const outcome = await sdkPage.outcome()
  const [connection] = sdkPage.sandbox.list('acme')
  expect(outcome).toMatchObject({ id: connection?.id ?? 'a connection' })
  await expect.poll(() => sdkPage.sandbox.get(connection?.id ?? '')?.state).toBe('SETUP_FAILED')
})

test.describe('a build that can be watched', () => {
  // Long enough that a busy machine sees a second go by.
  test.use({ sandboxOptions: { scenario: 'empty', buildMs: 300, generatedBuildMs: 6_000 } })

  test('a described app is built while one watches, then connects', async ({ page, sdkPage }) => {
    await sdkPage.call('ui.connect', { intent: 'our company wiki' })
    const screen = screenOf(page)
    await expect(screen.getByLabel('What would you like to connect?')).toHaveValue('our company wiki')
    await press(screen, 'Continue')
    await expect(screen.getByRole('heading', { name: /^Setting up/ })).toBeVisible()
    await expect(screen.getByText('You can close this window.', { exact: false })).toBeVisible()
    await expect(screen.getByText(/^0:0[1-9]$/)).toBeVisible()
    expect(await sdkPage.outcome()).toMatchObject({ state: 'READY' })
    await expect(overlay(page)).toHaveCount(0)
  })
})

test('a described app that cannot be built says why', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { intent: 'an impossible thing' })
  const screen = screenOf(page)
  await press(screen, 'Continue')
  await expect(screen.getByRole('heading', { name: /could not be set up$/ })).toBeVisible()
  await press(screen, 'Close')
  expect(await sdkPage.outcome()).toMatchObject({ state: 'SETUP_FAILED' })
})

test('with nothing named the screen asks what to connect', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', {})
  const screen = screenOf(page)
  await press(screen, 'Continue')
  await expect(screen.getByRole('textbox')).toHaveAccessibleDescription(/is needed/)
  await screen.getByRole('textbox').fill('dealwren')
  await press(screen, 'Continue')
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText(/wants to access your Dealwren account/)
  await press(screen, 'Allow')
  expect(await sdkPage.outcome()).toMatchObject({ name: 'Dealwren' })
})

test('a build that takes long can be left: the host gets the record as it is', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'dealwren' })
  const screen = screenOf(page)
  await choose(screen, 'Take long')
  await press(screen, 'Allow')
  await expect(screen.getByRole('heading', { name: 'Setting up Dealwren' })).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await sdkPage.outcome()).toMatchObject({ state: 'BUILDING' })
})

test('reconnects on the same record', async ({ page, sdkPage }) => {
  const { id } = sdkPage.sandbox.connect('larkmail', { tenantKey: 'acme', name: 'ops@acme.test' })
  sdkPage.sandbox.disconnect(id, { type: 'connection', message: 'Larkmail rejected the refresh token' })
  await sdkPage.call('ui.connect', { connectionId: id })
  const screen = screenOf(page)
  await expect(screen.getByRole('heading', { name: 'Reconnect ops@acme.test' })).toBeVisible()
  await expect(screen.getByText('Larkmail rejected the refresh token')).toBeVisible()
  await press(screen, 'Reconnect')
  await expect(screen.getByRole('heading', { name: 'Connected' })).toBeVisible()
  expect(await sdkPage.outcome()).toMatchObject({
    id,
    name: 'ops@acme.test',
    state: 'READY',
    disconnected: false,
  })
  expect(sdkPage.sandbox.list('acme')).toHaveLength(1)
})

test('the manage screen shows an account and repairs it', async ({ page, sdkPage }) => {
  const { id } = sdkPage.sandbox.connect('larkmail', { tenantKey: 'acme', name: 'ops@acme.test' })
  await sdkPage.call('ui.connection', { connectionId: id })
  await expect(screenOf(page).getByText('Connected', { exact: true }).first()).toBeVisible()
  await press(screenOf(page), 'Done')
  expect(await sdkPage.outcome()).toBeNull()

  sdkPage.sandbox.disconnect(id)
  await sdkPage.call('ui.connection', { connectionId: id })
  await expect(screenOf(page).getByText('Reconnect needed')).toBeVisible()
  await press(screenOf(page), 'Reconnect')
  await expect(screenOf(page).getByRole('heading', { name: 'Reconnect ops@acme.test' })).toBeVisible()
  await press(screenOf(page), 'Reconnect')
  expect(await sdkPage.outcome()).toMatchObject({ id, state: 'READY' })
})

test('what cannot be opened says why, and closes', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { integrationKey: 'nothing-here' })
  await expect(screenOf(page).getByRole('heading', { name: 'This screen could not be opened' })).toBeVisible()
  await press(screenOf(page), 'Close')
  expect(await sdkPage.outcome()).toBeNull()
})

test('when the sandbox does not answer, nothing typed is lost', async ({ page, sdkPage }) => {
  await sdkPage.call('ui.connect', { connectorKey: 'billhaven' })
  const screen = screenOf(page)
  const key = screen.getByLabel('API key', { exact: true })
  await key.fill('sk-secret-1')
  sdkPage.sandbox.faults.add({ match: '/screens/flows', status: 503, body: '<h1>Bad gateway</h1>', times: 1 })
  await press(screen, 'Connect')
  await expect(screen.getByRole('alert')).toHaveText(/did not answer/)
  await expect(key).toHaveValue('sk-secret-1')
  await press(screen, 'Connect')
  expect(await sdkPage.outcome()).toMatchObject({ name: 'Acme live' })
})

test.describe('connect() by a popup', () => {
  const popupOf = async (page: Page, open: () => Promise<void>) => {
    const [popup] = await Promise.all([page.waitForEvent('popup'), open()])
    return popup
  }

  test('Allow resolves with the connection and closes the window', async ({ page, sdkPage }) => {
    const { key = '' } = sdkPage.sandbox.connect('dealwren', { tenantKey: 'other' }).integration ?? {}
    const popup = await popupOf(page, () =>
      sdkPage.call('connect', { integrationKey: key, connectionKey: 'crm' }),
    )
    const closed = popup.waitForEvent('close')
    await press(popup, 'Allow')
    expect(await sdkPage.outcome()).toMatchObject({ key: 'crm', name: 'Acme Inc' })
    await closed
  })

  test('Cancel closes the window and resolves null', async ({ page, sdkPage }) => {
    const { key = '' } = sdkPage.sandbox.connect('dealwren', { tenantKey: 'other' }).integration ?? {}
    const popup = await popupOf(page, () => sdkPage.call('connect', { integrationKey: key }))
    await press(popup, 'Cancel')
    expect(await sdkPage.outcome()).toBeNull()
  })

  test('being refused rejects with the reason', async ({ page, sdkPage }) => {
    const { key = '' } = sdkPage.sandbox.connect('dealwren', { tenantKey: 'other' }).integration ?? {}
    const popup = await popupOf(page, () => sdkPage.call('connect', { integrationKey: key }))
    await choose(popup, 'Be refused')
    await press(popup, 'Allow')
    expect(await sdkPage.outcome()).toMatchObject({ thrown: { data: { type: 'connection' } } })
    const closed = popup.waitForEvent('close')
    // The window may be gone before the click has ended.
    await press(popup, 'Close').catch((error: unknown) => {
      if (!popup.isClosed()) throw error
    })
    await closed
  })

  test('a key from a form of one’s own is decided without a window', async ({ page, sdkPage }) => {
    const { key = '' } = sdkPage.sandbox.connect('billhaven', { tenantKey: 'other' }).integration ?? {}
    const options = { integrationKey: key, authOptionKey: 'api-key' }
    await sdkPage.call('connect', { ...options, input: { apiKey: 'sk-secret-1' } })
    expect(await sdkPage.outcome()).toMatchObject({ name: 'Acme live' })
    await sdkPage.call('connect', { ...options, input: { apiKey: '' } })
    expect(await sdkPage.outcome()).toMatchObject({
      thrown: { message: expect.stringContaining('API key is needed') },
    })
    expect(page.context().pages()).toHaveLength(1)
  })

  test('with redirectUri the browser comes back with what came of it', async ({ page, sdkPage }) => {
    const { sandbox, apiUri, origin } = sdkPage
    const { key = '' } = sandbox.connect('dealwren', { tenantKey: 'other' }).integration ?? {}
    const query = new URLSearchParams({
      integrationKey: key,
      token: sandbox.token({ tenantKey: 'acme' }),
      redirectUri: `${origin}/back?kept=1`,
    })
    await page.goto(`${apiUri}/connect?${query}`)
    await press(page, 'Allow')
    await page.waitForURL(/\/back/)
    const [connection] = sandbox.list('acme')
    expect(new URL(page.url()).search).toBe(`?kept=1&connectionId=${connection?.id}`)

    await page.goto(`${apiUri}/connect?${query}`)
    await press(page, 'Cancel')
    await page.waitForURL(/error=/)
  })
})

test.describe('looks', () => {
  const background = (page: Page) =>
    screenOf(page)
      .locator('#screen')
      .evaluate((card) => getComputedStyle(card).backgroundColor)

  test('light, dark, and as the system is', async ({ page, sdkPage }) => {
    const seen: string[] = []
    for (const theme of ['light', 'dark'] as const) {
      await sdkPage.call('ui.connect', { connectorKey: 'dealwren', theme })
      await expect(screenOf(page).getByRole('button', { name: 'Allow' })).toBeVisible()
      seen.push(await background(page))
      await press(screenOf(page), 'Cancel')
      await sdkPage.outcome()
    }
    expect(seen[0]).not.toBe(seen[1])
    await sdkPage.call('ui.connect', { connectorKey: 'dealwren', theme: 'auto' })
    expect(await background(page)).toBe(seen[0])
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => background(page)).toBe(seen[1])
  })

  test('the page behind stays visible through the scrim, also in the dark', async ({ page, sdkPage }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await sdkPage.call('ui.connect', { connectorKey: 'dealwren', theme: 'dark' })
    await expect(screenOf(page).getByRole('button', { name: 'Allow' })).toBeVisible()
    await expect(page.locator('#__integration-app-loader-svg')).toHaveCount(0)
    const withText = await page.screenshot({ animations: 'disabled' })
    await page.evaluate(() => {
      document.querySelector('main')?.remove()
    })
    expect(withText.equals(await page.screenshot({ animations: 'disabled' }))).toBe(false)
  })

  test('fits 320 px without scrolling sideways, with names of 300 characters and markup in them', async ({
    page,
    sdkPage,
  }) => {
    await page.setViewportSize({ width: 320, height: 568 })
    const name = `<img src=x onerror="document.title='run'"> ${'W'.repeat(240)} שלום 🎉`
    const { id } = sdkPage.sandbox.connect('larkmail', { tenantKey: 'acme', name })
    sdkPage.sandbox.disconnect(id, { message: `<script>document.title='run'</script> ${'x'.repeat(300)}` })
    for (const method of ['ui.connect', 'ui.connection'] as const) {
      await sdkPage.call(method, { connectionId: id })
      const screen = screenOf(page)
      await expect(screen.getByRole('heading', { level: 1 })).toContainText('<img src=x')
      const overflow = await screen.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
      expect(overflow).toBe(0)
      expect(await screen.locator('html').evaluate(() => document.title)).not.toBe('run')
      await page.keyboard.press('Escape')
      await sdkPage.outcome()
    }
  })

  const views: readonly (readonly [string, object, ((page: Page) => Promise<void>)?])[] = [
    ['consent', { connectorKey: 'dealwren' }, (page) => screenOf(page).locator('summary').click()],
    ['credentials', { connectorKey: 'cartmoor' }, (page) => press(screenOf(page), 'Connect')],
    ['describe', { intent: 'our company wiki' }],
    ['problem', { connectorKey: 'nothing-here' }],
    [
      'refused',
      { connectorKey: 'dealwren' },
      async (page) => {
        await choose(screenOf(page), 'Be refused')
        await press(screenOf(page), 'Allow')
      },
    ],
    [
      'input',
      { connectorKey: 'stowbay' },
      async (page) => {
        await choose(screenOf(page), 'Need more input')
        await press(screenOf(page), 'Allow')
      },
    ],
    [
      'progress',
      { connectorKey: 'stowbay' },
      async (page) => {
        await choose(screenOf(page), 'Never finish')
        await press(screenOf(page), 'Allow')
      },
    ],
  ]
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in any view, ${theme}, and nothing breaks the page's own policy`, async ({
      page,
      sdkPage,
    }) => {
      test.slow()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) complaints.push(message.text())
      })
      await page.emulateMedia({ reducedMotion: 'reduce' })
      for (const [view, options, arrive] of views) {
        await sdkPage.call('ui.connect', { ...options, theme, allowMultipleConnections: true })
        await expect(screenOf(page).locator('#screen')).toBeVisible()
        await arrive?.(page)
        await expect(screenOf(page).locator(`html[data-view=${view}]`)).toHaveCount(1)
        const { violations } = await new AxeBuilder({ page }).include('#__integration-app-popup').analyze()
        // That the frame has no title is the SDK's doing; with the library the title is there.
        const ours = violations.filter(({ id }) => id !== 'frame-title')
        expect(
          ours.map(({ id, nodes }) => `${view}: ${id} ${nodes.map((node) => node.html).join(' ')}`),
        ).toEqual([])
        await page.keyboard.press('Escape')
        await sdkPage.outcome()
      }
      expect(complaints).toEqual([])
    })
  }

  test('in forced colours the primary button still stands out', async ({ page, sdkPage }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await sdkPage.call('ui.connect', { connectorKey: 'dealwren' })
    const colour = (name: string) =>
      screenOf(page)
        .getByRole('button', { name })
        .evaluate((button) => getComputedStyle(button).backgroundColor)
    await expect.poll(() => colour('Allow')).not.toBe(await colour('Cancel'))
  })
})

import { expect, test, type Locator, type Page } from '@playwright/test'
import { startDemo, type Demo } from './support/demo.js'
import { available, connected, decide } from './support/world.js'

test.describe('npm start', () => {
  // One demo for all: two of them would write the same cache.
  test.describe.configure({ mode: 'default' })
  let demo: Demo
  test.beforeAll(async () => {
    demo = await startDemo()
  })
  test.afterAll(() => demo.stop())

  test('shows a product that connects apps, for one tenant and for another', async ({ page }) => {
    test.slow()
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(demo.address)
    await expect(page.getByText('Sandbox', { exact: true }).first()).toBeVisible()
    await expect(connected(page).getByRole('listitem').first()).toBeVisible()

    const connect = available(page)
      .getByRole('button', { name: /^Connect / })
      .first()
    const name = (await connect.getAttribute('aria-label'))?.replace('Connect ', '') ?? ''
    await connect.click()
    await decide(page, /^(Allow|Connect)/)
    await expect(connected(page).getByRole('listitem').filter({ hasText: name }).first()).toBeVisible()

    await page.getByLabel('Signed in as').selectOption({ label: 'Bluebird Labs' })
    await expect(connected(page).getByRole('listitem').first()).toBeVisible()
    await expect(available(page).getByRole('button', { name: `Connect ${name}`, exact: true })).toBeVisible()
    expect(problems).toEqual([])
    expect(demo.output()).toContain('sandbox')
  })

  test('says that the Actions tab is coming while its code is', async ({ page }) => {
    test.slow()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/ActionsTab.tsx*', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${demo.address}?section=actions`)
    await expect(page.getByRole('heading', { name: 'Actions', level: 1 })).toBeVisible()
    await expect(page.getByText('Loading Actions…')).toBeVisible()
    release()
    await expect(page.getByRole('heading', { name: 'Send a message' })).toBeVisible()
    await expect(page.getByText('Loading Actions…')).toBeHidden()
  })

  test('does something visible with a CRM, a mailbox and a chat, also after one was lost', async ({
    page,
  }) => {
    test.slow()
    await page.goto(`${demo.address}?tenant=cedar&section=actions`)
    await inPanel(page, (panel) => panel.getByRole('button', { name: 'Actions', exact: true }).click())
    const crm = page.getByRole('region', { name: 'Contacts in your CRM' })
    const contacts = crm.getByRole('list', { name: 'Contacts' })
    await crm.getByRole('button', { name: 'Read contacts' }).click()
    await expect(contacts.getByRole('listitem').first()).toBeVisible()
    await crm.getByRole('button', { name: 'Add a contact' }).click()
    await expect(contacts).toContainText('ada.1@sample.test')

    const message = page.getByRole('region', { name: 'Send a message' })
    const to = message.getByRole('textbox', { name: /^To/ })
    const text = message.getByRole('textbox', { name: /^Message/ })
    const send = message.getByRole('button', { name: 'Send', exact: true })
    const outcome = message.locator('[data-outcome]')
    for (const app of [/^Dealwren/, /Plumepost/, /Murmur Rooms/]) {
      await message.getByRole('radio', { name: app }).check()
      await to.fill('ana@sample.test')
      await text.fill('Hello from Fieldnote')
      await send.click()
      await expect(outcome).toHaveAttribute('data-outcome', 'success')
    }

    await breakConnection(page, 'Murmur Rooms')
    await text.fill('Hello once more')
    await send.click()
    await expect(outcome).toContainText('The account is disconnected.')
    await message.getByRole('button', { name: /^Reconnect and run again: / }).click()
    await decide(page, /^(Allow|Connect|Reconnect)/)
    await expect(outcome).toHaveAttribute('data-outcome', 'success', { timeout: 30_000 })
    await expect(to).toHaveValue('ana@sample.test')
    await expect(text).toHaveValue('Hello once more')

    await breakConnection(page, 'Dealwren')
    await crm.getByRole('button', { name: 'Add a contact' }).click()
    await decide(page, /^(Allow|Connect|Reconnect)/)
    await expect(contacts).toContainText('ada.2@sample.test', { timeout: 30_000 })
    await expect(contacts.getByText('ada.2@sample.test')).toHaveCount(1)

    await page.reload()
    await expect(message.getByRole('radio', { name: /Murmur Rooms/ })).toBeChecked()
  })

  test('has switches for theme and direction, and a panel that breaks everything', async ({ page }) => {
    test.slow()
    await page.goto(demo.address)
    await expect(connected(page).getByRole('listitem').first()).toBeVisible()
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await expect(page.locator('.membrane-page[data-theme=dark]')).toBeVisible()
    await page.getByRole('radio', { name: 'RTL' }).check({ force: true })
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
    await expect(page.getByRole('heading', { name: 'عمليات التكامل', level: 1 })).toBeVisible()
    await page.getByRole('radio', { name: 'LTR' }).check({ force: true })
    await expect(page.getByRole('heading', { name: 'Integrations', level: 1 })).toBeVisible()

    await inPanel(page, async (panel) => {
      await panel.getByLabel('Drop the network').check()
      await expect(page.getByText('The network could not be reached.').first()).toBeVisible()
      await expect(connected(page).getByRole('listitem').first()).toBeVisible()
      await panel.getByLabel('Drop the network').uncheck()
      await expect(page.locator('.membrane-error')).toHaveCount(0)

      await panel.getByRole('button', { name: 'Expire the token' }).click()
      await expect(panel.getByRole('status')).toHaveText('Every token issued until now is refused.')
      await expect(connected(page).getByRole('listitem').first()).toBeVisible()
      await expect(page.locator('.membrane-error')).toHaveCount(0)

      const answered = () => page.waitForResponse(/\/connections\?/)
      await panel.getByLabel('Slow answers').check()
      await expect(panel.getByRole('status')).toHaveText('Every answer takes 2 s.')
      await page.reload()
      await expect(page.locator('.membrane-skeletons').first()).toBeVisible()
      await answered()
    })
    await inPanel(page, (panel) => panel.getByRole('button', { name: '10,000 apps' }).click())
    await expect(available(page).getByRole('heading', { name: /100 shown/ })).toBeVisible({ timeout: 30_000 })
  })

  test('keeps its panel in the top bar of a phone, and Escape closes it', async ({ page }) => {
    test.slow()
    await page.setViewportSize({ width: 375, height: 812 })
    await page.goto(demo.address)
    await expect(connected(page).getByRole('listitem').first()).toBeVisible()
    await expect(page.getByRole('banner').locator('summary')).toBeVisible()

    await inPanel(page, async (panel) => {
      const slow = panel.getByLabel('Slow answers')
      await slow.focus()
      await page.keyboard.press('Escape')
      await expect(slow).toBeHidden()
      await expect(panel.locator('summary')).toBeFocused()
    })
  })

  test('signs out, and in again', async ({ page }) => {
    test.slow()
    await page.goto(demo.address)
    await expect(connected(page).getByRole('listitem').first()).toBeVisible()
    await inPanel(page, async (panel) => {
      await panel.getByRole('button', { name: 'Sign out' }).click()
      await expect(panel.getByRole('status')).toHaveText('Nobody is signed in.')
    })
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await page.reload()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await expect(connected(page).getByRole('listitem').first()).toBeVisible()
    await expect(page.getByLabel('Signed in as')).toHaveValue('acme')
  })
})

/** Opens the sandbox's panel for something. */
async function inPanel(page: Page, work: (panel: Locator) => Promise<void>) {
  const panel = page.locator('details', { has: page.locator('summary', { hasText: 'Sandbox' }) })
  await panel.locator('summary').click()
  await work(panel)
}

async function breakConnection(page: Page, app: string) {
  await inPanel(page, async (panel) => {
    const which = panel.getByLabel('Connection to act on')
    const id = await which.locator('option', { hasText: app }).getAttribute('value')
    await which.selectOption(id)
    await panel.getByRole('button', { name: 'Break it' }).click()
    await expect(panel.getByRole('status')).toContainText('lost its sign-in')
    await panel.locator('summary').click()
  })
}

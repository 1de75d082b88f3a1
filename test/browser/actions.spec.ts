import type { Page } from '@playwright/test'
import { createActRoute } from 'react-membrane/server'
import type { Scene } from './app/scene.js'
import { decide, expect, expectNoAxeViolations, test, type World } from './support/world.js'

test.use({ sandboxOptions: { scenario: 'actions', buildMs: 1_500 } })

async function open(page: Page, world: World, scene: Scene = {}) {
  world.app.actRoute = createActRoute({
    tenant: () => 'acme',
    actions: ['create-contact', 'list-contacts'],
    workspaceKey: world.sandbox.workspaceKey,
    workspaceSecret: world.sandbox.workspaceSecret,
    apiUri: world.apiUri,
  })
  world.app.show(scene)
  await page.goto(`${world.app.url}/actions.html`)
  await expect(page.getByRole('radio', { name: /Dealwren/ })).toBeVisible()
}

async function choose(page: Page) {
  await page.getByRole('radio', { name: /Dealwren/ }).check()
  await page.getByRole('searchbox', { name: 'What should happen?' }).fill('add a contact')
  await page.getByRole('button', { name: 'Create contact' }).click()
  await expect(page.getByRole('heading', { name: 'Create contact' })).toBeFocused()
}

async function fillIn(page: Page) {
  await choose(page)
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill('ada@acme.test')
}

const output = (page: Page) => page.getByRole('textbox', { name: 'Output' })

test('an action whose account was lost runs once more after a reconnect, with nothing typed twice', async ({
  page,
  world,
}) => {
  await open(page, world)
  await fillIn(page)
  lose(world)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText('The account is disconnected.')).toBeVisible()
  expect(world.asked('POST /act')).toBe(1)

  await again(page).click()
  await decide(page, 'Cancel')
  await expect(again(page)).toBeVisible()
  expect(world.asked('POST /act')).toBe(1)

  await again(page).click()
  await decide(page, 'Reconnect')
  await expect(output(page)).toHaveValue(/ada@acme\.test/, { timeout: 20_000 })
  await expect(page.getByRole('textbox', { name: 'Email', exact: true })).toHaveValue('ada@acme.test')
  expect(world.asked('POST /act')).toBe(2)
  await expect(page.locator('[data-outcome=success]')).toBeFocused()
  expect(world.sandbox.list('acme').filter(({ key }) => key === 'dealwren')).toHaveLength(1)
})

/** Takes the CRM's sign-in away behind the page's back. */
function lose(world: World) {
  const crm = world.sandbox.list('acme').find(({ key }) => key === 'dealwren')
  world.sandbox.disconnect(crm?.id ?? '')
}

const screenOf = (page: Page) => page.locator('#__integration-app-popup')
const again = (page: Page) => page.getByRole('button', { name: /^Reconnect and run again: / })

test('with reconnect: auto a click opens the reconnect by itself, and the action runs once more', async ({
  page,
  world,
}) => {
  await open(page, world, { reconnect: 'auto' })
  await fillIn(page)
  lose(world)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await decide(page, 'Reconnect')
  await expect(output(page)).toHaveValue(/ada@acme\.test/, { timeout: 20_000 })
  expect(world.asked('POST /act')).toBe(2)
})

test('with reconnect: auto nothing runs again after a screen that was closed', async ({ page, world }) => {
  await open(page, world, { reconnect: 'auto' })
  await fillIn(page)
  lose(world)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await decide(page, 'Cancel')
  await expect(again(page)).toBeVisible()
  await expect(screenOf(page)).toHaveCount(0)
  expect(world.asked('POST /act')).toBe(1)
})

test('with reconnect: auto what is lost anew is not run a third time', async ({ page, world }) => {
  await open(page, world, { reconnect: 'auto' })
  await fillIn(page)
  lose(world)
  world.sandbox.faults.add({ app: 'dealwren', status: 401 })
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await decide(page, 'Reconnect')
  await expect(again(page)).toBeVisible({ timeout: 20_000 })
  await expect(screenOf(page)).toHaveCount(0)
  expect(world.asked('POST /act')).toBe(2)
})

test('with reconnect: auto no screen opens for a run that no person began', async ({ page, world }) => {
  await open(page, world, { reconnect: 'auto' })
  await fillIn(page)
  lose(world)
  // The page waits until the browser does not count the last click any more; whatever is asked from here would count as one.
  const asked = page.waitForRequest('**/api/membrane-act')
  await page.evaluate(() => {
    const timer = setInterval(() => {
      if (navigator.userActivation.isActive) return
      clearInterval(timer)
      document.querySelector<HTMLElement>('.membrane-form button[type=submit]')?.click()
    }, 100)
  })
  await asked
  await expect(again(page)).toBeVisible()
  await expect(screenOf(page)).toHaveCount(0)
  expect(world.asked('POST /act')).toBe(1)
})

test('the keyboard alone runs an action', async ({ page, world }) => {
  await open(page, world)
  await page.getByRole('radio', { name: /Plumepost/ }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio', { name: /Dealwren/ })).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('list contacts')
  await expect(page.getByRole('listitem').first()).toContainText('List contacts')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'List contacts' })).toBeFocused()
  await page.getByRole('button', { name: 'Run', exact: true }).press('Enter')
  await expect(output(page)).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a form, a failure and its log: ${theme}`, async ({ page, world }) => {
    await open(page, world, { theme })
    await expectNoAxeViolations(page)
    await fillIn(page)
    world.sandbox.faults.add({ app: 'dealwren', status: 500, times: 1 })
    await page.getByRole('textbox', { name: 'Email', exact: true }).fill('nonsense')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(page.getByText('Enter an email address')).toBeVisible()
    await expectNoAxeViolations(page)
    await page.getByRole('textbox', { name: 'Email', exact: true }).fill('ada@acme.test')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('button', { name: 'Show what happened' }).click()
    const sent = page.getByRole('textbox', { name: 'Sent to the app' })
    await expect(sent).toHaveValue(/"authorization": "\[redacted\]"/)
    await expectNoAxeViolations(page)
  })
}

for (const direction of ['ltr', 'rtl'] as const) {
  test(`fits 320 px without sideways scrolling, ${direction}`, async ({ page, world }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    await open(page, world, { direction })
    await fillIn(page)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('button', { name: 'Show what happened' }).click()
    await expect(page.getByRole('textbox', { name: 'Sent to the app' })).toBeVisible()
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  })
}

test('the buttons look the same whichever sheet comes first', async ({ page, world }) => {
  await open(page, world, { theme: 'light' })
  await fillIn(page)
  const run = page.getByRole('button', { name: 'Run', exact: true })
  await expect(run).toHaveCSS('background-color', 'rgb(47, 91, 234)')
  await expect(page.getByRole('textbox', { name: 'Email', exact: true })).toHaveCSS('border-radius', '6px')
})

test.describe('the code of the form', () => {
  const CODE = /FillAndRun/

  test('comes before an action is chosen', async ({ page, world }) => {
    const code = page.waitForResponse((response) => CODE.test(response.url()))
    await open(page, world)
    expect((await code).ok()).toBe(true)
  })

  test('leaves the form a place of its size while it is on its way', async ({ page, world }) => {
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    await page.route(CODE, async (route) => {
      await arrived
      await route.continue()
    })
    await open(page, world)
    await choose(page)
    const place = page.locator('.membrane-form-bones')
    await expect(place).toHaveCSS('opacity', '1')
    const held = await place.boundingBox()
    arrive()
    const form = page.locator('form.membrane-form')
    await expect(form).toBeVisible()
    const taken = await form.boundingBox()
    expect(Math.abs((held?.height ?? 0) - (taken?.height ?? 1_000))).toBeLessThanOrEqual(2)
    await expect(page.getByRole('heading', { name: 'Create contact' })).toBeFocused()
  })

  test('is said to be missing when it does not arrive, and can be fetched again', async ({ page, world }) => {
    await page.route(CODE, (route) => route.abort())
    await open(page, world)
    await choose(page)
    const notice = page.getByRole('group', { name: 'A part of this page could not be loaded.' })
    await expect(notice).toBeVisible()
    await expect(page.locator('.membrane-form-bones')).toBeHidden()
    await expectNoAxeViolations(page)
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByRole('searchbox', { name: 'What should happen?' })).toBeFocused()

    await choose(page)
    await expect(notice).toBeVisible()
    await page.unroute(CODE)
    await notice.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('textbox', { name: 'Email', exact: true }).fill('ada@acme.test')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(output(page)).toHaveValue(/ada@acme\.test/)
  })
})

import type { Page } from '@playwright/test'
import type { Integration } from 'react-membrane'
import { available, decide, expect, failure, row, settled, test, type World } from './support/world.js'

async function account(world: World, name: string) {
  const app = await world.offered('oauth2')
  return world.sandbox.connect(app.key, { tenantKey: 'acme', name })
}

/** The apps that one signs in to by consent alone. */
async function oauthKeys(world: World): Promise<string[]> {
  const headers = { authorization: `Bearer ${world.sandbox.token({ tenantKey: 'acme' })}` }
  const response = await world.sandbox.fetch(
    new Request(`${world.apiUri}/integrations?limit=1000`, { headers }),
  )
  const { items }: { items: Integration[] } = await response.json()
  return items.flatMap(({ authType, key }) => (authType === 'oauth2' && key !== undefined ? [key] : []))
}

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).focus()
  await page.keyboard.press('Enter')
}

test('stopping "Fix all" gives the focus back to its button', async ({ page, world }) => {
  for (const name of ['One', 'Two']) world.sandbox.disconnect((await account(world, name)).id)
  await world.open()
  await press(page, 'Fix all')
  await press(page, 'Stop')
  await expect(page.getByRole('button', { name: 'Fix all' })).toBeFocused()
})

test('does not offer "Fix all" to who may not reconnect', async ({ page, world }) => {
  for (const name of ['One', 'Two']) world.sandbox.disconnect((await account(world, name)).id)
  await world.open({ page: { can: { reconnect: 'Ask an admin' } } })
  await expect(row(page, 'One')).toContainText('Ask an admin')
  await expect(page.getByRole('button', { name: 'Fix all' })).toHaveCount(0)
})

test('a retry that worked leaves the focus on the page', async ({ page, world }) => {
  await account(world, 'Ops account')
  const clear = world.sandbox.faults.add({
    match: '/connections',
    status: 400,
    body: { type: 'bad_request', message: 'no' },
  })
  await world.open({}, { settle: false })
  await expect(failure(page)).toBeVisible()
  clear()
  await press(page, /^Try again/)
  await expect(row(page, 'Ops account')).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Integrations' })).toBeFocused()
})

test('dismissing the offer to undo leaves the focus on the page', async ({ page, world }) => {
  await account(world, 'Ops account')
  await world.open()
  await row(page, 'Ops account')
    .getByRole('button', { name: /^More actions/ })
    .click()
  await page.getByRole('menuitem', { name: /^Disconnect/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await press(page, 'Dismiss')
  await expect(page.getByRole('heading', { name: 'Integrations' })).toBeFocused()
})

test('a row that goes away under the focus leaves it on the heading of its region', async ({
  page,
  world,
}) => {
  const { id } = await account(world, 'Ops account')
  await page.clock.install()
  await world.open()
  await press(page, 'More actions for Ops account')
  await page.keyboard.press('Escape')
  await expect(row(page, 'Ops account').getByRole('button')).toBeFocused()
  // Somebody else ends it; the page hears of it when its person comes back to it.
  world.sandbox.update(id, { archivedAt: new Date().toISOString() })
  await page.clock.runFor(10_000)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(row(page, 'Ops account')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^Connected/ })).toBeFocused()
})

test.describe('in a long catalogue', () => {
  test.use({ sandboxOptions: { scenario: 'large', integrations: 190 } })

  test('the last "Show more apps" moves the focus to the first of what came', async ({ page, world }) => {
    await world.open()
    const more = page.locator('.membrane-more')
    await expect(more).toHaveAttribute('data-after', /^\d+$/)
    const before = Number(await more.getAttribute('data-after'))
    world.sandbox.latencyMs = 1_000
    await more.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await expect(more).toHaveCount(0)
    const next = page.locator(`[data-region=available] [aria-posinset="${before + 1}"] button`)
    await expect(next).toBeFocused()
  })

  test('connecting deep down moves the focus to the account, however many there are', async ({
    page,
    world,
  }) => {
    for (let count = 0; count < 140; count += 1) await account(world, `Account ${count}`)
    await world.open()
    await page.mouse.move(400, 500)
    await expect(async () => {
      await page.mouse.wheel(0, 4_000)
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(9_600)
    }).toPass()
    await expect(page.locator('[data-region=connected] [data-away]').first()).toBeAttached()
    const oauth = await oauthKeys(world)
    const focusCard = (keys: readonly string[]) => {
      const cards = [...document.querySelectorAll<HTMLElement>('.membrane-card')]
      const card = cards.find((each) => {
        const { top, bottom } = each.getBoundingClientRect()
        return top > 50 && bottom < innerHeight && keys.includes(each.dataset['integrationKey'] ?? '')
      })
      const button = card?.querySelector('button')
      button?.focus({ preventScroll: true })
      return button?.getAttribute('aria-label') ?? ''
    }
    let label = ''
    await expect(async () => {
      await page.mouse.wheel(0, 300)
      label = await page.evaluate(focusCard, oauth)
      expect(label).toMatch(/^Connect /)
    }).toPass()
    await page.keyboard.press('Enter')
    await decide(page, 'Allow')
    const app = label.replace('Connect ', '')
    await expect(row(page, app).getByRole('button').first().and(page.locator(':focus'))).toHaveCount(1)
  })

  test('a search says how many apps are shown, once, and not how many accounts', async ({ page, world }) => {
    await account(world, 'A match')
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
    await page.getByRole('searchbox').fill('a')
    await expect(available(page).getByRole('heading').first()).toContainText('shown')
    await expect(page.locator('[data-announcer]')).not.toBeEmpty()
    await page.mouse.move(400, 500)
    await expect(async () => {
      await page.mouse.wheel(0, 6_000)
      await expect(page.locator('.membrane-more')).toHaveCount(0)
    }).toPass()
    const said = await page.evaluate(() => (window as Window & { said?: string[] }).said ?? [])
    expect(said).toEqual([expect.stringMatching(/^\d+ apps shown$/)])
    await settled(page)
  })
})

test('code that does not arrive is said and seen, and can be fetched again', async ({ page, world }) => {
  await account(world, 'Ops account')
  const isLate = /ConnectionMenuContent|extras/
  await page.route(isLate, (route) => route.abort())
  await world.open()
  const more = row(page, 'Ops account').getByRole('button', { name: /^More actions/ })
  await more.click()
  const notice = page.getByRole('group', { name: 'A part of this page could not be loaded.' })
  await expect(notice).toBeInViewport()
  await expect(page.locator('[data-announcer]')).toContainText('could not be loaded')
  await page.unroute(isLate)
  await page.route(/extras/, (route) => route.abort())
  await notice.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('menuitem', { name: /^Disconnect/ }).click()
  await expect(notice).toBeInViewport()
  await page.unroute(/extras/)
  await notice.getByRole('button', { name: 'Try again' }).click()
  await expect(notice).toHaveCount(0)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
})

import { available, connected, expect, test } from './support/world.js'

test.describe('10,000 apps', () => {
  test.use({ sandboxOptions: { scenario: 'large', integrations: 10_000 } })

  test('finds one of 10,000 by search, and clears the search again', async ({ page, world }) => {
    const app = await world.offered('oauth2')
    await world.open()
    const search = page.getByRole('searchbox')
    await search.fill(app.name)
    await expect(
      available(page).getByRole('button', { name: `Connect ${app.name}`, exact: true }),
    ).toBeVisible()
    const asked = world.sandbox.requests.filter((each) => each.query['search'] !== undefined)
    expect(asked.length).toBeLessThanOrEqual(2)
    await page.getByRole('button', { name: 'Clear search' }).click()
    await expect(search).toHaveValue('')
    await expect(search).toBeFocused()
    await expect(available(page).getByRole('listitem').nth(5)).toBeVisible()
  })

  test('pages follow one another on scroll, each is asked for once, none is shown twice', async ({
    page,
    world,
  }) => {
    await world.open()
    /** Names by their place in the list: what is far from the screen is not in the document. */
    const names = new Map<number, string>()
    const cards = available(page).locator('[aria-posinset]')
    const look = async () => {
      const seen = await cards.evaluateAll((all) =>
        all.map((card) => [Number(card.ariaPosInSet), card.querySelector('bdi')?.textContent ?? ''] as const),
      )
      for (const [place, name] of seen) names.set(place, name)
      return Math.max(...names.keys())
    }
    let last = await look()
    while (last <= 200) {
      const before = last
      await cards.last().scrollIntoViewIfNeeded()
      await expect.poll(async () => (last = await look()), { intervals: [50] }).toBeGreaterThan(before)
    }
    expect(names.size).toBe(Math.max(...names.keys()))
    expect([...names.values()]).not.toContain('')
    expect(new Set(names.values()).size).toBe(names.size)
    expect(world.asked('GET /integrations')).toBeGreaterThanOrEqual(3)
    const cursors = world.sandbox.requests
      .filter((each) => each.path === '/integrations')
      .map((each) => each.query['cursor'] ?? 'first')
    expect(new Set(cursors).size).toBe(cursors.length)
  })

  test('coming back asks again for the first page and for what is on the screen, not for all', async ({
    page,
    world,
  }) => {
    await world.open()
    const integrations = () => world.sandbox.requests.filter((each) => each.path === '/integrations')
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 6_000)
        return integrations().length
      })
      .toBeGreaterThanOrEqual(5)
    const loaded = integrations().map((each) => each.query['cursor'])
    await available(page)
      .getByRole('button', { name: /more apps/i })
      .scrollIntoViewIfNeeded()
    const cursors = () => integrations().map((each) => each.query['cursor'])
    /** The pages that were asked for more than once; `undefined` is the first. */
    const again = () => cursors().filter((cursor, at, all) => all.indexOf(cursor) < at)
    // What came back a moment ago is not asked for once more.
    const comeBack = async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      return again().filter((cursor) => cursor !== undefined).length
    }
    await expect.poll(comeBack).toBeGreaterThan(0)
    expect(again()).toContain(undefined)
    expect(again()).not.toContain(loaded[1])
  })

  test('a button asks for more where scrolling does not', async ({ page, world }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'IntersectionObserver'))
    await world.open()
    const before = world.asked('GET /integrations')
    const more = available(page).getByRole('button', { name: /more/i }).last()
    await more.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => world.asked('GET /integrations')).toBeGreaterThan(before)
  })
})

test('a search that matches nothing offers to describe the app', async ({ page, world }) => {
  await world.open()
  await page.getByRole('searchbox').fill('zzzz no such app')
  await expect(
    page
      .getByText('No app called “zzzz no such app”.')
      .or(page.getByText('No app called "zzzz no such app".')),
  ).toBeVisible()
  await page
    .getByRole('button', { name: /Describe the app/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox')).toHaveValue('zzzz no such app')
  await dialog.getByRole('button', { name: /^(Request|Ask)/ }).click()
  await expect
    .poll(() => page.evaluate(() => window.scene.events.filter(([name]) => name === 'request')))
    .toEqual([['request', 'zzzz no such app']])
})

test('categories place every app, and choosing one shows only its apps', async ({ page, world }) => {
  await world.open()
  const filter = page.getByRole('group', { name: 'Category' })
  await expect(filter).toBeVisible()
  const all = await available(page).getByRole('listitem').count()
  await filter.getByText('CRM', { exact: true }).click()
  await expect.poll(() => available(page).getByRole('listitem').count()).toBeLessThan(all)
  expect(world.asked('GET /external-apps')).toBeGreaterThan(0)
  await expect(connected(page)).toBeVisible()
})

test.describe('apps below the screen', () => {
  test.use({ sandboxOptions: { scenario: 'needs-attention' }, viewport: { width: 1280, height: 400 } })

  test('are all there for who reads without scrolling', async ({ page, world }) => {
    await world.open()
    const heading = available(page).getByRole('heading')
    const apps = Number(/\d+/.exec(await heading.innerText())?.[0])
    expect(apps).toBeGreaterThan(24)
    await expect(available(page).getByRole('listitem')).toHaveCount(apps)
    // What has been scrolled past is not taken away either.
    await page.getByRole('button', { name: 'Describe the app' }).scrollIntoViewIfNeeded()
    await expect(available(page).getByRole('listitem')).toHaveCount(apps)
    await page.mouse.wheel(0, -100_000)
    await expect(available(page).getByRole('listitem')).toHaveCount(apps)
  })
})

test.describe('1,000 apps below the screen', () => {
  test.use({
    sandboxOptions: { scenario: 'large', integrations: 1_000 },
    viewport: { width: 1280, height: 400 },
  })

  test('the keyboard goes into the list from above, far as it may be', async ({ page, world }) => {
    for (let count = 0; count < 40; count += 1)
      world.sandbox.connect('hubspot', { tenantKey: 'acme', name: `Account ${count}` })
    await world.open()
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 6_000)
        return world.asked('GET /integrations')
      })
      .toBeGreaterThan(3)
    // What is drawn on the way up may push the page down again.
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, -200_000)
        return page.evaluate(() => window.scrollY)
      })
      .toBe(0)
    const first = available(page).getByRole('listitem').first()
    await expect(first).toHaveAttribute('aria-posinset', '1')
  })
})

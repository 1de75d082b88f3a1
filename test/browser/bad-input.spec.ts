import { connected, expect, failure, row, test } from './support/world.js'

const answers: [string, (apiUri: string) => Response, RegExp][] = [
  ['401', () => Response.json({ message: 'no session' }, { status: 401 }), /You are signed out/],
  ['500', () => new Response('boom', { status: 500 }), /could not load/i],
  [
    'HTML',
    () => new Response('<!doctype html><title>App</title>', { headers: { 'content-type': 'text/html' } }),
    /could not load/i,
  ],
  ['an empty body', () => new Response(''), /could not load/i],
  ['no token in its JSON', () => Response.json({}), /could not load/i],
  ['something that is no token', (apiUri) => Response.json({ token: 'hello', apiUri }), /could not load/i],
]

for (const [what, answer, sentence] of answers) {
  test(`a token route that answers ${what} is told plainly, and asking again recovers`, async ({
    page,
    world,
  }) => {
    const { tokenRoute } = world.app
    world.app.tokenRoute = async () => answer(world.apiUri)
    if (what === '401') await page.clock.install()
    await world.open({}, { settle: false })
    await expect(page.getByText(sentence).first()).toBeVisible({ timeout: 20_000 })
    world.app.tokenRoute = tokenRoute
    if (what === '401') {
      // Somebody who signed in again in another tab comes back to this one.
      await page.clock.runFor(10_000)
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect(connected(page)).toBeVisible()
      return
    }
    // It also asks again by itself: the button may be gone before it is pressed.
    const again = page.getByRole('button', { name: /^Try again/ }).first()
    if (await again.isVisible()) await again.click({ timeout: 2_000 }).catch(() => undefined)
    await expect(connected(page)).toBeVisible()
  })
}

test('a token for another tenant than the one signed in shows nothing of that tenant', async ({
  page,
  world,
}) => {
  const app = await world.offered('oauth2')
  world.sandbox.connect(app.key, { tenantKey: 'bluebird', name: 'only-bluebird' })
  world.app.tokenRoute = async () =>
    Response.json({ token: world.sandbox.token({ tenantKey: 'bluebird' }), apiUri: world.apiUri })
  await world.open({ provider: { tenantKey: 'acme' } }, { settle: false })
  await expect(failure(page)).toBeVisible()
  await expect(page.getByText('only-bluebird')).toHaveCount(0)
})

test('an expired static token is told plainly', async ({ page, world }) => {
  const token = world.sandbox.token({ tenantKey: 'acme', ttlSeconds: -60 })
  await world.open({ provider: { token, apiUri: world.apiUri } }, { settle: false })
  await expect(failure(page)).toContainText(/expired/i)
})

test('names with markup, emoji, right-to-left text and 300 characters are text, and nothing breaks', async ({
  page,
  world,
}) => {
  const app = await world.offered('oauth2')
  const names = [
    '<img src=x onerror=alert(1)>',
    '🚀 Rocket & Söhne',
    'شركة الاختبار',
    'Long '.repeat(60).trim(),
  ]
  for (const [index, name] of names.entries()) {
    world.sandbox.connect(app.key, { tenantKey: 'acme', key: `odd-${index}`, name })
  }
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.setViewportSize({ width: 360, height: 800 })
  await world.open()
  for (const name of names) await expect(row(page, name)).toHaveCount(1)
  await expect(page.locator('main img[src="x"]')).toHaveCount(0)
  expect(dialogs).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  ).toBe(true)
})

test('a logo that is a script or missing is never loaded: letters stand in its place', async ({
  page,
  world,
}) => {
  world.sandbox.faults.add({
    match: 'GET /connections',
    status: 200,
    body: {
      items: [
        {
          id: 'c1',
          name: 'Script logo',
          state: 'READY',
          integration: { name: 'Evil', logoUri: 'javascript:alert(1)' },
        },
        {
          id: 'c2',
          name: 'Missing logo',
          state: 'READY',
          integration: { name: 'Gone', logoUri: `${world.app.url}/nothing.png` },
        },
        { id: 'c2', name: 'Missing logo', state: 'READY', integration: { name: 'Gone' } },
        { id: 'c3', name: 'From the future', state: 'HIBERNATING' },
        { name: 'No id at all' },
        'nonsense',
      ],
    },
  })
  // One that fails is taken away at once: what counts is whether it was ever there.
  await page.addInitScript(() => {
    const sources: string[] = []
    Object.assign(window, { sources })
    new MutationObserver(() => {
      for (const image of document.querySelectorAll('img[src^="javascript:" i]')) {
        sources.push(image.getAttribute('src') ?? '')
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['src'] })
  })
  await world.open()
  await expect(row(page, 'Script logo').locator('img')).toHaveCount(0)
  await expect(row(page, 'Missing logo').locator('img')).toHaveCount(0)
  await expect(row(page, 'Missing logo')).toHaveCount(1)
  await expect(row(page, 'From the future').getByText('Unknown status')).toBeVisible()
  await expect(page.getByText('No id at all')).toHaveCount(0)
  expect(await page.evaluate('sources')).toEqual([])
})

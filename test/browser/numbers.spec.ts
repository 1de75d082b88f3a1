import { expect, row, test } from './support/world.js'

test('the first load asks once for the token, once for each list', async ({ page, world }) => {
  await world.open()
  await expect(page.getByRole('heading', { name: 'Integrations', exact: true })).toBeVisible()
  expect(world.app.tokenRequests).toBe(1)
  expect(world.asked('GET /integrations')).toBe(1)
  expect(world.asked('GET /connections')).toBe(1)
})

test('an idle minute with nothing pending asks for nothing', async ({ page, world }) => {
  for (const connection of world.sandbox.list('acme')) world.sandbox.update(connection.id, { state: 'READY' })
  await page.clock.install()
  await world.open()
  await page.clock.runFor(5_000)
  const before = world.sandbox.requests.length
  await page.clock.runFor(60_000)
  const asked = world.sandbox.requests.slice(before).map((each) => `${each.method} ${each.path}`)
  expect(asked.filter((each) => !each.startsWith('GET /logos/'))).toEqual([])
})

test('a connection turns from setting up to connected by one long poll, with no list asked for in between', async ({
  page,
  world,
}) => {
  const app = await world.offered('oauth2')
  const { id } = world.sandbox.connect(app.key, {
    tenantKey: 'acme',
    name: 'Fresh account',
    state: 'BUILDING',
  })
  await world.open()
  await expect(row(page, 'Fresh account').getByText('Setting up…')).toBeVisible()
  world.sandbox.update(id, { state: 'READY' })
  await expect(row(page, 'Fresh account').getByText('Connected', { exact: true })).toBeVisible()
  expect(world.asked(`GET /connections/${id}`)).toBe(1)
  expect(world.asked('GET /connections')).toBeLessThanOrEqual(2)
})

test('the SDK is not among what arrives before first data', async ({ page, world }) => {
  let answered = false
  const early: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script' && !answered) early.push(request.url())
  })
  page.on('response', (response) => {
    if (response.url().includes('/integrations?') && response.request().method() === 'GET') answered = true
  })
  world.sandbox.latencyMs = 400
  await world.open()
  const sizes = await Promise.all(early.map(async (url) => (await (await fetch(url)).text()).length))
  // The SDK alone is over 500,000 characters minified; React, the page and SWR together are under 400,000.
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, length) => sum + length, 0)).toBeLessThan(400_000)
})

test('no token stands in the address, in storage or in a URL of ours', async ({ page, world }) => {
  await world.open()
  const token = /eyJ[\w-]{10,}/
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
  )
  expect(kept).not.toMatch(token)
  for (const request of world.sandbox.requests) {
    if (request.path.startsWith('/sse')) continue
    expect(JSON.stringify([request.path, request.query])).not.toMatch(token)
  }
})

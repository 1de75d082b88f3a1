import { launchOptions } from '../../scripts/lib/chromium.mjs'
import { available, expect, row, settled, test } from './support/world.js'

/** A plain http origin that is not localhost: no `crypto.subtle`, no clipboard, no locks. */
test.use({
  launchOptions: {
    ...launchOptions(),
    args: ['--host-resolver-rules=MAP product.test 127.0.0.1'],
  },
})

test('the sandbox runs inside a page on plain http, signs and verifies its tokens, and nothing leaves the page', async ({
  page,
  world,
}) => {
  const left: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('http://product.test') && !request.url().startsWith('data:')) {
      left.push(request.url())
    }
  })
  const { port } = new URL(world.app.url)
  await page.goto(`http://product.test:${port}/sandboxed.html`)
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  await settled(page)

  const connect = available(page)
    .getByRole('button', { name: /^Connect / })
    .first()
  const name = ((await connect.getAttribute('aria-label')) ?? '').replace('Connect ', '')
  await connect.click()
  await expect(row(page, name).getByText('Connected', { exact: true })).toBeVisible()
  expect(left).toEqual([])
})

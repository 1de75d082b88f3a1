import { freePort, startExample, type Example } from './support/example.js'
import { connectAndDisconnect, expect, row, test } from './support/world.js'

let app: Example

test.beforeAll(async () => {
  const port = await freePort()
  app = await startExample('vite', { command: ['vite', '--port', String(port), '--strictPort'], port })
})
test.afterAll(() => app?.stop())

test('says where its sandbox is', () => {
  expect(app.output()).toMatch(/sandbox/i)
})

test('shows the rows, connects an app on the hosted page, and disconnects it', async ({ page }) => {
  await page.goto(app.url)
  await expect(row(page, 'Acme live')).toBeVisible()
  await connectAndDisconnect(page, 'Larkmail')
})

test('signs somebody else in by the address', async ({ page }) => {
  const tenants: string[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname !== '/api/membrane-token') return
    void response.json().then(({ token }: { token: string }) => {
      const [, claims = ''] = token.split('.')
      tenants.push(JSON.parse(Buffer.from(claims, 'base64url').toString()).tenantKey)
    })
  })
  await page.goto(app.url)
  await expect(row(page, 'Acme live')).toBeVisible()
  await page.goto(`${app.url}/?tenant=globex`)
  await expect(row(page, 'Acme live')).toBeVisible()
  await expect.poll(() => tenants).toEqual(['acme', 'globex'])
})

import { freePort, startExample, type Example } from './support/example.js'
import { available, connectAndDisconnect, expect, row, ServedSandbox, test } from './support/world.js'

let sandbox: ServedSandbox
let app: Example

test.beforeAll(async () => {
  sandbox = await ServedSandbox.atFreePort()
  const port = await freePort()
  const command = [...sandbox.command, 'node', 'server.js']
  app = await startExample('express', { command, port, env: { PORT: String(port) } })
  await sandbox.connect('acme', 'dealwren', 'Only for Acme')
  await sandbox.connect('globex', 'dealwren', 'Only for Globex')
})
test.afterAll(() => app?.stop())

test('shows the rows, connects an app on the hosted page, disconnects it, and shows the next user theirs', async ({
  page,
  complaints,
}) => {
  complaints.expected = [/401 .*\/api\/membrane-token/]
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Ada of Acme' }).click()
  await expect(row(page, 'Only for Acme')).toBeVisible()
  await connectAndDisconnect(page, 'Larkmail')

  await page.getByRole('button', { name: 'Bob of Globex' }).click()
  await expect(row(page, 'Only for Globex')).toBeVisible()
  await expect(row(page, 'Only for Acme')).toHaveCount(0)
})

test('shows no app to somebody who is not signed in', async ({ page, complaints }) => {
  complaints.expected = [/401 .*\/api\/membrane-token/]
  await page.goto(app.url)
  await expect(page.getByText(/signed out/i).first()).toBeVisible()
  await expect(available(page)).toHaveCount(0)
})

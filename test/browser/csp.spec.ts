import type { Page } from '@playwright/test'
import { available, decide, expect, row, test, type World } from './support/world.js'

declare global {
  interface Window {
    violations: string[]
  }
}

const policy = (api: string, nonce?: string) =>
  [
    `default-src 'self'`,
    nonce ? `style-src 'self' 'nonce-${nonce}'` : `style-src 'self'`,
    `connect-src 'self' ${api}`,
    `frame-src ${api}`,
    `form-action ${api}`,
    `img-src 'self' data: ${api}`,
  ].join('; ')

/** Opens the page under the policy. What that returns says what has violated it since. */
async function openStrictly(page: Page, world: World, nonce: string | undefined) {
  const said: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) said.push(message.text())
  })
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      )
    })
  })
  await world.open(nonce ? { provider: { nonce } } : {}, {
    headers: { 'content-security-policy': policy(world.apiUri, nonce) },
  })
  return async () => [...said, ...(await page.evaluate(() => window.violations))]
}

for (const nonce of [undefined, 'r4nd0m']) {
  const strict = `a strict policy ${nonce ? 'with' : 'without'} a nonce`

  test(`${strict} is never violated`, async ({ page, world }) => {
    const app = await world.offered('oauth2')
    world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Ops account' })
    const other = await world.offered('client-credentials')
    const violations = await openStrictly(page, world, nonce)

    for (const item of [/^Rename/, /^Details/, /^Disconnect/]) {
      await row(page, 'Ops account')
        .getByRole('button', { name: /^More actions for / })
        .click()
      await page.getByRole('menuitem', { name: item }).click()
      await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0)
    }
    await available(page)
      .getByRole('button', { name: `Connect ${other.name}`, exact: true })
      .click()
    await decide(page, 'Cancel')
    await expect(page.locator('#__integration-app-popup')).toHaveCount(0)

    expect(await violations()).toEqual([])
  })

  test(`${strict} is not violated by a connect that succeeds`, async ({ page, world }) => {
    const app = await world.offered('oauth2')
    const violations = await openStrictly(page, world, nonce)

    await available(page)
      .getByRole('button', { name: `Connect ${app.name}`, exact: true })
      .click()
    await decide(page, 'Allow')
    await expect(row(page, app.name).getByText('Connected', { exact: true })).toBeVisible()
    await expect(page.locator('#__integration-app-popup')).toHaveCount(0)

    expect(await violations()).toEqual([])
  })
}

import type { Page } from '@playwright/test'
import { available, decide, expect, row, test } from './support/world.js'

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

async function watchViolations(page: Page) {
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      )
    })
  })
}

for (const nonce of [undefined, 'r4nd0m']) {
  test(`a strict policy ${nonce ? 'with' : 'without'} a nonce is never violated`, async ({ page, world }) => {
    const app = await world.offered('oauth2')
    world.sandbox.connect(app.key, { tenantKey: 'acme', name: 'Ops account' })
    const other = await world.offered('client-credentials')
    const said: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) said.push(message.text())
    })
    await watchViolations(page)
    await world.open(nonce ? { provider: { nonce } } : {}, {
      headers: { 'content-security-policy': policy(world.apiUri, nonce) },
    })

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

    expect(said).toEqual([])
    expect(await page.evaluate(() => window.violations)).toEqual([])
  })
}

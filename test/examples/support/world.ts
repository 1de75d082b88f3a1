import { expect, test as base, type Page } from '@playwright/test'
import { freePort } from './example.js'

/** What a page complains about: hydration, uncaught errors, whatever is written to the console as an error. */
export interface Complaints {
  /** Requests that are to fail, such as the token's when nobody is signed in. */
  expected: RegExp[]
}

export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context }, provide) => {
      const heard: string[] = []
      const complaints: Complaints = { expected: [] }
      const listen = (page: Page) => {
        page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`))
        page.on('console', (message) => {
          const { url } = message.location()
          // Chromium looks for one by itself until it has read the page's own icon.
          if (url.endsWith('/favicon.ico')) return
          if (message.type() === 'error' || message.type() === 'warning')
            heard.push(`${message.text()} (${url})`)
        })
      }
      context.pages().forEach(listen)
      context.on('page', listen)
      await provide(complaints)
      const unexpected = heard.filter((line) => !complaints.expected.some((pattern) => pattern.test(line)))
      expect(unexpected).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

export const connected = (page: Page) => page.getByRole('region', { name: /^Connected/ })
export const available = (page: Page) => page.getByRole('region', { name: /^Available/ })

/** A connected account's row, by a text that it holds. */
export const row = (page: Page, text: string | RegExp) =>
  connected(page).getByRole('listitem').filter({ hasText: text })

/** The sandbox that the command of `react-membrane sandbox --control` serves. */
export class ServedSandbox {
  private constructor(readonly port: number) {}

  static async atFreePort(): Promise<ServedSandbox> {
    return new ServedSandbox(await freePort())
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** The words before the example's own command. */
  get command(): string[] {
    return ['react-membrane', 'sandbox', '--port', String(this.port), '--control', '--']
  }

  /** Puts an account there by which its tenant can be told from another. Answers its id. */
  async connect(tenantKey: string, integrationKey: string, name: string): Promise<string> {
    const { id } = await this.#drive('connections', { tenantKey, integrationKey, name })
    return id
  }

  /** Its credentials are lost. */
  async disconnect(id: string): Promise<void> {
    await this.#drive(`connections/${id}/break`, {})
  }

  async #drive(what: string, body: object): Promise<{ id: string }> {
    const response = await fetch(`${this.url}/__sandbox/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}

/** Connects an app on the hosted consent page, sees it ready, and disconnects it. */
export async function connectAndDisconnect(page: Page, app: string): Promise<void> {
  const button = available(page).getByRole('button', { name: `Connect ${app}`, exact: true })
  await button.click()
  await page.frameLocator('#__integration-app-popup').getByRole('button', { name: 'Allow' }).click()
  const account = row(page, app)
  await expect(account.getByText('Connected', { exact: true })).toBeVisible()

  await account.getByRole('button', { name: /^More actions for / }).click()
  await page.getByRole('menuitem', { name: /^Disconnect/ }).click()
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.getByRole('button', { name: /^Disconnect/ }).click()
  await expect(account).toHaveCount(0)
}

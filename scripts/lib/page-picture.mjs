import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import { ensureChromium } from './chromium.mjs'
import { root } from './run.mjs'

const SIZE = { width: 1280, height: 1000 }

/** An everyday workspace with one account to repair, and one being set up. */
async function furnish(address) {
  const { token, apiUri } = await (await fetch(new URL('/api/membrane-token?tenant=acme', address))).json()
  const tell = async (path, body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${apiUri}/__sandbox/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}.`)
  }
  await tell('scenario', { scenario: 'everyday' })
  // A tenant finds the scenario's accounts when its token is first seen.
  const headers = { authorization: `Bearer ${token}` }
  const { items } = await (await fetch(`${apiUri}/connections`, { headers })).json()
  const [broken, building] = items
  await tell(`connections/${broken.id}/break`, {})
  await tell(`connections/${building.id}/update`, { state: 'BUILDING', lastActiveAt: null })
}

/** Takes the page from the demo, as large as a settings screen is. */
export async function takePage(file) {
  const executablePath = await ensureChromium()
  const demo = await createServer({
    configFile: join(root, 'demo/vite.config.ts'),
    logLevel: 'warn',
    server: { port: 0, strictPort: false, hmr: false },
  })
  const browser = await chromium.launch({ executablePath })
  try {
    await demo.listen()
    const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 2, colorScheme: 'light' })
    const [address] = demo.resolvedUrls?.local ?? []
    if (!address) throw new Error('The demo has no address: it did not start.')
    await furnish(address)
    await page.goto(address)
    for (const name of [/^Connected/, /^Available/]) {
      await page.getByRole('region', { name }).getByRole('listitem').first().waitFor()
    }
    await page.waitForFunction(() => [...document.images].every((image) => image.complete))
    await page.screenshot({ path: file, animations: 'disabled' })
  } finally {
    await browser.close()
    await demo.close()
  }
}

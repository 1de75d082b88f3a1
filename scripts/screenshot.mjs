// Takes the README's picture of the page from the demo: `node scripts/screenshot.mjs [file]`.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import { ensureChromium } from './lib/chromium.mjs'
import { root } from './lib/run.mjs'

const SIZE = { width: 1280, height: 1000 }

/** An everyday workspace with one account to repair, and one being set up. */
async function furnish(address) {
  const { apiUri } = await (await fetch(new URL('/api/demo', address))).json()
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
  const { token } = await (await fetch(new URL('/api/membrane-token?tenant=acme', address))).json()
  const headers = { authorization: `Bearer ${token}` }
  const { items } = await (await fetch(`${apiUri}/connections`, { headers })).json()
  const [broken, building] = items
  await tell(`connections/${broken.id}/break`, {})
  await tell(`connections/${building.id}/update`, { state: 'BUILDING', lastActiveAt: null })
}

async function takePicture(file) {
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
    mkdirSync(dirname(file), { recursive: true })
    await page.screenshot({ path: file, animations: 'disabled' })
  } finally {
    await browser.close()
    await demo.close()
  }
}

try {
  const file = join(root, process.argv[2] ?? 'docs/images/page.png')
  await takePicture(file)
  console.log(`Wrote ${file}`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

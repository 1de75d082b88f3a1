// Takes the README's picture of the page from the demo: `node scripts/screenshot.mjs [file]`.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import { ensureChromium } from './lib/chromium.mjs'
import { root } from './lib/run.mjs'

const SIZE = { width: 1280, height: 900 }

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
    await page.goto(demo.resolvedUrls?.local[0] ?? `http://127.0.0.1:${demo.config.server.port}/`)
    await page
      .getByRole('region', { name: /^Connected/ })
      .getByRole('listitem')
      .first()
      .waitFor()
    await page.waitForLoadState('networkidle')
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

import { chromium } from '@playwright/test'
import { ensureChromium } from '../../scripts/lib/chromium.mjs'

export const launch = async () => chromium.launch({ executablePath: await ensureChromium() })

/** A page and, unless told otherwise, a slow network (1.6 Mbit/s, 150 ms). */
export async function newPage(browser, { network = true } = {}) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  if (network) {
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    })
  }
  return { page, client, close: () => context.close() }
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

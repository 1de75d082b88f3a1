import { createSandbox } from 'react-membrane/sandbox'
import { buildApp } from './support/build.mjs'
import { launch } from './support/browser.mjs'
import { serve } from './support/serve.mjs'

/** By how much the heap grows when 10,000 integrations are loaded through `useIntegrations`, in MB of 1,000,000 bytes. */
export async function heapOfList() {
  const sandbox = createSandbox({ scenario: 'large', integrations: 10_000 })
  const api = await sandbox.listen({ port: 0 })
  const server = await serve(await buildApp('list'), () => ({
    token: sandbox.token({ tenantKey: 'acme' }),
    apiUri: api.url,
  }))
  const browser = await launch()
  const page = await browser.newPage()
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const heap = async () => {
    for (let turn = 0; turn < 3; turn += 1) await client.send('HeapProfiler.collectGarbage')
    const { metrics } = await client.send('Performance.getMetrics')
    return metrics.find((metric) => metric.name === 'JSHeapUsedSize').value
  }
  await page.goto(server.url)
  await page.locator('output', { hasText: '100' }).waitFor()
  const before = await heap()
  await page.evaluate(() => (location.hash = '#all'))
  await page.locator('output[data-complete]').waitFor({ timeout: 120_000 })
  const items = Number(await page.locator('output').textContent())
  const after = await heap()
  await browser.close()
  server.close()
  await api.close()
  return { items, heapMB: Number(((after - before) / 1e6).toFixed(1)) }
}

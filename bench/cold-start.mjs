import { createSandbox } from 'react-membrane/sandbox'
import { buildApp } from './support/build.mjs'
import { launch, median, slowPage } from './support/browser.mjs'
import { preloadedBy } from './support/preload.mjs'
import { serve } from './support/serve.mjs'

/** From navigation to the first app's name painted, cold cache, each variant in turn, medians. */
export async function coldStart({
  runs = 5,
  variants = ['bare', 'hooks', 'page', 'preloaded', 'official'],
} = {}) {
  const sandbox = createSandbox({ scenario: 'everyday' })
  const api = await sandbox.listen({ port: 0 })
  const token = () => ({ token: sandbox.token({ tenantKey: 'acme' }), apiUri: api.url })
  const headers = { authorization: `Bearer ${token().token}` }
  const { items } = await (await fetch(`${api.url}/integrations?limit=25`, { headers })).json()
  const name = items.find((item) => !item.connection).name
  const servers = new Map()
  const render = preloadedBy(sandbox, api.url)
  for (const variant of variants)
    servers.set(
      variant,
      await serve(await buildApp(variant), token, variant === 'preloaded' ? render : undefined),
    )
  const browser = await launch()
  const times = Object.fromEntries(variants.map((variant) => [variant, []]))
  for (let run = 0; run < runs; run += 1) {
    for (const variant of variants) {
      const { page, close } = await slowPage(browser)
      await page.addInitScript((wanted) => {
        new MutationObserver((_, observer) => {
          if (!document.body?.textContent?.includes(wanted)) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => (window.firstName = performance.now())))
        }).observe(document, { subtree: true, childList: true, characterData: true })
      }, name)
      await page.goto(servers.get(variant).url, { waitUntil: 'commit' })
      await page.waitForFunction(() => window.firstName, undefined, { timeout: 60_000 })
      times[variant].push(await page.evaluate(() => window.firstName))
      await close()
    }
  }
  await browser.close()
  for (const server of servers.values()) server.close()
  await api.close()
  return Object.fromEntries(Object.entries(times).map(([variant, all]) => [variant, Math.round(median(all))]))
}

import { createSandbox } from 'react-membrane/sandbox'
import { buildApp } from './support/build.mjs'
import { launch, median, slowPage } from './support/browser.mjs'
import { preloadedBy } from './support/preload.mjs'
import { serve } from './support/serve.mjs'

/**
 * From navigation to the first app's name painted, cold cache, each variant in turn, medians. On the page the first name is
 * that of an account; `pageAvailable` is the first app that can still be connected.
 */
export async function coldStart({
  runs = 5,
  variants = ['bare', 'hooks', 'page', 'preloaded', 'official'],
} = {}) {
  const sandbox = createSandbox({ scenario: 'everyday' })
  const api = await sandbox.listen({ port: 0 })
  const token = () => ({ token: sandbox.token({ tenantKey: 'acme' }), apiUri: api.url })
  const headers = { authorization: `Bearer ${token().token}` }
  const { items } = await (await fetch(`${api.url}/integrations?limit=25`, { headers })).json()
  const wanted = {
    any: items.map(({ name }) => name),
    available: items.find((item) => !item.connection).name,
  }
  const servers = new Map()
  const render = preloadedBy(sandbox, api.url)
  for (const variant of variants)
    servers.set(
      variant,
      await serve(await buildApp(variant), token, variant === 'preloaded' ? render : undefined),
    )
  const browser = await launch()
  const times = {}
  const note = (what, time) => (times[what] ??= []).push(time)
  for (let run = 0; run < runs; run += 1) {
    for (const variant of variants) {
      const { page, close } = await slowPage(browser)
      await page.addInitScript(({ any, available }) => {
        window.painted = {}
        const look = (what, is) => {
          const text = document.getElementById('root')?.textContent ?? ''
          if (what in window.painted || !is(text)) return
          window.painted[what] = null
          requestAnimationFrame(() => setTimeout(() => (window.painted[what] = performance.now())))
        }
        new MutationObserver(() => {
          look('first', (text) => any.some((name) => text.includes(name)))
          look('available', (text) => text.includes(available))
        }).observe(document, { subtree: true, childList: true, characterData: true })
      }, wanted)
      await page.goto(servers.get(variant).url, { waitUntil: 'commit' })
      await page.waitForFunction(() => window.painted.first && window.painted.available, undefined, {
        timeout: 60_000,
      })
      const { first, available } = await page.evaluate(() => window.painted)
      note(variant, first)
      if (variant === 'page') note('pageAvailable', available)
      await close()
    }
  }
  await browser.close()
  for (const server of servers.values()) server.close()
  await api.close()
  return Object.fromEntries(Object.entries(times).map(([variant, all]) => [variant, Math.round(median(all))]))
}

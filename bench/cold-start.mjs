import { createSandbox } from 'react-membrane/sandbox'
import { buildApp } from './support/build.mjs'
import { launch, median, newPage } from './support/browser.mjs'
import { preloadedBy } from './support/preload.mjs'
import { serve } from './support/serve.mjs'
import { slowCpu } from './support/slow-cpu.mjs'

const RATE = 4

/**
 * From navigation to the first app's name painted, cold cache, each variant in turn, medians. On the page the first name is
 * that of an account; `pageAvailable` is the first app that can still be connected.
 */
export async function coldStart({
  runs = 5,
  variants = ['bare', 'names', 'hooks', 'page', 'preloaded', 'official'],
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
      let painted
      for (let attempt = 0; !painted; attempt += 1) {
        if (attempt === 10)
          throw new Error(`Chromium did not keep its main thread ${RATE} times slower. Try again later.`)
        painted = await visit(browser, servers.get(variant).url, wanted)
      }
      note(variant, painted.first)
      if (variant === 'page') note('pageAvailable', painted.available)
    }
  }
  await browser.close()
  for (const server of servers.values()) server.close()
  await api.close()
  return Object.fromEntries(Object.entries(times).map(([variant, all]) => [variant, Math.round(median(all))]))
}

/** When the first name and the first app that can be connected were painted; undefined when the thread was not slow all the while. */
async function visit(browser, url, wanted) {
  const { page, client, close } = await newPage(browser)
  const { isSlow } = await slowCpu(page, client, RATE)
  const wasSlow = await isSlow()
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
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.painted.first && window.painted.available, undefined, {
    timeout: 60_000,
  })
  const painted = await page.evaluate(() => window.painted)
  const isGood = wasSlow && (await isSlow())
  await close()
  return isGood ? painted : undefined
}

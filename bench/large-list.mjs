import { createSandbox } from 'react-membrane/sandbox'
import { buildApp } from './support/build.mjs'
import { launch, slowPage } from './support/browser.mjs'
import { serve } from './support/serve.mjs'

const RATE = 4

/** 10,000 integrations, all loaded, on a 4× slower CPU: scrolling, typing, and what a search needs from answer to paint. */
export async function largeList() {
  const sandbox = createSandbox({ scenario: 'large', integrations: 10_000 })
  const api = await sandbox.listen({ port: 0 })
  const server = await serve(await buildApp('long'), () => ({
    token: sandbox.token({ tenantKey: 'acme' }),
    apiUri: api.url,
  }))
  const browser = await launch()
  const { page, client, close } = await slowPage(browser, { network: false })
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.addInitScript(() => {
    window.tasks = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.tasks.push(entry.duration)
    }).observe({ type: 'longtask', buffered: true })
  })
  await page.goto(server.url)
  await page
    .getByRole('button', { name: /^Connect / })
    .first()
    .waitFor({ timeout: 120_000 })
  await page.waitForTimeout(3_000)
  const integrationRequests = sandbox.requests.filter(({ path }) => path === '/integrations').length
  const listItems = Number(await page.locator('[aria-setsize]').last().getAttribute('aria-setsize'))
  await client.send('Emulation.setCPUThrottlingRate', { rate: RATE })
  await page.waitForTimeout(1_000)

  const result = {
    integrationRequests,
    listItems,
    ...(await scroll(page)),
    ...(await typeAndSearch(page)),
  }
  await close()
  await browser.close()
  server.close()
  await api.close()
  return result
}

/** The longest tasks while somebody scrolls down and up again. Under 50 ms none is reported. */
async function scroll(page) {
  await page.evaluate(() => (window.tasks.length = 0))
  await page.mouse.move(500, 400)
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, turn < 30 ? 600 : -600)
    await page.waitForTimeout(50)
  }
  const small = await page.evaluate(() => window.tasks.splice(0))
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, turn < 20 ? 4_000 : -4_000)
    await page.waitForTimeout(50)
  }
  const large = await page.evaluate(() => window.tasks.splice(0))
  return { longTasksScrollingMs: listed(small), longTasksFlyingMs: listed(large) }
}

/** The five longest. */
const listed = (times) =>
  times
    .map(Math.round)
    .sort((a, b) => b - a)
    .slice(0, 5)
    .join(', ') || 'none of 50 or more'

/**
 * From the key to the frame that shows it, as the browser itself measures it (Event Timing, in steps of 8 ms), and from
 * the last answer to the frame after which nothing on the screen changes any more. Five keys of an app's name.
 */
async function typeAndSearch(page) {
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    const fetch = window.fetch.bind(window)
    window.fetch = async (...args) => {
      const response = await fetch(...args)
      if (String(args[0]?.url ?? args[0]).includes('search=')) window.answered = performance.now()
      return response
    }
    const isOnScreen = (element) => {
      // What is said aloud is said later, and is not seen.
      if (!element || element.closest('[data-announcer]')) return false
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    // A message comes right after the frame; a timer waits for whatever else there is to do.
    const painted = new MessageChannel()
    painted.port1.onmessage = () => (window.settled = performance.now())
    new MutationObserver((changes) => {
      requestAnimationFrame(() => {
        const elements = changes.map(({ target }) =>
          target instanceof Element ? target : target.parentElement,
        )
        if (elements.some(isOnScreen)) painted.port2.postMessage(null)
      })
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.painted = Math.max(window.painted, duration)
    }).observe({ type: 'event', durationThreshold: 16 })
  })
  await page.getByRole('searchbox').click()
  await page.waitForTimeout(1_000)
  const typed = []
  const searched = []
  for (const letter of 'larch') {
    await page.evaluate(() => {
      window.painted = 0
      window.answered = undefined
    })
    await page.keyboard.press(letter)
    await page.waitForFunction(() => window.answered !== undefined)
    await page.waitForTimeout(1_500)
    typed.push(await page.evaluate(() => window.painted))
    searched.push(await page.evaluate(() => window.settled - window.answered))
  }
  return { typedCharacterPaintedMs: listed(typed), searchAnswerToSettledPaintMs: listed(searched) }
}

import { createSandbox } from 'react-membrane/sandbox'
import { buildApp } from './support/build.mjs'
import { launch, median, newPage } from './support/browser.mjs'
import { serve } from './support/serve.mjs'
import { slowCpu } from './support/slow-cpu.mjs'

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
  const { page, client, close } = await newPage(browser, { network: false })
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
  const cpu = await slowCpu(page, client, RATE)

  const result = {
    integrationRequests,
    listItems,
    ...(await scroll(page, cpu)),
    ...(await typeAndSearch(page, cpu)),
  }
  await close()
  await browser.close()
  server.close()
  await api.close()
  return result
}

/** The longest task while somebody scrolls down and up again, in each of three rounds. Under 50 ms none is reported. */
async function scroll(page, { whileSlow }) {
  const rounds = []
  await page.mouse.move(500, 400)
  for (let round = 0; round < 3; round += 1) {
    rounds.push(
      await whileSlow(async () => {
        await page.evaluate(() => (window.tasks.length = 0))
        const small = await wheel(page, 60, 600)
        return { small, large: await wheel(page, 40, 4_000) }
      }),
    )
  }
  return {
    longestTaskScrollingMs: listed(rounds.map(({ small }) => small)),
    longestTaskFlyingMs: listed(rounds.map(({ large }) => large)),
  }
}

/** Turns the wheel half of the times down and half up; the longest task, or 0. */
async function wheel(page, turns, by) {
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, turn < turns / 2 ? by : -by)
    await page.waitForTimeout(50)
  }
  return page.evaluate(() => Math.max(0, ...window.tasks.splice(0)))
}

const listed = (times) => times.map((time) => (time ? Math.round(time) : 'under 50')).join(', ')

const spread = (times) =>
  `median ${Math.round(median(times))}, worst ${Math.round(Math.max(...times))}, of ${times.length}`

/**
 * From the key to the frame that shows it, as the browser itself measures it (Event Timing, in steps of 8 ms), and from
 * the answer's last byte to the frame after which nothing on the screen changes any more. Letter by letter, as far as the thread
 * was slow all the while.
 */
async function typeAndSearch(page, { isSlow }) {
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    const isOnScreen = (node) => {
      const element = node instanceof Element ? node : node.parentElement
      // What is said aloud is said later, and is not seen.
      if (!element || element.closest('[data-announcer]')) return false
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    new MutationObserver((changes) => {
      requestAnimationFrame(() => {
        const nodes = changes.flatMap(({ target, addedNodes }) =>
          addedNodes.length ? [...addedNodes] : [target],
        )
        if (!nodes.some(isOnScreen)) return
        // Comes right after the frame: a timer or a message waits for whatever else there is to do.
        void scheduler.postTask(() => (window.settled = performance.now()), { priority: 'user-blocking' })
      })
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.painted = Math.max(window.painted, duration)
    }).observe({ type: 'event', durationThreshold: 16 })
  })
  const box = page.getByRole('searchbox')
  await box.click()
  const typed = []
  const searched = []
  for (const word of ['larch', 'atlas', 'cedar']) {
    await box.fill('')
    await page.waitForTimeout(2_000)
    for (const letter of word) {
      const wasSlow = await isSlow()
      await page.waitForTimeout(300)
      await page.evaluate(() => {
        window.painted = 0
        // There is room for 250, and logos come here too.
        performance.clearResourceTimings()
      })
      await page.keyboard.press(letter)
      await page.waitForTimeout(2_000)
      const [painted, settled] = await page.evaluate(() => {
        const answers = performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes('search='))
        return [window.painted, window.settled - answers.at(-1).responseEnd]
      })
      if (!wasSlow || !(await isSlow())) continue
      typed.push(painted)
      searched.push(settled)
    }
  }
  return { typedCharacterPaintedMs: spread(typed), searchAnswerToSettledPaintMs: spread(searched) }
}

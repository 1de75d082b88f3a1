import { createSandbox } from 'react-membrane/sandbox'
import { buildApp } from './support/build.mjs'
import { launch, median, slowPage } from './support/browser.mjs'
import { serve } from './support/serve.mjs'

/** 10,000 integrations on a 4× slower CPU: typing and scrolling. */
export async function largeList() {
  const sandbox = createSandbox({ scenario: 'large', integrations: 10_000 })
  const api = await sandbox.listen({ port: 0 })
  const server = await serve(await buildApp('page'), () => ({
    token: sandbox.token({ tenantKey: 'acme' }),
    apiUri: api.url,
  }))
  const browser = await launch()
  const { page, client, close } = await slowPage(browser, { network: false })
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
    .waitFor()

  // How fast the pages come is not what is measured.
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const requests = () => sandbox.requests.filter((each) => each.path === '/integrations').length
  for (;;) {
    const more = page.getByRole('button', { name: /more apps/i })
    if ((await more.count()) === 0) break
    const asked = requests()
    await more.click().catch(() => {})
    for (let wait = 0; wait < 200 && requests() === asked; wait += 1) await page.waitForTimeout(25)
    if (requests() === asked) break
  }
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.waitForTimeout(1_000)
  const loaded = await page.locator('[aria-setsize], li').count()

  await page.evaluate(() => (window.tasks.length = 0))
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, turn < 20 ? 4_000 : -4_000)
    await page.waitForTimeout(50)
  }
  const scrolling = await page.evaluate(() => Math.max(0, ...window.tasks))

  await page.evaluate(() => window.scrollTo(0, 0))
  const search = page.getByRole('searchbox')
  await search.click()
  const typed = []
  for (const letter of 'north') {
    await page.evaluate(() => {
      window.painted = undefined
      document.activeElement.addEventListener(
        'input',
        (event) => {
          const { timeStamp } = event
          requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now() - timeStamp)))
        },
        { once: true },
      )
    })
    await page.keyboard.press(letter)
    await page.waitForFunction(() => window.painted !== undefined)
    typed.push(await page.evaluate(() => window.painted))
  }
  const result = {
    integrationRequests: requests(),
    listItems: loaded,
    longestTaskWhileScrollingMs: Math.round(scrolling),
    typedCharacterPaintedMs: Math.round(median(typed)),
  }
  await close()
  await browser.close()
  server.close()
  await api.close()
  return result
}

// What a long list keeps in the page, and what it does not lose, in the story with a thousand items.
import type { Page } from '@playwright/test'
import { expect, test } from './support/story.js'

const items = (page: Page) => page.getByRole('listitem')
const item = (page: Page, number: number) => items(page).filter({ hasText: new RegExp(`App ${number}\\D`) })

/** Scrolls there at once. */
async function scroll(page: Page, to: 'start' | 'middle' | 'end') {
  const part = { start: 0, middle: 0.5, end: 1 }[to]
  await page.evaluate((part) => {
    const { scrollHeight } = document.documentElement
    scrollTo(0, part * scrollHeight)
  }, part)
}

const heightOfList = (page: Page) =>
  page.evaluate(() => document.querySelector('.membrane-list')?.getBoundingClientRect().height ?? 0)

test.use({ freshPage: true })

test.describe('a thousand', () => {
  test.beforeEach(async ({ stage, page }) => {
    await stage.open('parts-chunkedlist--a-thousand')
    await expect(item(page, 24)).toBeVisible()
  })

  test('only what is near the screen is in the page, wherever one scrolls', async ({ page }) => {
    await scroll(page, 'end')
    await expect(item(page, 1_000)).toBeInViewport()
    await scroll(page, 'middle')
    await expect(
      items(page)
        .filter({ hasText: /App 5\d\d\D/ })
        .first(),
    ).toBeVisible()
    await expect(item(page, 1_000)).toHaveCount(0)
    // The first twelve always, and of the rest about three screens.
    await expect.poll(() => items(page).count()).toBeLessThan(150)
    await expect.poll(() => page.locator('.membrane-chunk').count()).toBeLessThan(60)
    await scroll(page, 'start')
    await expect(item(page, 40)).toBeAttached()
    await expect
      .poll(() =>
        items(page)
          .filter({ hasText: /App 5\d\d\D/ })
          .count(),
      )
      .toBe(0)
  })

  /** Scrolls through all of it, so that everything was on the screen once. */
  async function scrollThrough(page: Page) {
    for (let part = 0; part <= 1; part += 0.01) {
      await page.evaluate((part) => scrollTo(0, part * document.documentElement.scrollHeight), part)
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.membrane-chunk[data-away]')].every((chunk) => {
          const { top, bottom } = chunk.getBoundingClientRect()
          return bottom < 0 || top > innerHeight
        }),
      )
    }
    await expect(async () => {
      await scroll(page, 'end')
      await expect(item(page, 1_000)).toBeInViewport({ timeout: 500 })
    }).toPass()
  }

  test('what was on the screen once is not in the page for ever', async ({ page }) => {
    await scrollThrough(page)
    await expect.poll(() => items(page).count()).toBeLessThan(150)
    await expect.poll(() => page.locator('.membrane-chunk').count()).toBeLessThan(50)
  })

  test('before it is drawn, a list takes about the room that it will take', async ({ page }) => {
    const before = await heightOfList(page)
    await scrollThrough(page)
    const after = await heightOfList(page)
    expect(Math.abs(after - before) / before).toBeLessThan(0.02)
  })

  test('what was drawn and emptied again takes the room that it took', async ({ page }) => {
    const before = await heightOfList(page)
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('.membrane-card { min-block-size: 120px }')
      document.adoptedStyleSheets = [sheet]
    })
    await scrollThrough(page)
    await scroll(page, 'start')
    await expect(item(page, 1_000)).toHaveCount(0)
    await expect.poll(() => items(page).count()).toBeLessThan(150)
    // 132 px a line in place of 76.
    expect(await heightOfList(page)).toBeGreaterThan(before * 1.5)
  })

  test('what has the focus stays, however far one scrolls', async ({ page }) => {
    const button = item(page, 30).getByRole('button')
    await button.focus()
    await scroll(page, 'end')
    await expect(item(page, 1_000)).toBeInViewport()
    await expect(item(page, 40)).toHaveCount(0)
    await expect(button).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(item(page, 31).getByRole('button')).toBeFocused()
  })

  test('no item stands twice, none is left out, and each says where it stands', async ({ page }) => {
    await scroll(page, 'middle')
    await expect(
      items(page)
        .filter({ hasText: /App 5\d\d\D/ })
        .first(),
    ).toBeVisible()
    const places = await items(page).evaluateAll((all) =>
      all.map((each) => [
        Number(each.getAttribute('aria-posinset')),
        Number(each.textContent?.match(/App (\d+)/)?.[1]),
      ]),
    )
    expect(places.every(([place, number]) => place === number)).toBe(true)
    expect(new Set(places.map(([place]) => place)).size).toBe(places.length)
  })
})

/** Once the browser has had nothing to do for a while. */
const whenIdle = (page: Page) =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => requestIdleCallback(resolve))
  })

test('up to 120 are all there to be read; those far from the screen cost no layout', async ({
  page,
  stage,
}) => {
  await stage.open('parts-chunkedlist--a-hundred')
  await expect(items(page)).toHaveCount(100)
  const isLaidOut = () =>
    item(page, 100).evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))
  await page.setViewportSize({ width: 500, height: 500 })
  await expect.poll(isLaidOut).toBe(false)
  await scroll(page, 'end')
  await expect(item(page, 100)).toBeInViewport()
  await expect.poll(isLaidOut).toBe(true)
})

test('while the next answer is on its way, only what is near the screen is drawn', async ({
  page,
  stage,
}) => {
  await stage.open('parts-chunkedlist--a-search')
  await expect(item(page, 24)).toBeVisible()
  await whenIdle(page)
  expect(await items(page).count()).toBeLessThan(100)
  // What one scrolls to is drawn nevertheless.
  await scroll(page, 'end')
  await expect(item(page, 100)).toBeInViewport()
  await scroll(page, 'start')
  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await expect(items(page)).toHaveCount(100)
})

test('the first frame of the next answer fills the screen', async ({ page, stage }) => {
  await stage.open('parts-chunkedlist--a-search')
  await expect(item(page, 24)).toBeVisible()
  await page.evaluate(() => {
    const before = document.querySelector('.membrane-list')
    const look = () => {
      const bottom = (element: Element | undefined) => element?.getBoundingClientRect().bottom ?? 0
      const all = [...document.querySelectorAll('[role=listitem]')]
      document.body.setAttribute('data-reach', `${all[0]?.textContent}: ${bottom(all.at(-1)) >= innerHeight}`)
    }
    new MutationObserver((_, observer) => {
      if (document.querySelector('.membrane-list') === before) return
      observer.disconnect()
      requestAnimationFrame(look)
    }).observe(document.body, { childList: true, subtree: true })
  })
  await page.getByRole('button', { name: 'Next answer' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-reach', /App 101\D.*true/)
})

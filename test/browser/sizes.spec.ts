import { connected, expect, row, test } from './support/world.js'

test.describe('on a tall screen', () => {
  test.use({
    sandboxOptions: { scenario: 'large', integrations: 300 },
    viewport: { width: 1280, height: 1440 },
  })

  test('cards fill the screen in the first frame that has any', async ({ page, world }) => {
    await page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        const cards = document.querySelectorAll('.membrane-card-action')
        if (!cards.length) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const last = [...document.querySelectorAll('.membrane-card')].at(-1)
          Object.assign(window, { filledTo: last?.getBoundingClientRect().bottom ?? 0 })
        })
      })
      observer.observe(document, { childList: true, subtree: true })
    })
    await world.open()
    await expect
      .poll(() => page.evaluate(() => (window as Window & { filledTo?: number }).filledTo ?? 0))
      .toBeGreaterThanOrEqual(1_440)
  })
})

test('a very long name and message take few lines of a narrow row, and can be read in full', async ({
  page,
  world,
}) => {
  const app = await world.offered('oauth2')
  const name = 'Verylongaccountname'.repeat(16)
  const message = 'The app answered that it cannot do this now. '.repeat(9).trim()
  const { id } = world.sandbox.connect(app.key, { tenantKey: 'acme', name })
  world.sandbox.update(id, { state: 'ERROR', errors: [{ message }] })
  await page.setViewportSize({ width: 320, height: 700 })
  await world.open()
  const it = row(page, 'Verylong')
  const height = async (part: string) => (await it.locator(part).boundingBox())?.height ?? Infinity
  expect(await height('.membrane-row-name')).toBeLessThanOrEqual(40)
  expect(await height('.membrane-row-reason')).toBeLessThanOrEqual(54)
  await expect(it.locator('.membrane-row-name')).toHaveAttribute('title', new RegExp(name))
  await expect(connected(page).getByTitle(/cannot do this now/)).toHaveCount(1)
})

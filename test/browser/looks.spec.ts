import type { Locator } from '@playwright/test'
import { available, expect, expectNoAxeViolations, failure, settled, test } from './support/world.js'

for (const theme of ['light', 'dark'] as const) {
  for (const scenario of ['everyday', 'needs-attention', 'empty', 'failing'] as const) {
    test(`axe finds nothing: ${scenario}, ${theme}`, async ({ page, world }) => {
      world.sandbox.load(scenario)
      await world.open({ theme }, { settle: false })
      await expect(page.getByRole('heading', { name: 'Integrations', exact: true })).toBeVisible()
      if (scenario === 'everyday' || scenario === 'needs-attention') await settled(page)
      else if (scenario === 'empty') await expect(page.getByText('No integrations yet.')).toBeVisible()
      else await expect(failure(page)).toBeVisible({ timeout: 20_000 })
      await expectNoAxeViolations(page)
    })
  }
}

for (const direction of ['ltr', 'rtl'] as const) {
  test(`fits 320 px without sideways scrolling, ${direction}`, async ({ page, world }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    world.sandbox.load('needs-attention')
    await world.open({ direction })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  })
}

test('works at 200 % zoom, where 1280 by 800 are 640 by 400', async ({ page, world }) => {
  await page.setViewportSize({ width: 640, height: 400 })
  await world.open()
  await expect(
    available(page)
      .getByRole('button', { name: /^Connect / })
      .first(),
  ).toBeVisible()
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  ).toBe(true)
})

test('targets are at least 32 px high for a mouse and 44 px for a finger', async ({ world, browser }) => {
  for (const [hasTouch, least] of [
    [false, 32],
    [true, 44],
  ] as const) {
    const context = await browser.newContext({ hasTouch, isMobile: hasTouch })
    const page = await context.newPage()
    await world.open({}, { page })
    const heights = await page
      .locator('main button')
      .evaluateAll((buttons) =>
        buttons
          .map((button) => ({ name: button.textContent, height: button.getBoundingClientRect().height }))
          .filter((each) => each.height > 0),
      )
    expect(heights.length).toBeGreaterThan(5)
    expect(heights.filter((each) => each.height < least)).toEqual([])
    await context.close()
  }
})

test('forced colours keep every status readable by its word, and by a shape that is no colour', async ({
  page,
  world,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  world.sandbox.load('needs-attention')
  await world.open()
  for (const word of ['Reconnect needed', 'Could not be set up', 'Connected', 'Turned off']) {
    await expect(page.getByRole('listitem').getByText(word, { exact: true }).first()).toBeVisible()
  }
  const shapeOf = (tone: string) =>
    page
      .locator(`.membrane-badge[data-tone=${tone}]`)
      .first()
      .evaluate((badge) => {
        const { backgroundColor, borderTopWidth, clipPath, height } = getComputedStyle(badge, '::before')
        return {
          filled: !/transparent|rgba\(.*, 0\)$/.test(backgroundColor),
          bordered: borderTopWidth !== '0px',
          cut: clipPath !== 'none',
          flat: Number.parseFloat(height) < 4,
        }
      })
  expect({
    positive: await shapeOf('positive'),
    attention: await shapeOf('attention'),
    critical: await shapeOf('critical'),
    progress: await shapeOf('progress'),
    neutral: await shapeOf('neutral'),
  }).toEqual({
    positive: { filled: true, bordered: false, cut: false, flat: false },
    attention: { filled: false, bordered: true, cut: false, flat: false },
    critical: { filled: true, bordered: false, cut: true, flat: false },
    progress: { filled: false, bordered: true, cut: false, flat: false },
    neutral: { filled: true, bordered: false, cut: false, flat: true },
  })
})

test('forced colours give buttons, menus and dialogs borders, and the focus a system colour', async ({
  page,
  world,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await world.open()
  const bordered = (locator: Locator) =>
    locator.evaluateAll((all) =>
      all.every((each) => {
        const { borderTopStyle, borderTopWidth, backgroundImage } = getComputedStyle(each)
        return borderTopStyle === 'solid' && borderTopWidth === '1px' && backgroundImage === 'none'
      }),
    )
  expect(await bordered(page.locator('.membrane-button'))).toBe(true)

  await page.getByRole('searchbox').focus()
  await page.keyboard.press('Tab')
  const ring = await page.evaluate(() => {
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(
      document.activeElement ?? document.body,
    )
    const probe = document.body.appendChild(document.createElement('i'))
    const system = ['CanvasText', 'ButtonText', 'Highlight', 'LinkText'].map((name) => {
      probe.style.color = name
      return getComputedStyle(probe).color
    })
    probe.remove()
    return { look: `${outlineWidth} ${outlineStyle}`, isSystem: system.includes(outlineColor) }
  })
  expect(ring).toEqual({ look: '2px solid', isSystem: true })

  await page
    .getByRole('button', { name: /^More actions/ })
    .first()
    .click()
  expect(await bordered(page.getByRole('menu'))).toBe(true)
  await page.getByRole('menuitem', { name: 'Details' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await bordered(page.getByRole('dialog'))).toBe(true)
})

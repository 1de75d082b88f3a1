// What docs/theming.md promises of themes, in the stories of its recipes.
import type { Page } from '@playwright/test'
import { teachContrast } from './support/contrast.js'
import { axeFindings, expect, test } from './support/story.js'

test.use({ freshPage: true })

async function openDialog(page: Page) {
  await page
    .getByRole('button', { name: /^More actions/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** The colours of everything on the screen, in order. */
const colours = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body, .membrane-root, .membrane-root *')].map((element) => {
      const { backgroundColor, backgroundImage, borderTopColor, color, colorScheme } =
        getComputedStyle(element)
      return [element.className, backgroundColor, backgroundImage, borderTopColor, color, colorScheme].join(
        ' | ',
      )
    }),
  )

for (const recipe of ['ours', 'basic-tokens', 'tailwind', 'square-brand', 'dense-admin']) {
  test(`where the system is dark, "auto" is as "dark", dialogs too: ${recipe}`, async ({ page, stage }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await stage.open(`themes--${recipe}`, { theme: 'auto' })
    await openDialog(page)
    // What is drawn when there is nothing else to do is drawn.
    await expect(page.locator('[data-away]')).toHaveCount(0)
    const auto = await colours(page)
    expect(await axeFindings(page, ['color-contrast'])).toEqual([])

    await stage.switchTo('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await colours(page)).toEqual(auto)
  })
}

test('a dialog lies on the background it was given, also where the system is of another mind', async ({
  page,
  stage,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await stage.open('themes--ours', { theme: 'auto' })
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.membrane-root { --membrane-background: #fff; --membrane-foreground: #1a1523 }')
    document.adoptedStyleSheets.push(sheet)
  })
  await openDialog(page)
  await teachContrast(page)
  const contrast = await page.getByRole('dialog').evaluate((dialog) => {
    const { color, backgroundImage } = getComputedStyle(dialog)
    return window.contrastOf(color, /(?:rgb|color|oklch)\([^)]*\)/.exec(backgroundImage)?.[0] ?? 'none')
  })
  expect(contrast).toBeGreaterThan(7)
})

test('a dialog whose colour is none is opaque all the same', async ({ page, stage }) => {
  await stage.open('themes--invalid-colours')
  await openDialog(page)
  const [behind, color] = await page.getByRole('dialog').evaluate((dialog) => {
    const style = getComputedStyle(dialog)
    return [style.backgroundColor, style.color]
  })
  await teachContrast(page)
  expect(behind).toMatch(/^rgb\(/)
  const contrast = await page.evaluate(
    ([text = '', below = '']) => window.contrastOf(text, below),
    [color, behind],
  )
  expect(contrast).toBeGreaterThan(7)
})

test('a basic token that holds no colour is told of while one develops, once', async ({ page, stage }) => {
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  await stage.open('themes--invalid-colours')
  const told = (token: string) => warnings.filter((text) => text.includes(`--membrane-${token} is`))
  await expect.poll(() => told('radius').length).toBe(1)
  expect(told('accent')).toEqual([expect.stringContaining('"bleu", which is no colour')])
  expect(told('background')).toHaveLength(1)
  expect(told('foreground')).toEqual([expect.stringContaining('a variable that is not there')])
  await openDialog(page)
  await stage.switchTo('dark')
  expect(told('accent')).toHaveLength(1)
})

test('shadcn: the walk through accounts, and what is not permitted, keep their contrast', async ({
  page,
  stage,
}) => {
  await stage.open('themes--shadcn')
  await page.getByRole('button', { name: 'Fix all' }).click()
  await expect(page.getByRole('group', { name: 'Fix all' })).toBeVisible()
  expect(await axeFindings(page, ['color-contrast'])).toEqual([])
})

test('the dense recipe leaves targets large enough for a finger', async ({ theatre, browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${theatre.url}/iframe.html?id=themes--dense-admin&viewMode=story`)
  const button = page.getByRole('button', { name: /^Reconnect/ }).first()
  await expect(button).toBeVisible({ timeout: 20_000 })
  const low = await page
    .locator('button')
    .evaluateAll((all) =>
      all.map((each) => each.getBoundingClientRect().height).filter((height) => height > 0 && height < 44),
    )
  expect(low).toEqual([])
  await context.close()
})

import type { Page } from '@playwright/test'
import { teachContrast } from './support/contrast.js'
import { expect, test } from './support/story.js'

test.use({ freshPage: true })

interface Seen {
  accent: string
  onAccent: number
  asText: number
}

/** The contrasts of every swatch, by WCAG's formula, of the colours that the browser painted. */
async function contrasts(page: Page): Promise<Seen[]> {
  await teachContrast(page)
  return page.evaluate(() => {
    const page = getComputedStyle(document.body).backgroundColor
    return [...document.querySelectorAll<HTMLElement>('[data-accent]')].map((button) => {
      const { color, backgroundColor } = getComputedStyle(button)
      const text = button.parentElement?.querySelector('.membrane-attention button')
      if (!text) throw new Error('There is no accented text beside the button.')
      return {
        accent: button.dataset['accent'] ?? '',
        onAccent: window.contrastOf(color, backgroundColor),
        asText: window.contrastOf(getComputedStyle(text).color, page),
      }
    })
  })
}

for (const theme of ['light', 'dark'] as const) {
  test(`text on any accent, and any accent as text, has contrast AA: ${theme}`, async ({ page, stage }) => {
    await stage.open('themes--any-accent', { theme })
    const seen = await contrasts(page)
    expect(seen.length).toBeGreaterThanOrEqual(60)
    expect(seen.filter(({ onAccent }) => onAccent < 4.5)).toEqual([])
    expect(seen.filter(({ asText }) => asText < 4.5)).toEqual([])
  })

  test(`the pointer takes no contrast from an accented button: ${theme}`, async ({ page, stage }) => {
    await stage.open('themes--any-accent', { theme })
    const before = (await contrasts(page)).map(({ onAccent }) => onAccent)
    const buttons = page.locator('[data-accent]')
    for (const at of [0, 20, 40, 60]) {
      await buttons.nth(at).hover()
      expect((await contrasts(page))[at]?.onAccent).toBe(before[at])
    }
  })

  test(`colours that are none leave a page that can be read and a focus that can be seen: ${theme}`, async ({
    page,
    stage,
  }) => {
    await stage.open('themes--invalid-colours', { theme })
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('Tab')
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
      return `${outlineWidth} ${outlineStyle}`
    })
    expect(ring).toBe('2px solid')
    expect(stage.problems).toEqual([])
  })
}

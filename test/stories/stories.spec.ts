import { remember } from './support/seen.js'
import { allStories } from './support/serve.js'
import { axeFindings, expect, test } from './support/story.js'
import { unmarked } from './support/unmarked.js'

for (const { id, title, name, tags } of allStories()) {
  test(`${title}: ${name}`, async ({ page, stage }) => {
    await stage.open(id)
    await remember(page, id, 'light')
    expect(await axeFindings(page), 'axe, light').toEqual([])
    await stage.switchTo('dark')
    await remember(page, id, 'dark')
    // Of what axe looks at, the theme changes colours alone.
    expect(await axeFindings(page, ['color-contrast', 'link-in-text-block']), 'axe, dark').toEqual([])
    // Now, for play functions look for English names.
    await stage.markWords()
    if (tags.includes('own-language')) await expect(page.locator('body')).not.toContainText('⟦')
    else await expect.poll(() => unmarked(page), 'words that are no labels').toEqual([])
    expect(stage.problems).toEqual([])
  })
}

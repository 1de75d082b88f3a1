import { expect, test } from './support/story.js'
import { unmarked } from './support/unmarked.js'

test.use({ freshPage: true })

// That no story has any is looked at story by story, in stories.spec.ts.
test('a word that is no label is found: as text, as a name, as a number, in a region that is live', async ({
  page,
  stage,
}) => {
  await stage.open('page-integrationspage--everyday')
  await stage.markWords()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('⟦Integrations⟧')
  expect(await unmarked(page)).toEqual([])
  await page.evaluate(() => {
    document.querySelector('.membrane-page')?.insertAdjacentHTML(
      'beforeend',
      `<button title="Close" aria-label="Add ⟦an app⟧"><i>Connect</i></button>
      <input placeholder="Search apps"><p>⟦of⟧ 4321</p><time>3 hours ago</time><p role="status">Nothing happened</p>`,
    )
  })
  expect((await unmarked(page)).map(({ text }) => text).toSorted()).toEqual([
    '3 hours ago',
    '4321',
    'Add',
    'Close',
    'Connect',
    'Nothing happened',
    'Search apps',
  ])
})

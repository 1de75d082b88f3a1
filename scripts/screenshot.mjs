// `npm run screenshot`: takes the pictures of the documents, docs/images: the README's page from the demo, and the
// recipes of docs/theming.md from their stories. `-- page` or `-- recipes` takes some of them; `--built` uses the static
// build of the stories that is there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { takePage } from './lib/page-picture.mjs'
import { root } from './lib/run.mjs'
import { buildStories, withStories } from './lib/story-pictures.mjs'

const RECIPES = { shadcn: 'shadcn', tailwind: 'tailwind', brand: 'square-brand', dense: 'dense-admin' }
const folder = join(root, 'docs/images')

const takeRecipes = () =>
  withStories(async (open) => {
    for (const [name, story] of Object.entries(RECIPES)) {
      for (const theme of ['light', 'dark']) {
        const { page, wrong } = await open(`themes--${story}`, { theme, width: 760, height: 440 })
        if (wrong.length) throw new Error(`The story of ${name} is broken: ${wrong.join('; ')}`)
        await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' })
      }
    }
  })

try {
  const args = process.argv.slice(2)
  const wants = (what) => args.includes(what) || !args.some((arg) => !arg.startsWith('--'))
  mkdirSync(folder, { recursive: true })
  if (wants('page')) await takePage(join(folder, 'page.png'))
  if (wants('recipes')) {
    if (!args.includes('--built')) await buildStories()
    await takeRecipes()
  }
  console.log(`The pictures are in ${folder}`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

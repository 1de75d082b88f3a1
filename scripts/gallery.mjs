// `npm run gallery`: every story in light and dark, wide and narrow, on one page: .tmp/gallery/index.html.
// `--only <text>` takes the stories whose id holds the text; `--built` uses the static build that is there.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gallerySheet } from './lib/gallery-sheet.mjs'
import { root } from './lib/run.mjs'
import { buildStories, builtStories, drawn, withStories } from './lib/story-pictures.mjs'

const folder = join(root, '.tmp/gallery')
const LOOKS = [
  { name: 'light', theme: 'light', width: 1024 },
  { name: 'dark', theme: 'dark', width: 1024 },
  { name: 'narrow light', theme: 'light', width: 390 },
  { name: 'narrow dark', theme: 'dark', width: 390 },
]
const TALLEST = 1400

const args = process.argv.slice(2)
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : ''

/** How large what the story shows is. What is placed by the window shows in the window as it is: a menu closes when that changes. */
const sizeOf = (page) =>
  page.evaluate(() => {
    const isPlaced = document.querySelector('[role=dialog], [role=alertdialog], .membrane-menu')
    if (isPlaced) return { wide: innerWidth, tall: innerHeight }
    const ends = [...document.querySelectorAll('#storybook-root > *')].map(
      (element) => element.getBoundingClientRect().bottom,
    )
    return { wide: document.documentElement.scrollWidth, tall: Math.ceil(Math.max(...ends)) + 24 }
  })

async function takePicture(open, { id }, look) {
  const { page, wrong } = await open(id, look)
  const { wide, tall } = await sizeOf(page)
  // What is made for a larger screen gets one.
  const width = look.width > 400 ? Math.max(look.width, wide) : look.width
  const height = Math.min(Math.max(tall, 64), TALLEST)
  const { width: wasWide, height: wasTall } = page.viewportSize()
  if (width > wasWide || height > wasTall) {
    await page.setViewportSize({ width, height })
    await drawn(page)
  }
  const file = `${id}--${look.name.replaceAll(' ', '-')}.png`
  const clip = { x: 0, y: 0, width, height }
  await page.screenshot({ path: join(folder, file), animations: 'disabled', clip })
  return { file, wrong, width, height, isCut: tall > height }
}

async function takeAll(chosen) {
  const pictures = new Map(chosen.map(({ id }) => [id, []]))
  // A browser draws one page at its full speed, so one look comes after the other in each of two.
  const walkAll = (looks) =>
    withStories(async (open) => {
      for (const look of looks)
        for (const story of chosen)
          pictures.get(story.id)[LOOKS.indexOf(look)] = await takePicture(open, story, look)
    })
  await Promise.all([walkAll(LOOKS.slice(0, 2)), walkAll(LOOKS.slice(2))])
  return pictures
}

try {
  if (!args.includes('--built')) await buildStories()
  const chosen = builtStories().filter(({ id }) => id.includes(only))
  if (!chosen.length) throw new Error(`No story's id holds "${only}".`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const pictures = await takeAll(chosen)
  writeFileSync(join(folder, 'index.html'), gallerySheet(chosen, LOOKS, pictures))
  console.log(
    `${chosen.length * LOOKS.length} pictures of ${chosen.length} stories: ${join(folder, 'index.html')}`,
  )
  const broken = chosen.filter(({ id }) => pictures.get(id).some(({ wrong }) => wrong.length))
  if (broken.length)
    throw new Error(`Broken, and shown as they are: ${broken.map(({ id }) => id).join(', ')}.`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

// Opens stories of the static build in Chromium, to take pictures of them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ensureChromium } from './chromium.mjs'
import { root, tool } from './run.mjs'
import { serveFolder } from './serve-folder.mjs'

const folder = join(root, '.tmp/storybook')
const PATIENCE_MS = 20_000
const BROKEN = [
  'storyErrored',
  'storyThrewException',
  'playFunctionThrewException',
  'unhandledErrorsWhilePlaying',
  'storyMissing',
]

/** @throws {Error} with what Storybook said, when it could not. */
export async function buildStories() {
  const { code, output } = await tool('storybook', ['build', '--quiet', '--output-dir', folder], {
    env: { STORYBOOK_DISABLE_TELEMETRY: '1', NO_COLOR: '1' },
  })
  if (code !== 0) throw new Error(`The stories could not be built. Storybook said:\n${output}`)
}

/** All stories of the build, as Storybook's index has them. */
export function builtStories() {
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
  return Object.values(entries).filter(({ type }) => type === 'story')
}

/** Runs in the page before anything else: notes when the story is over, and what went wrong. */
function listen(broken) {
  window.story = { id: new URLSearchParams(location.search).get('id'), over: false, wrong: [] }
  let channel
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set: (made) => {
      channel = made
      made.on('storyFinished', ({ storyId, status } = {}) => {
        if (storyId !== window.story.id) return
        window.story.over = true
        if (status !== 'success') window.story.wrong.push(`its status is ${status}`)
      })
      for (const event of broken)
        made.on(event, (told) => {
          window.story.over = true
          window.story.wrong.push(`${event}: ${told?.message ?? JSON.stringify(told)}`)
        })
    },
  })
}

/**
 * Waits until what the window's size changed is drawn, pictures too: those in the window. One far below it is
 * lazy and loads when somebody scrolls there, so that waiting for it would have no end.
 */
export const drawn = (page) =>
  page.evaluate(async () => {
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const isInWindow = (image) => {
      const { top, bottom } = image.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    await frames()
    const pictures = [...document.images].filter(isInWindow)
    await Promise.all(pictures.map((image) => image.decode().catch(() => {})))
    await frames()
  })

/** Selects another story, as Storybook's sidebar does: the frame's scripts run once, not once a story. */
function select(id) {
  window.story = { id, over: false, wrong: [] }
  window.scrollTo(0, 0)
  window.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId: id, viewMode: 'story' })
}

/**
 * @param {(open: (id: string, look: { theme: 'light' | 'dark', width: number, height?: number }) => Promise<{
 *   page: import('@playwright/test').Page, wrong: string[]
 * }>) => Promise<void>} work gets a function that opens a story. There is one page for each look, so one story of a look
 *   at a time.
 */
export async function withStories(work) {
  const served = await serveFolder(folder)
  const browser = await chromium.launch({ executablePath: await ensureChromium() })
  try {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    await context.addInitScript(listen, BROKEN)
    const pages = new Map()
    await work(async (id, { theme, width, height = 720 }) => {
      const look = `${theme} ${width} ${height}`
      const page = pages.get(look) ?? (await context.newPage())
      await page.setViewportSize({ width, height })
      if (pages.has(look)) {
        // A menu closes when the window changes: not because of the story before.
        await drawn(page)
        await page.evaluate(select, id)
      } else {
        pages.set(look, page)
        await page.emulateMedia({ colorScheme: theme })
        await page.goto(
          `${served.url}/iframe.html?id=${id}&viewMode=story&globals=theme:${theme};a11y.manual:!true`,
        )
      }
      const isOver = await page
        .waitForFunction(() => window.story.over, undefined, { timeout: PATIENCE_MS })
        .then(
          () => true,
          () => false,
        )
      await drawn(page)
      const wrong = await page.evaluate(() => window.story.wrong)
      return { page, wrong: isOver ? wrong : [...wrong, `it was not over after ${PATIENCE_MS / 1000} s`] }
    })
  } finally {
    await browser.close()
    await served.close()
  }
}

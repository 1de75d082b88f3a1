import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  expect,
  test as base,
  type BrowserContext,
  type ConsoleMessage,
  type Page,
  type Request,
} from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { serveStories } from './serve.js'

/** What Storybook says of a story, over its channel. */
interface Told {
  event: string
  text: string
}

declare global {
  interface Window {
    told: Told[]
    axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> }
    __STORYBOOK_ADDONS_CHANNEL__: StoryChannel | undefined
  }
}

interface StoryChannel {
  on: (event: string, listener: (...told: unknown[]) => void) => void
  emit: (event: string, payload: unknown) => void
}

/** Events that say that a story is over: shown and played, or broken. */
const BROKEN = [
  'storyErrored',
  'storyThrewException',
  'playFunctionThrewException',
  'unhandledErrorsWhilePlaying',
  'storyMissing',
  'configError',
]
const OVER = ['storyFinished', ...BROKEN]

/** One story in a page, with everything that it must not do written down. */
export interface Stage {
  /** Opens a story, and waits until its play function is over. */
  open(id: string, options?: { theme?: 'light' | 'dark' | 'auto' }): Promise<void>
  /** Another theme, the system's too, without starting the story anew. */
  switchTo(theme: 'light' | 'dark'): Promise<void>
  /** Puts every label in brackets, without starting the story anew. */
  markWords(): Promise<void>
  /** Console errors, violations of the policy, requests that left the page, errors nobody caught: of this test. */
  readonly problems: readonly string[]
}

async function listen(page: Page) {
  await page.addInitScript((events: string[]) => {
    window.told = []
    let channel: StoryChannel | undefined
    const text = (what: unknown) =>
      what instanceof Error
        ? `${what.name}: ${what.message}`
        : typeof what === 'object' && what !== null && 'message' in what
          ? String(what.message)
          : JSON.stringify(what)
    Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
      configurable: true,
      get: () => channel,
      set: (made: StoryChannel) => {
        channel = made
        for (const event of events)
          made.on(event, (...told) => {
            window.told.push({ event, text: told.map(text).join(' ') })
          })
      },
    })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      window.told.push({ event: 'violation', text: `${violatedDirective} ${blockedURI} (${sourceFile})` })
    })
  }, OVER)
}

/** A click of a play function is an `act` that Storybook does not wait for; what it opens is loaded late the first time. */
const OF_STORYBOOKS_CLICK = 'A component suspended inside an `act` scope'

interface Fixtures {
  stage: Stage
  page: Page
  /** A page of its own for every test, for those that change what stays: a sheet, the system's theme. */
  freshPage: boolean
}

/** Where the stories of one worker are shown. */
interface Theatre {
  context: BrowserContext
  url: string
  /** The page that tests use one after the other: the frame's scripts start once a worker, not once a story. */
  kept: Page | undefined
}

const viewport = { width: 1024, height: 768 }

const told = (page: Page) => page.evaluate(() => window.told)

/** Selects a story where Storybook's frame runs already, as its sidebar does. */
const select = (page: Page, id: string) =>
  page.evaluate((storyId) => {
    window.told = []
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__
    channel?.emit('updateGlobals', { globals: { theme: 'light', words: 'english' } })
    channel?.emit('setCurrentStory', { storyId, viewMode: 'story' })
  }, id)

async function openStory(page: Page, url: string, id: string, theme: string) {
  if (theme === 'light' && page.url().startsWith(url)) await select(page, id)
  // Axe is ours to run, in both themes.
  else await page.goto(`${url}/iframe.html?id=${id}&viewMode=story&globals=theme:${theme};a11y.manual:!true`)
  await page.waitForFunction(
    ([broken, storyId]) =>
      window.told.some(
        ({ event, text }) =>
          broken.includes(event) || (event === 'storyFinished' && text.includes(`"storyId":"${storyId}"`)),
      ),
    [BROKEN, id] as const,
  )
  const failed = (await told(page)).filter(
    ({ event, text }) => event !== 'storyFinished' || !/"status":"success"/.test(text),
  )
  expect(failed).toEqual([])
}

async function newPage({ context }: Theatre) {
  const page = await context.newPage()
  await listen(page)
  return page
}

export const test = base.extend<Fixtures, { theatre: Theatre }>({
  freshPage: [false, { option: true }],
  theatre: [
    async ({ browser }, provide) => {
      const { url, close } = await serveStories()
      const context = await browser.newContext({ reducedMotion: 'reduce', viewport })
      await provide({ context, url, kept: undefined })
      await context.close()
      await close()
    },
    { scope: 'worker' },
  ],
  page: async ({ theatre, freshPage }, provide) => {
    const page = (!freshPage && theatre.kept) || (await newPage(theatre))
    if (!freshPage) theatre.kept = page
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.mouse.move(0, 0)
    await provide(page)
    if (freshPage) await page.close()
  },
  stage: async ({ page, theatre: { url } }, provide) => {
    const problems: string[] = []
    const ofPage = {
      pageerror: (error: Error) => problems.push(`uncaught: ${error.message}`),
      console: (message: ConsoleMessage) => {
        if (message.type() === 'error' && !message.text().includes(OF_STORYBOOKS_CLICK))
          problems.push(`console: ${message.text()}`)
      },
      request: (request: Request) => {
        const asked = request.url()
        if (!asked.startsWith(`${url}/`) && !/^(data|blob|about):/.test(asked))
          problems.push(`left the page: ${asked}`)
      },
    }
    page.on('pageerror', ofPage.pageerror)
    page.on('console', ofPage.console)
    page.on('request', ofPage.request)
    await provide({
      problems,
      open: (id, { theme = 'light' } = {}) => openStory(page, url, id, theme),
      async switchTo(theme) {
        await page.emulateMedia({ colorScheme: theme })
        await page.evaluate(async (next) => {
          window.__STORYBOOK_ADDONS_CHANNEL__?.emit('updateGlobals', { globals: { theme: next } })
        }, theme)
        await expect(page.locator(`html[data-theme=${theme}]`)).toHaveCount(1)
      },
      async markWords() {
        await page.evaluate(() =>
          window.__STORYBOOK_ADDONS_CHANNEL__?.emit('updateGlobals', { globals: { words: 'marked' } }),
        )
        await expect(page.locator('html:not([data-words=en])')).toHaveCount(1)
      },
    })
    page.off('pageerror', ofPage.pageerror)
    page.off('console', ofPage.console)
    page.off('request', ofPage.request)
  },
})

export { expect }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A story is a part of a page, not a page: landmarks and a first heading are the host's. */
const OF_THE_HOST = ['region', 'page-has-heading-one', 'landmark-one-main']

/**
 * What axe finds, as sentences. Run inside the page: `AxeBuilder` opens a second page for each run, which takes
 * longer than the run.
 *
 * @param rules Only these, for what cannot differ otherwise. Default: all.
 */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules
      ? { runOnly: [...rules] }
      : { rules: Object.fromEntries(OF_THE_HOST.map((id) => [id, { enabled: false }])) }),
  }
  return page.evaluate(async (given) => {
    const { violations } = await window.axe.run(document, given)
    return violations.flatMap(({ id, nodes }) =>
      nodes
        // Why a menu's entry is not permitted, and what an action does, is visible inside it, and is its description rather
        // than its name.
        .filter(
          ({ html }) =>
            id !== 'label-content-name-mismatch' || !/(role="menuitem"|found-action).*describedby/.test(html),
        )
        .map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  }, options)
}

// What docs/accessibility.md promises, in the stories that show it.
import type { Page } from '@playwright/test'
import { teachContrast } from './support/contrast.js'
import { expect, test } from './support/story.js'

const trees: readonly (readonly [what: string, story: string, tree: string])[] = [
  [
    'a page with accounts and apps',
    'page-integrationspage--filtered',
    `
- heading "Integrations" [level=1]
- paragraph: Connect the tools your team already uses.
- search:
  - searchbox "Search apps"
- region "Connected 4":
  - heading "Connected 4" [level=2]
  - list "Connected 4":
    - listitem "Billhaven · Acme live":
      - text: Billhaven · Acme live Connected
      - time: used 3 hours ago
      - button "More actions for Acme live (Billhaven)"
    - listitem "Helpwren · Acme Support":
      - button "More actions for Acme Support (Helpwren)"
    - listitem "Plumepost · ana@acme.test":
      - button "More actions for ana@acme.test (Plumepost)"
    - listitem "Plumepost · sales@acme.test":
      - button "More actions for sales@acme.test (Plumepost)"
- region "Available 4":
  - heading "Available 4" [level=2]
  - list "Available 4":
    - listitem "Dealwren":
      - text: Dealwren
      - paragraph: Sales
      - button "Connect Dealwren": Connect
    - listitem "Pipelark":
      - button "Connect Pipelark": Connect
    - listitem "Larkmail":
      - button "Connect Larkmail": Connect
    - listitem "Murmur Rooms":
      - button "Connect Murmur Rooms": Connect
- status
`,
  ],
  [
    'a page that is loading: regions and their headings, no skeletons',
    'page-integrationspage--loading',
    `
- heading "Integrations" [level=1]
- search:
  - searchbox "Search apps"
- region "Connected":
  - /children: equal
  - heading "Connected" [level=2]
- region "Available":
  - /children: equal
  - heading "Available" [level=2]
- status
`,
  ],
  [
    'a page of which one list failed: what failed, and it is said',
    'page-integrationspage--one-list-fails',
    `
- group "We could not load your integrations.":
  - paragraph:
    - strong: We could not load your integrations.
    - text: What you see may be out of date. The server has a problem at the moment.
  - button "Try again"
- region "Connected 4":
  - heading "Connected 4" [level=2]
- status: We could not load your integrations. The server has a problem at the moment.
`,
  ],
  [
    'a page with nothing on offer',
    'page-integrationspage--empty',
    `
- heading "Integrations" [level=1]
- paragraph: No integrations yet.
- paragraph: When your workspace adds apps, they appear here.
- button "Describe the app"
- status
`,
  ],
  [
    'a page of nobody',
    'page-integrationspage--signed-out',
    `
- paragraph: You are signed out.
- paragraph: Sign in again to see your integrations.
- link "Sign in"
- status: You are signed out.
`,
  ],
  [
    'an open menu',
    'page-flows--menu',
    `
- region "Connected 5":
  - list "Connected 5":
    - listitem "Dealwren · Acme Inc":
      - button "More actions for Acme Inc (Dealwren)" [expanded]
- menu "More actions for Acme Inc (Dealwren)":
  - menuitem "Reconnect"
  - menuitem "Test connection"
  - menuitem "Refresh credentials"
  - menuitem "Rename…"
  - menuitem "Details"
  - separator
  - menuitem "Disconnect…"
`,
  ],
  [
    'a question before an account is disconnected',
    'page-flows--disconnect-asks',
    `
- alertdialog "Disconnect Acme Inc from Dealwren?":
  - heading "Disconnect Acme Inc from Dealwren?" [level=2]
  - paragraph: Anything that uses this account will stop working. You can undo this for 10 seconds.
  - button "Cancel"
  - button "Disconnect"
`,
  ],
  [
    'the offer to undo, and that it is said',
    'page-flows--disconnected',
    `
- group "Acme Inc (Dealwren) was disconnected.":
  - paragraph: Acme Inc (Dealwren) was disconnected.
  - button "Undo"
  - button "Dismiss"
- status: Acme Inc (Dealwren) was disconnected.
`,
  ],
  [
    'a field that is not filled in',
    'dialogs-renamedialog--required',
    `
- dialog "Rename ops@acme.test (Larkmail)":
  - heading "Rename ops@acme.test (Larkmail)" [level=2]
  - textbox "Name" [invalid]
  - alert: Enter a name.
  - button "Cancel"
  - button "Save"
`,
  ],
  [
    'details, which say themselves that they were copied',
    'dialogs-detailsdialog--of-broken',
    `
- dialog "ops@acme.test (Larkmail)":
  - heading "ops@acme.test (Larkmail)" [level=2]
  - term: Status
  - definition: Reconnect needed
  - paragraph: Contains no passwords or tokens.
  - status
  - button "Copy details for support"
  - button "Close"
`,
  ],
  [
    'what is not permitted, with the reason',
    'rows-and-cards-connectionrow--not-permitted',
    `
- listitem "Larkmail · ops@acme.test":
  - text: Larkmail · ops@acme.test Reconnect needed
  - paragraph: /Ask an admin to reconnect\\./
  - button "Reconnect ops@acme.test (Larkmail)" [disabled]: Reconnect
`,
  ],
  [
    'the walk through all accounts to repair',
    'rows-and-cards-fixall--first-of-three',
    `
- group "Fix all":
  - text: 1 of 3 ops@acme.test (Larkmail)
  - button "Reconnect ops@acme.test (Larkmail)": Reconnect
  - button "Skip"
  - button "Stop"
`,
  ],
]

for (const [what, story, tree] of trees) {
  test(`the accessibility tree of ${what}`, async ({ page, stage }) => {
    await stage.open(story)
    await expect(page.locator('body')).toMatchAriaSnapshot(tree)
  })
}

const after: readonly (readonly [what: string, flow: string, focus: string, said: RegExp])[] = [
  ['a connect that was cancelled', 'cancel-connect', 'Connect Dealwren', /^$/],
  ['a connect', 'connect', 'More actions for Acme Inc (Dealwren)', /^Acme Inc \(Dealwren\): Connected$/],
  ['a reconnect', 'reconnect', 'More actions for Acme Inc (Dealwren)', /: Connected$/],
  ['a disconnect', 'disconnected', 'Undo', /^Acme Inc \(Dealwren\) was disconnected\.$/],
  ['its undoing', 'disconnect-and-undo', 'More actions for Acme Inc (Dealwren)', /is connected again\.$/],
  ['a disconnect that was refused', 'disconnect-refused', 'Disconnect', /^$/],
  ['a rename', 'rename', 'More actions for Acme Europe (Dealwren)', /^Renamed to Acme Europe\.$/],
  ['a test', 'test-connection', 'More actions for Acme Inc (Dealwren)', /works\.$/],
  ['a search', 'search', 'Search apps', /apps? found$/],
]

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
  })

for (const [what, flow, focus, said] of after) {
  test(`where the focus is, and what is announced, after ${what}`, async ({ page, stage }) => {
    await stage.open(`page-flows--${flow}`)
    await expect.poll(() => focused(page)).toBe(focus)
    await expect(page.locator('[data-announcer]')).toHaveText(said)
  })
}

test('of a list that goes on nobody is told a length', async ({ page, stage }) => {
  await stage.open('page-integrationspage--more-failed')
  const apps = page.getByRole('region', { name: /^Available/ }).getByRole('listitem')
  expect(await apps.evaluateAll((all) => all.map((each) => each.getAttribute('aria-setsize')))).toEqual(
    Array.from({ length: await apps.count() }, () => '-1'),
  )
  const accounts = page.getByRole('region', { name: /^Connected/ }).getByRole('listitem')
  await expect(accounts.first()).toHaveAttribute('aria-setsize', `${await accounts.count()}`)
})

test('Escape leaves a dialog at work, and the focus is on the page', async ({ page, stage }) => {
  await stage.open('page-flows--disconnect-at-work')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.locator('.membrane-page :focus')).toHaveCount(1)
})

for (const [direction, story, forward, back] of [
  ['left to right', 'page-integrationspage--everyday', 'ArrowRight', 'ArrowLeft'],
  ['right to left', 'page-integrationspage--arabic', 'ArrowLeft', 'ArrowRight'],
] as const) {
  test(`arrow keys choose a category in reading direction: ${direction}`, async ({ page, stage }) => {
    await stage.open(story)
    const categories = page.getByRole('radio')
    await categories.first().focus()
    await page.keyboard.press(forward)
    await expect(categories.nth(1)).toBeChecked()
    await expect(categories.nth(1)).toBeFocused()
    await page.keyboard.press(back)
    await expect(categories.first()).toBeChecked()
  })
}

for (const theme of ['light', 'dark'] as const) {
  test(`the ring of what has the focus can be told from what is around it: ${theme}`, async ({
    page,
    stage,
  }) => {
    await stage.open('page-integrationspage--several-accounts', { theme })
    await teachContrast(page)
    await page.getByRole('searchbox').focus()
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab')
      const ring = await page.evaluate(() => {
        const bearer =
          document.activeElement?.closest('.membrane-chip') ?? document.activeElement ?? document.body
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(bearer)
        const below = getComputedStyle(document.body).backgroundColor
        return {
          kind: `${outlineWidth} ${outlineStyle}`,
          contrast: window.contrastOf(outlineColor, below),
        }
      })
      expect(ring.kind).toBe('2px solid')
      expect(ring.contrast).toBeGreaterThan(3)
    }
  })
}

/** The parts for actions, at their fullest. */
const actions = [
  'actions-actionform--every-kind',
  'actions-actionform--list-of-groups',
  'actions-actionfinder--everything',
  'actions-actionrunner--failed',
  'actions-connectionpicker--several',
  'actions-runlog--refused-by-the-app',
  'actions-runoutcome--log-open',
]

/** Everything that can be pressed, smaller than WCAG 2.2's 24 by 24 CSS pixels. */
const tooSmall = (page: Page) =>
  page
    .locator(
      'a, button, input:not(.membrane-hidden), select, textarea, summary, .membrane-chip, [role=menuitem]',
    )
    .evaluateAll((targets) =>
      targets
        // What is around a radio button or a check box can be pressed too.
        .map((target) => ({
          box: (target.closest('label') ?? target).getBoundingClientRect(),
          html: target.outerHTML.slice(0, 120),
        }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ box, html }) => `${box.width} × ${box.height}: ${html}`),
    )

const crowded = [
  'page-integrationspage--needs-attention',
  'page-integrationspage--several-accounts',
  'page-integrationspage--narrow-long-names',
  'themes--dense-admin',
  'page-flows--menu',
  'page-flows--disconnected',
  'dialogs-detailsdialog--with-several-errors',
  'rows-and-cards-fixall--first-of-three-narrow',
  'parts-searchfield--filled',
  ...actions,
]
for (const story of crowded) {
  test(`targets are at least 24 px wide and high: ${story}`, async ({ page, stage }) => {
    await stage.open(story)
    expect(await tooSmall(page)).toEqual([])
  })
}

const zoomed = [
  'page-integrationspage--needs-attention',
  'page-integrationspage--long-names',
  'page-integrationspage--german',
  'page-integrationspage--arabic',
  'page-integrationspage--one-list-fails',
  'page-flows--disconnect-asks',
  'page-flows--disconnected',
  'page-flows--menu',
  'page-flows--fix-all',
  'parts-undobar--failed-narrow',
  'parts-undobar--long-narrow',
  'dialogs-detailsdialog--with-several-errors',
  'dialogs-describedialog--with-request',
  ...actions,
]
for (const story of zoomed) {
  test(`at 400 % zoom, where 1280 px are 320, nothing scrolls sideways: ${story}`, async ({
    page,
    stage,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await stage.open(story)
    const wide = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement
      const parts = [...document.querySelectorAll('[class^="membrane-"]')].filter((part) => {
        const { left, right, width } = part.getBoundingClientRect()
        return width > 1 && (left < -1 || right > clientWidth + 1) && !part.closest('.membrane-chips')
      })
      return { sideways: scrollWidth - clientWidth, parts: parts.map(({ className }) => className) }
    })
    expect(wide).toEqual({ sideways: 0, parts: [] })
    // What is cut is whole in a title.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('[class^="membrane-"]')]
        .filter((part) => getComputedStyle(part).webkitLineClamp !== 'none')
        .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
        .filter((part) => {
          const whole = part.closest('[title]')?.getAttribute('title') ?? ''
          return !whole.includes(part.textContent.trim())
        })
        .map(({ className, textContent }) => `${className}: ${textContent}`),
    )
    expect(cut).toEqual([])
  })
}

for (const story of [
  'page-integrationspage--loading',
  'page-flows--connect-being-set-up',
  'parts-undobar--offered',
]) {
  test(`nothing moves for those who asked for less motion: ${story}`, async ({ page, stage }) => {
    await stage.open(story)
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
}

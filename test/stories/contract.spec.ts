// The tables of docs/theming.md, row by row, against what all stories showed.
import { readFileSync } from 'node:fs'
import { codeIn, tableBelow } from '../docs/support/tables.js'
import { recall, type Seen } from './support/seen.js'
import { allStories } from './support/serve.js'
import { expect, test } from '@playwright/test'

const theming = readFileSync(new URL('../../docs/theming.md', import.meta.url), 'utf8')
// Actions have classes of their own, and a stylesheet.
const stories = allStories().filter(({ title }) => !title.startsWith('Actions'))

/** Slots have no stories of their own: they are shown by what they belong to. */
const showing = (part: string) => part.replace(/^(ConnectionRow|IntegrationCard)[A-Z]\w+$/, '$1')

/** What the stories of these parts showed; of any part when it is none. */
function seenOf(parts: readonly string[], label: string): Seen[] {
  const titles = parts.map((part) => `/${showing(part)}`)
  const chosen = stories.filter(({ title }) =>
    parts.length
      ? titles.some((end) => title.endsWith(end))
      : label.startsWith('of the page')
        ? title.startsWith('Page/')
        : true,
  )
  if (!chosen.length) throw new Error(`No story shows ${label}.`)
  return chosen.flatMap(({ id }) => recall(id))
}

const has = (name: string) => (seen: Seen) => seen.classes.includes(name)

/** What only the sign-in window has, which no story opens: test/browser/overlay.spec.ts looks at it. */
const ELSEWHERE = 'membrane-connect-close'

for (const [label = '', said = ''] of tableBelow(theming, '**Parts.**')) {
  test(`${label} has the classes that are written down`, () => {
    const seen = seenOf(codeIn(label), label)
    const named = codeIn(said).filter((name) => name !== ELSEWHERE)
    expect(named.filter((name) => !seen.some(has(name)))).toEqual([])

    const [own = ''] = named
    const [, same] = / on `([^`]+)`/.exec(said) ?? []
    if (same) expect(seen.filter(has(own)).every(has(same))).toBe(true)
    const [, around] = /, in `([^`]+)`/.exec(said) ?? []
    if (around) expect(seen.filter(has(own)).some(({ within }) => within.includes(around))).toBe(true)

    // "In it" is about what was named right before.
    for (const clause of said.split(';')) {
      const [before = '', inside] = clause.split('in it ')
      const outer = codeIn(before).at(0) ?? own
      const lost = codeIn(inside ?? '').filter(
        (name) => !seen.some((each) => has(name)(each) && each.within.includes(outer)),
      )
      expect(lost, `in ${outer}`).toEqual([])
    }
  })
}

/** The elements that the second column speaks of. */
const places: Record<string, readonly string[]> = {
  roots: ['membrane-root'],
  badges: ['membrane-badge'],
  rows: ['membrane-row'],
  notices: ['membrane-row-notice'],
  'notes of cards': ['membrane-card-note'],
  'the undo bar': ['membrane-undo', 'membrane-button'],
  buttons: ['membrane-button'],
  'the menu’s button': ['membrane-button'],
  'entries of a menu': ['membrane-menu-item'],
  dialogs: ['membrane-dialog'],
  cards: ['membrane-card'],
  'regions of the page': ['membrane-region'],
  'the search': ['membrane-search'],
  'the region': ['membrane-region'],
  'what the page says': ['membrane-empty', 'membrane-error', 'membrane-dialog-failure'],
  logos: ['membrane-logo'],
  skeletons: ['membrane-skeletons', 'membrane-bone'],
  'chunks of a list': ['membrane-chunk'],
  '“Show more apps”': ['membrane-more'],
  'the live region': ['membrane-hidden'],
}

for (const [attributes = '', on = '', says = ''] of tableBelow(theming, '**Attributes.**')) {
  test(`${attributes} stand where and with what is written down`, () => {
    const seen = stories.flatMap(({ id }) => recall(id))
    const allowed = on.split(', ').flatMap((place) => {
      const classes = places[place]
      if (!classes) throw new Error(`This test does not know where "${place}" is.`)
      return classes
    })
    for (const attribute of codeIn(attributes)) {
      const bearers = seen.filter(({ data }) => attribute in data)
      expect(bearers.length, attribute).toBeGreaterThan(0)
      const astray = bearers.filter(({ classes }) => !classes.some((name) => allowed.includes(name)))
      expect(
        astray.map(({ classes, data }) => ({ classes, data })),
        attribute,
      ).toEqual([])
      const values = codeIn(says)
      if (!values.length) continue
      expect(new Set(bearers.map(({ data }) => data[attribute])), attribute).toEqual(new Set(values))
    }
  })
}

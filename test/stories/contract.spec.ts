// The tables of docs/theming.md, row by row, against what all stories showed; and all that those showed against the tables.
import { readFileSync } from 'node:fs'
import { codeIn, tableBelow } from '../docs/support/tables.js'
import { isAt, placeCalled } from './support/places.js'
import { recall, type Seen } from './support/seen.js'
import { allStories, type Story } from './support/serve.js'
import { expect, test } from '@playwright/test'

const theming = readFileSync(new URL('../../docs/theming.md', import.meta.url), 'utf8')

const isOfActions = ({ title }: Story) => title.startsWith('Actions/')
const storiesOfPage = allStories().filter((story) => !isOfActions(story))
const storiesOfActions = allStories().filter(isOfActions)

interface Row {
  title: string
  attributes: string[]
  places: (readonly string[])[]
  /** None: any. */
  values: string[]
}

const rowsBelow = (marker: string): Row[] =>
  tableBelow(theming, marker).map(([title = '', on = '', says = '']) => ({
    title,
    attributes: codeIn(title),
    places: on.split(', ').map(placeCalled),
    values: codeIn(says),
  }))

const partsOfPage = tableBelow(theming, '**Parts.**')
const partsOfActions = tableBelow(theming, '**Action parts.**')
const rowsOfPage = rowsBelow('**Attributes.**')
const rowsOfActions = rowsBelow('**Attributes of action parts.**')

/** Slots have no stories of their own: they are shown by what they belong to. */
const showing = (part: string) => part.replace(/^(ConnectionRow|IntegrationCard)[A-Z]\w+$/, '$1')

/** What the stories of these parts showed; of any part when it is none. */
function seenOf(stories: readonly Story[], parts: readonly string[], label: string): Seen[] {
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

/**
 * What only the sign-in window has, and what stands there while code is on its way, which no story waits for:
 * test/browser/overlay.spec.ts and actions.spec.ts look at those.
 */
const ELSEWHERE = ['membrane-connect-close', 'membrane-form-bones']

function testPart(stories: readonly Story[], [label = '', said = '']: readonly string[]) {
  test(`${label} has the classes that are written down`, () => {
    const seen = seenOf(stories, codeIn(label), label)
    const shown = (text: string) => codeIn(text).filter((name) => !ELSEWHERE.includes(name))
    const named = shown(said)
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
      const lost = shown(inside ?? '').filter(
        (name) => !seen.some((each) => has(name)(each) && each.within.includes(outer)),
      )
      expect(lost, `in ${outer}`).toEqual([])
    }
  })
}

const seenIn = (stories: readonly Story[]) => stories.flatMap(({ id }) => recall(id))

/** The row that speaks of an attribute where it stands: of several the first. */
const rowFor = (rows: readonly Row[], attribute: string, seen: Seen) =>
  rows.find(
    ({ attributes, places }) => attributes.includes(attribute) && places.some((place) => isAt(seen, place)),
  )

/** @param all The rows that hold in these stories. */
function testAttributes(stories: readonly Story[], row: Row, all: readonly Row[]) {
  const { title, attributes, places, values } = row
  test(`${title} stand where and with what is written down`, () => {
    const seen = seenIn(stories)
    for (const attribute of attributes) {
      const bearers = seen.filter(({ data }) => attribute in data)
      const astray = bearers.filter((each) => !rowFor(all, attribute, each))
      expect(new Set(astray.map(({ classes }) => classes.join('.'))), attribute).toEqual(new Set())
      const here = bearers.filter((each) => rowFor(all, attribute, each) === row)
      expect(here.length, attribute).toBeGreaterThan(0)
      if (values.length)
        expect(new Set(here.map(({ data }) => data[attribute])), attribute).toEqual(new Set(values))
    }
    const bare = places.filter(
      (place) => !seen.some((each) => isAt(each, place) && attributes.some((name) => name in each.data)),
    )
    expect(bare, 'places without').toEqual([])
  })
}

/** What stories put on parts of ours. */
const OF_STORIES = ['data-host', 'data-accent']

function testNothingElse(stories: readonly Story[], parts: readonly string[][], rows: readonly Row[]) {
  test('nothing of ours is shown that is not written down', () => {
    const named = new Set(parts.flatMap(([, said = '']) => codeIn(said)))
    const unnamed = new Set<string>()
    for (const each of seenIn(stories)) {
      for (const name of each.classes) if (!named.has(name)) unnamed.add(name)
      for (const [name, value] of Object.entries(each.data)) {
        if (OF_STORIES.includes(name)) continue
        const row = rowFor(rows, name, each)
        if (!row || (row.values.length && !row.values.includes(value)))
          unnamed.add(`${name}="${value}" on ${each.classes.join('.')}`)
      }
    }
    expect([...unnamed]).toEqual([])
  })
}

test.describe('of the page', () => {
  for (const part of partsOfPage) testPart(storiesOfPage, part)
  for (const row of rowsOfPage) testAttributes(storiesOfPage, row, rowsOfPage)
  testNothingElse(storiesOfPage, partsOfPage, rowsOfPage)
})

test.describe('of action parts', () => {
  // What they have in common with the page is as it is there.
  const rows = [...rowsOfActions, ...rowsOfPage]
  for (const part of partsOfActions) testPart(storiesOfActions, part)
  for (const row of rowsOfActions) testAttributes(storiesOfActions, row, rows)
  testNothingElse(storiesOfActions, [...partsOfActions, ...partsOfPage], rows)
})

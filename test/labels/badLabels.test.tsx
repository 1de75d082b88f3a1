import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IntegrationsPage } from '../../src/components/IntegrationsPage.js'
import { formatWord } from '../../src/labels/format.js'
import { early } from '../../src/labels/early.js'
import { mergeLabels } from '../../src/labels/merge.js'
import type { LabelsInput } from '../../src/labels/types.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { ar, de, en } from './support/languages.js'

const warnings: string[] = []
beforeEach(() => {
  warnings.length = 0
  vi.spyOn(console, 'warn').mockImplementation((...values) => void warnings.push(values.join(' ')))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** Labels as they come from a file or a server, which no compiler has seen. */
const untyped = (value: unknown): LabelsInput => JSON.parse(JSON.stringify(value))

it('what is missing in a language of one’s own is English; what is replaced in one of ours stays in it', () => {
  const merged = mergeLabels(en, [de, { page: { title: 'Apps verbinden' } }])
  expect(merged.page.title).toBe('Apps verbinden')
  expect(merged.action.connect).toBe('Verbinden')
  expect(merged.locale).toBe('de')
  expect(mergeLabels(en, [{ locale: 'nl', action: { connect: 'Verbinden' } }]).action.save).toBe('Save')
  expect(warnings).toEqual([])
})

it.each(['de_DE', 'deutsch!', '', 'xx-unknown'])(
  'keeps the language below where locale is "%s", and says so',
  (locale) => {
    expect(mergeLabels(en, [ar, { locale }]).locale).toBe('ar')
    expect(warnings).toEqual([expect.stringContaining(`labels.locale is ${JSON.stringify(locale)}`)])
    expect(warnings[0]).toContain('written as in "ar"')
  },
)

it('takes every tag that Intl knows', () => {
  for (const locale of ['de-AT', 'pt-PT', 'ar-EG', 'zh-Hant-TW', 'he-u-nu-latn'])
    expect(mergeLabels(en, [{ locale }]).locale).toBe(locale)
  expect(warnings).toEqual([])
})

it('takes a whole language where the words of dialogs are not there yet, and tells what is misspelled', () => {
  const merged = mergeLabels(early, [de], true)
  expect(merged.action.connect).toBe('Verbinden')
  expect(merged.error.reason.network).toBe(de.error?.reason?.network)
  expect(merged).not.toHaveProperty('rename')
  expect(warnings).toEqual([])
  mergeLabels(early, [untyped({ renaming: { title: 'x' } }), untyped({ action: { conect: 'x' } })], true)
  expect(warnings).toEqual([
    expect.stringContaining('"renaming" is not one of the labels'),
    expect.stringContaining('"action.conect" is not one of the labels'),
  ])
})

it('warns once, however often the same labels are merged', () => {
  const wrong = untyped({ action: { save: 17 } })
  for (let again = 0; again < 3; again += 1) mergeLabels(en, [wrong])
  expect(warnings).toEqual([expect.stringMatching(/"action\.save" is number instead of a word/)])
})

it('says nothing in production', () => {
  vi.stubEnv('NODE_ENV', 'production')
  expect(mergeLabels(en, [untyped({ action: { close: 4 }, locale: 'no tag' })])).toEqual(en)
  expect(warnings).toEqual([])
})

it.each([
  [
    'a plural form that is a number',
    { search: { results: { one: 1, other: '{count} hits' } } },
    'search.results',
  ],
  ['plural forms without "other"', { page: { loadedMore: { one: '{count} app' } } }, 'page.loadedMore'],
  ['plural forms where nothing is counted', { page: { title: { one: 'App', other: 'Apps' } } }, 'page.title'],
  ['a list', { status: ['Connected'] }, 'status'],
])('leaves out %s', (_, wrong, path) => {
  expect(mergeLabels(en, [untyped(wrong)])).toEqual(en)
  expect(warnings).toEqual([expect.stringContaining(`"${path}"`)])
})

it('uses the word below where a function throws, or returns something else', () => {
  const throwing = (): string => {
    throw new Error('host bug')
  }
  const numeric = (): string => JSON.parse('5')
  const { undo } = mergeLabels(en, [de, { undo: { done: throwing, back: numeric } }])
  expect(formatWord(undo.done, { account: 'Acme' }, 'de')).toBe('Acme wurde getrennt.')
  expect(formatWord(undo.back, { account: 'Acme' }, 'de')).toBe('Acme ist wieder da.')
  expect(warnings).toEqual([expect.stringContaining('host bug'), expect.stringContaining('returned number')])
})

it('says the word below where a function got lost on the way', () => {
  // As JSON has them: a function in an object is left out, one in a list is null.
  const lost = untyped({ undo: { done: () => '' }, rename: { title: null }, details: { title: [() => ''] } })
  const { undo, rename, details } = mergeLabels(en, [de, lost])
  expect(formatWord(undo.done, { account: 'Acme' }, 'de')).toBe('Acme wurde getrennt.')
  expect(formatWord(rename.title, { account: 'Acme' }, 'de')).toBe('Acme umbenennen')
  expect(formatWord(details.title, { account: 'Acme' }, 'de')).toBe('Acme')
  expect(warnings).toEqual([
    expect.stringContaining('"rename.title" is null'),
    expect.stringContaining('"details.title" is object'),
  ])
})

it('takes a function wherever a word has values, also over a word that was fixed before', () => {
  const merged = mergeLabels(en, [
    { disconnect: { title: 'Disconnect?' } },
    { disconnect: { title: ({ account }) => `Really disconnect ${account}?` } },
    { sentence: { connected: ({ app }) => `${app} is fine.` } },
  ])
  expect(formatWord(merged.disconnect.title, { account: 'Acme', app: 'x' })).toBe('Really disconnect Acme?')
  expect(formatWord(merged.sentence.connected, { app: 'HubSpot', reason: '', detail: '' })).toBe(
    'HubSpot is fine.',
  )
  expect(warnings).toEqual([])
})

it('shows a sane page whatever is passed for labels, and opens the connect screen', async () => {
  const labels = untyped([
    null,
    { locale: 'not_a_tag', page: { title: { one: 'x', other: 'y' }, available: ['z'] } },
    { connectScreen: null, action: 3, search: { label: {} } },
  ])
  const { Wrapper } = createTestMembrane({ scenario: 'everyday', provider: { labels } })
  render(<IntegrationsPage filter={{ include: ['dealwren'] }} />, { wrapper: Wrapper })
  const connect = await screen.findByRole('button', { name: 'Connect Dealwren' })
  expect(screen.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible()
  connect.click()
  expect(await screen.findByText(/Dealwren/, { selector: '.membrane-row-app' })).toBeVisible()
})

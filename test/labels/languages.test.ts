import { describe, expect, expectTypeOf, it } from 'vitest'
import { formatWord } from '../../src/labels/format.js'
import type { Labels } from '../../src/labels/types.js'
import { exactTime, relativeTime } from '../../src/components/time.js'
import { checkLanguage, checkPlurals } from './support/languageChecks.js'
import { de, en, languages, modules, textsOf, wordsOf } from './support/languages.js'

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 101, 1_000_000]

/** Words that are the same in English and in a language. */
const SAME: Record<string, readonly string[]> = {
  de: ['App', 'Status', 'ID'],
  es: ['ID'],
  pt: ['App', 'Status', 'ID'],
  ja: ['ID'],
  'zh-CN': ['ID'],
}

const everyLanguage = Object.entries({ en, ...languages })

describe('en', () => {
  checkPlurals('en', en)
})

describe.each(everyLanguage)('%s, English or not,', (_, labels) => {
  it.each(COUNTS)('renders every count at %i with nothing left to fill', (count) => {
    const { page, search, disconnect, fixAll } = labels
    const counted = [
      page.shown,
      page.needAttention,
      page.loadedMore,
      search.results,
      disconnect.canUndo,
      fixAll.allDone,
    ]
    for (const word of counted) {
      const text = formatWord(word, { count }, labels.locale)
      expect(text).not.toMatch(/[{}]/)
      expect(count <= 2 || text.includes(count.toLocaleString(labels.locale))).toBe(true)
    }
  })

  // WCAG 2.5.3: who says what a button shows must reach it by its name.
  it.each(Object.keys(en.actionOn).filter((key) => key in en.action))(
    'says what the button says in its accessible name too: %s',
    (key) => {
      const shown = labels.action[key as keyof Labels['actionOn'] & keyof Labels['action']]
      const named = labels.actionOn[key as keyof Labels['actionOn']]
      const values = { account: 'Acme', app: 'HubSpot', doing: '' }
      const name = typeof named === 'function' ? '' : formatWord(named, values, labels.locale)
      expect(name.toLocaleLowerCase(labels.locale)).toContain(shown.toLocaleLowerCase(labels.locale))
    },
  )
})

it('says in English one thing where there is one', () => {
  const plural = /\{count\} \w+s\b/
  expect(wordsOf(en).filter(([, word]) => typeof word === 'string' && plural.test(word))).toEqual([])
})

for (const [name, labels] of Object.entries(languages))
  checkLanguage({ name, labels, english: en, folder: 'labels', same: SAME[name] ?? [] })

describe.each(Object.entries(languages))('%s', (name, labels) => {
  it('keeps apart what stands side by side', () => {
    // The details are a list whose terms must differ; the buttons of a dialog likewise.
    const { app, account, status, key, id, created, lastUsed, updated, nextRetry, rawState } = labels.details
    const terms = [app, account, status, key, id, created, lastUsed, updated, nextRetry, rawState]
    expect(new Set(terms).size).toBe(terms.length)
    const { action } = labels
    const menu = [
      action['connect-again'],
      action.reconnect,
      action['try-again'],
      action.remove,
      action.disconnect,
      action.test,
      action['refresh-credentials'],
      action.rename,
      action.restore,
      action.cancel,
    ]
    expect(new Set(menu).size).toBe(menu.length)
    expect(action.cancelDialog).not.toBe(action.cancel)
  })

  it('says the same word on a button as in the menu, where it asks first with an ellipsis', () => {
    for (const [key, text] of Object.entries(labels.menu)) {
      if (key === 'details') continue
      expect(text.replace('…', '')).toBe(labels.action[key as keyof Labels['action']])
      expect(text.endsWith('…')).toBe(en.menu[key as keyof Labels['menu']].endsWith('…'))
    }
  })

  it('names in every accessible name what it acts on', () => {
    for (const [key, word] of Object.entries(labels.actionOn))
      expect([key, word]).toEqual([key, expect.stringMatching(/\{(account|app)\}/)])
  })

  it('writes times as Intl does in it', () => {
    const now = Date.UTC(2026, 0, 15, 12)
    const format = new Intl.RelativeTimeFormat(name, { numeric: 'auto' })
    expect(relativeTime(now - 3 * 3_600_000, now, labels.locale, '')).toBe(format.format(-3, 'hour'))
    expect(relativeTime(now - 25 * 3_600_000, now, labels.locale, '')).toBe(format.format(-1, 'day'))
    expect(exactTime(now, labels.locale)).toBe(
      new Intl.DateTimeFormat(name, { dateStyle: 'medium', timeStyle: 'short' }).format(now),
    )
  })
})

it('has exactly the type of the labels, in every language', () => {
  expectTypeOf<(typeof modules)[keyof typeof modules]>().toEqualTypeOf<Labels>()
  expect(Object.keys(modules)).toEqual(Object.keys(languages))
})

describe.each(['ja', 'zh-CN', 'ar', 'he'])('%s', (name) => {
  it('has no Latin letters but those of "ID"', () => {
    const texts = textsOf(languages[name]).filter(([path]) => path !== 'locale')
    expect(texts.filter(([, text]) => /[a-z]/i.test(text.replaceAll(/\{\w+\}|^ID$/g, '')))).toEqual([])
  })
})

describe('plural forms', () => {
  const results = (name: string) =>
    [0, 1, 2, 3, 11, 100].map((count) => formatWord(languages[name]?.search.results ?? '', { count }, name))

  it('of German', () => {
    expect(results('de').slice(0, 3)).toEqual(['0 Apps gefunden', '1 App gefunden', '2 Apps gefunden'])
  })

  it('of French, where nothing is singular too', () => {
    expect(results('fr').slice(0, 3)).toEqual([
      '0 application trouvée',
      '1 application trouvée',
      '2 applications trouvées',
    ])
  })

  it('of Arabic, all six of them', () => {
    expect(results('ar')).toEqual([
      'لم يُعثر على أي تطبيق',
      'عُثر على تطبيق واحد',
      'عُثر على تطبيقين',
      'عُثر على 3 تطبيقات',
      'عُثر على 11 تطبيقًا',
      'عُثر على 100 تطبيق',
    ])
  })

  it('of Hebrew, with its dual', () => {
    expect(results('he').slice(1, 4)).toEqual([
      'נמצאה אפליקציה אחת',
      'נמצאו שתי אפליקציות',
      'נמצאו 3 אפליקציות',
    ])
  })

  it('write numbers as the language does', () => {
    expect(formatWord(de.search.results, { count: 12_345 }, 'de')).toBe('12.345 Apps gefunden')
    expect(formatWord(languages['ar']?.search.results ?? '', { count: 3 }, 'ar-EG')).toBe('عُثر على ٣ تطبيقات')
  })
})

describe('names in the other direction', () => {
  const isolated = (text: string) => `\u2068${text}\u2069`

  it.each(['ar', 'he'])('are isolated in %s, with the signs around them', (name) => {
    const { disconnect, account } = languages[name] ?? en
    const text = formatWord(disconnect.title, { account: 'Acme (EU)', app: 'HubSpot' }, name)
    expect(text).toContain(isolated('Acme (EU)'))
    expect(text).toContain(isolated('HubSpot'))
    expect(formatWord(account, { account: '+1 555', app: 'متجر' }, name)).toBe(`${isolated('+1 555')} (متجر)`)
  })

  it('are isolated in a left-to-right language too', () => {
    const text = formatWord(en.actionOn.disconnect, { account: 'شركة 2' }, 'en')
    expect(text).toBe(`Disconnect ${isolated('شركة 2')}`)
  })

  it('are left alone in their own', () => {
    expect(formatWord(en.actionOn.disconnect, { account: 'Acme' }, 'en')).toBe('Disconnect Acme')
    expect(formatWord(languages['he']?.actionOn.disconnect ?? '', { account: 'מפעל' }, 'he')).toBe(
      'ניתוק: מפעל',
    )
  })
})

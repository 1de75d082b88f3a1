import { render, screen } from '@testing-library/react'
import { expect, expectTypeOf, it, describe, vi } from 'vitest'
import {
  ActionLabelsProvider,
  ActionsRoot,
  JsonView,
  RunLog,
  type ActionLabels,
  type ActionLabelsInput,
} from 'react-membrane/actions'
import { ar } from 'react-membrane/actions/labels/ar'
import { de } from 'react-membrane/actions/labels/de'
import { en } from 'react-membrane/actions/labels/en'
import { es } from 'react-membrane/actions/labels/es'
import { fr } from 'react-membrane/actions/labels/fr'
import { he } from 'react-membrane/actions/labels/he'
import { ja } from 'react-membrane/actions/labels/ja'
import { pt } from 'react-membrane/actions/labels/pt'
import { zhCN } from 'react-membrane/actions/labels/zh-CN'
import { formatWord } from '../../src/labels/format.js'
import { createTestMembrane } from '../../src/testing/index.js'
import { checkLanguage, checkPlurals } from './support/languageChecks.js'
import { languages as ofThePage, textsOf, wordsOf } from './support/languages.js'

const modules = { de, fr, es, pt, ja, 'zh-CN': zhCN, ar, he }
const languages: Record<string, ActionLabels> = modules

/** Words that are the same in English and in a language. */
const SAME: Record<string, readonly string[]> = {
  fr: ['Action', '{count} action', '{count} actions'],
  pt: ['item'],
}

for (const [name, labels] of Object.entries(languages))
  checkLanguage({
    name,
    labels,
    english: en,
    folder: 'actions/labels',
    same: ['{item} {position}', ...(SAME[name] ?? [])],
  })

describe('en', () => {
  checkPlurals('en', en)
})

it('has the languages of the page, exactly of the type of the words', () => {
  expectTypeOf<(typeof modules)[keyof typeof modules]>().toEqualTypeOf<ActionLabels>()
  expect(Object.keys(languages)).toEqual(Object.keys(ofThePage))
})

describe.each(Object.entries({ en, ...languages }))('%s, English or not,', (name, labels) => {
  // WCAG 2.5.3: who says what a button shows must reach it by its name.
  it.each([
    ['change', labels.find.change, labels.find.changeOf],
    ['reconnect', labels.run.reconnect, labels.run.reconnectOf],
    ['copy', labels.json.copy, labels.json.copyOf],
    [
      'connect',
      labels.account.connect,
      (ofThePage[name] ?? { actionOn: { connect: 'Connect {app}' } }).actionOn.connect,
    ],
  ] as const)('says what the button says in its accessible name too: %s', (_, shown, named) => {
    const values = { action: 'x', account: 'x', what: 'x', app: 'x' }
    const lower = (word: typeof shown | typeof named) =>
      typeof word === 'function' ? '' : formatWord(word, values, name).toLocaleLowerCase(name)
    expect(lower(named)).toContain(lower(shown))
  })

  it('keeps apart what stands side by side', () => {
    const { log, run, json, find, failure } = labels
    const groups = [
      [log.input, log.request, log.answer, log.output, log.error, log.meta],
      [log.response, log.exchange, log.why, log.retry],
      [run.again, run.reconnect, run.showLog],
      [run.showLog, run.hideLog],
      [json.more, json.less, json.copy],
      [find.building, find.notReady],
      Object.values(failure).map(({ title }) => title),
    ]
    expect(groups.filter((apart) => new Set(apart).size < apart.length)).toEqual([])
  })

  it('names what it counts, whatever the number', () => {
    const said = [0, 1, 2, 3, 11, 100].flatMap((count) =>
      wordsOf(labels).flatMap(([path, word]) =>
        typeof word === 'string'
          ? []
          : [[path, formatWord({ other: '', ...word }, { count }, name)] as const],
      ),
    )
    expect(said.filter(([, text]) => !/^[^{}]+$/.test(text))).toEqual([])
  })
})

describe.each(['ja', 'zh-CN', 'ar', 'he'])('%s', (name) => {
  it('has no Latin letters but those of JSON and of examples', () => {
    const known = /\{\w+\}|JSON|ID|ana@example\.com|https:\/\/example\.com/g
    const texts = textsOf(languages[name]).filter(([path]) => path !== 'locale')
    expect(texts.filter(([, text]) => /[a-z]/i.test(text.replaceAll(known, '')))).toEqual([])
  })
})

const emptyIn = (...labels: (ActionLabelsInput | undefined)[]) => {
  const tree = labels.reduceRight(
    (inside, given) => <ActionLabelsProvider labels={given}>{inside}</ActionLabelsProvider>,
    <JsonView title="x" value="" />,
  )
  const { container, unmount } = render(tree)
  const text = container.textContent
  unmount()
  return text
}

it('is taken by an ActionLabelsProvider, and laid over by one inside', () => {
  expect(emptyIn(de)).toContain(de.json.empty)
  expect(emptyIn(de, undefined, { find: { label: 'Was nun?' } })).toContain(de.json.empty)
  expect(emptyIn(de, { json: { empty: 'Nichts da' } })).toContain('Nichts da')
})

it('takes one word of a group that has one called "other"', () => {
  const warn = vi.spyOn(console, 'warn')
  expect(emptyIn({ log: { status: { success: 'Fein' } }, json: { empty: 'Nichts' } })).toContain('Nichts')
  expect(warn).not.toHaveBeenCalled()
  warn.mockRestore()
})

it('takes a function over a word that was fixed further out', () => {
  const warn = vi.spyOn(console, 'warn')
  const text = emptyIn({ json: { copyOf: 'Kopie' } }, { json: { copyOf: ({ what }) => `Kopie von ${what}` } })
  expect(text).toContain(en.json.empty)
  expect(warn).not.toHaveBeenCalled()
  warn.mockRestore()
})

it('shows what works whatever is passed for labels, and says what is wrong with them', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const wrong: ActionLabelsInput = JSON.parse(
    '{"locale":"deutsch!","json":{"copy":7,"empty":null},"form":"Run"}',
  )
  const copyOf = (): string => {
    throw new Error('host bug')
  }
  render(
    <ActionsRoot labels={[wrong, { json: { copyOf } }]}>
      <JsonView title="Answer" value="" />
    </ActionsRoot>,
    { wrapper: createTestMembrane().Wrapper },
  )
  expect(screen.getByRole('button', { name: 'Copy: Answer' })).toHaveTextContent(en.json.copy)
  expect(screen.getByText(en.json.empty)).toBeVisible()
  const told = warn.mock.calls.map(([text]) => String(text))
  for (const what of ['labels.locale is "deutsch!"', '"json.copy"', '"json.empty"', '"form"', 'host bug'])
    expect(told.filter((text) => text.includes(what))).toHaveLength(1)
  warn.mockRestore()
})

it('says our own errors in the words of the page, too', async () => {
  const { Wrapper } = createTestMembrane({ scenario: 'actions' })
  render(
    <ActionsRoot labels={de} pageLabels={ofThePage['de']}>
      <RunLog actionRunId="run_none" />
    </ActionsRoot>,
    { wrapper: Wrapper },
  )
  const [missing] = await screen.findAllByText(/konnte nicht gelesen werden/, {}, { timeout: 8_000 })
  expect(missing).toHaveTextContent(`${de.log.missing} ${ofThePage['de']?.error.reason['not-found']}`)
})

it('is English where only the page speaks another language', () => {
  const { Wrapper } = createTestMembrane({ provider: { labels: ofThePage['de'] } })
  const { container } = render(
    <ActionsRoot>
      <JsonView title="x" value="" />
    </ActionsRoot>,
    { wrapper: Wrapper },
  )
  expect(container).toHaveTextContent(en.json.empty)
})

import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { formatWord } from '../../src/labels/format.js'
import type { Labels, Word, WordValues } from '../../src/labels/types.js'
import { openPage } from '../components/support/page.js'
import { ar, de, en, ja } from './support/languages.js'
import { dataOf, englishIn, marked, onlyEnglish, shownTexts, unmarked, withoutData } from './support/shown.js'

type Scenario = 'everyday' | 'needs-attention' | 'empty' | 'failing'
type Options = Parameters<typeof openPage>[1]

afterEach(() => document.documentElement.removeAttribute('dir'))

/** What the page said at one moment of a visit, without what comes from the API. */
interface View {
  what: string
  texts: string[]
}

/** Opens the page in a language; it is found and used by the words of that language. */
function visit(labels: Labels, scenario: Scenario, options: Options = {}) {
  const views: View[] = []
  const page = openPage(
    { labels, onRequestIntegration: () => {}, signInHref: '/login' },
    { scenario, ...options },
  )
  const say = <Values extends WordValues>(word: Word<Values>, values: Values) =>
    formatWord(word, values, labels.locale)
  const account = say(labels.account, { account: 'Acme live', app: 'Billhaven' })
  const press = async (name: string) => page.user.click(await screen.findByRole('button', { name }))
  const look = (what: string) => {
    const data = dataOf(page.sandbox)
    views.push({ what, texts: shownTexts().map((text) => withoutData(text, data)) })
  }
  return {
    ...page,
    views,
    say,
    press,
    look,
    ready: () => screen.findByRole('button', { name: say(labels.actionOn.connect, { app: 'Dealwren' }) }),
    openMenu: async () => {
      await press(say(labels.actionOn.more, { account }))
      return screen.findByRole('menu')
    },
    choose: async (name: string) => page.user.click(await screen.findByRole('menuitem', { name })),
    title: (word: Word<{ account: string }>) => say(word, { account }),
  }
}

/** Goes through all that the page has to say, one scenario after the other. */
async function tour(labels: Labels): Promise<View[]> {
  const { menu, action } = labels
  const everyday = visit(labels, 'everyday')
  await everyday.ready()
  everyday.look('the page')
  await everyday.openMenu()
  everyday.look('a menu')
  await everyday.choose(menu.rename)
  const rename = await screen.findByRole('dialog', { name: everyday.title(labels.rename.title) })
  everyday.look('the dialog that renames')
  await everyday.user.clear(within(rename).getByRole('textbox'))
  await everyday.press(action.save)
  everyday.look('a name that is missing')
  await everyday.press(action.cancelDialog)
  await everyday.openMenu()
  await everyday.choose(menu.details)
  await screen.findByRole('dialog', { name: everyday.title(labels.details.title) })
  everyday.look('the details')
  await everyday.press(labels.details.copy)
  await screen.findByRole('button', { name: labels.details.copied })
  everyday.look('copied details')
  await everyday.press(action.close)
  await everyday.openMenu()
  await everyday.choose(menu.disconnect)
  await screen.findByRole('alertdialog')
  everyday.look('the question before a disconnect')
  await everyday.press(action.disconnect)
  await screen.findByRole('button', { name: labels.undo.action })
  everyday.look('the offer to undo')
  await everyday.press(labels.undo.action)
  await waitFor(() => expect(screen.queryByRole('button', { name: labels.undo.action })).toBeNull())
  everyday.look('what was undone')
  await everyday.user.type(screen.getByRole('searchbox'), 'zzz')
  await screen.findByText(everyday.say(labels.empty.noMatchTitle, { query: 'zzz' }))
  everyday.look('a search without a match')
  await everyday.press(labels.describe.action)
  const describing = await screen.findByRole('dialog', { name: labels.describe.title })
  await everyday.user.clear(within(describing).getByRole('textbox'))
  await everyday.user.keyboard('{Enter}')
  everyday.look('the dialog that describes an app')
  cleanup()

  const attention = visit(labels, 'needs-attention')
  await attention.ready()
  attention.look('accounts that need somebody')
  await attention.press(labels.fixAll.start)
  await screen.findByRole('group', { name: labels.fixAll.region })
  attention.look('the walk through all of them')
  for (let skip = screen.queryByRole('button', { name: labels.fixAll.skip }); skip;) {
    await attention.user.click(skip)
    skip = screen.queryByRole('button', { name: labels.fixAll.skip })
  }
  attention.look('its end')
  cleanup()

  const empty = visit(labels, 'empty')
  await screen.findByText(labels.empty.nothingTitle)
  empty.look('nothing at all')
  cleanup()

  const failing = visit(labels, 'failing')
  await screen.findByRole('group', { name: labels.error.title })
  failing.look('lists that failed')
  cleanup()

  const signedOut = visit(labels, 'everyday', { tenant: null })
  await screen.findByText(labels.signedOut.title)
  signedOut.look('nobody signed in')
  cleanup()

  return [everyday, attention, empty, failing, signedOut].flatMap(({ views }) => views)
}

const faultsOf = (views: readonly View[], faultIn: (text: string) => unknown[]) =>
  views.flatMap(({ what, texts }) =>
    texts.flatMap((text) => (faultIn(text).length ? [`${what}: ${text}`] : [])),
  )

it('has no word that does not come from the labels', async () => {
  const views = await tour(marked(en))
  expect(views.flatMap(({ texts }) => texts).length).toBeGreaterThan(300)
  expect(faultsOf(views, (text) => unmarked(text).match(/\p{L}/gu) ?? [])).toEqual([])
}, 60_000)

describe.each([
  ['German', de, 'ltr'],
  ['Arabic', ar, 'rtl'],
  ['Japanese', ja, 'ltr'],
] as const)('the page in %s', (_, labels, direction) => {
  it('says no English word of ours', async () => {
    document.documentElement.dir = direction
    const views = await tour(labels)
    const english = onlyEnglish(en, labels)
    expect(english.size).toBeGreaterThan(150)
    expect(faultsOf(views, (text) => englishIn(text, english))).toEqual([])
    expect(faultsOf(views, (text) => text.match(/[{}]/g) ?? [])).toEqual([])
  }, 60_000)
})

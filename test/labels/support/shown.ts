import type { Sandbox } from '../../../src/sandbox/index.js'
import { catalogue } from '../../../src/sandbox/catalogue/index.js'
import type { Labels } from '../../../src/labels/types.js'
import { textsOf } from './languages.js'

const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'placeholder',
  'title',
]

/** What is no word of ours by its nature: moments as Intl says them, keys, letters in place of a logo. */
const NO_WORDS = 'script, style, time, dd:has(time), code, .membrane-logo'

/** Every text and attribute in the document that a person sees or hears. */
export function shownTexts(): string[] {
  const shown: string[] = []
  const walk = (element: Element) => {
    if (element.matches(NO_WORDS)) {
      // A sentence around a time is ours.
      if (element.matches('time')) shown.push(element.textContent ?? '')
      return
    }
    for (const name of SPOKEN) shown.push(element.getAttribute(name) ?? '')
    for (const node of element.childNodes) {
      if (node instanceof Text) shown.push(node.data)
      else if (node instanceof Element) walk(node)
    }
  }
  walk(document.body)
  return shown
    .map((text) => text.replaceAll(/[\u2068\u2069]/g, '').trim())
    .filter((text) => /\p{L}/u.test(text))
}

/** Names and messages that come from the API. */
export function dataOf(sandbox: Sandbox): string[] {
  const connections = sandbox
    .list()
    .flatMap(({ name, requestError, errors, clientAction }) => [
      name,
      requestError?.message,
      clientAction?.description,
      ...(errors ?? []).map(({ message }) => message),
    ])
  const apps = catalogue.flatMap(({ name, categories }) => [name, ...categories])
  return [...connections, ...apps].flatMap((text) => (text ? [text] : [])).sort((a, b) => b.length - a.length)
}

export const withoutData = (text: string, data: readonly string[]): string =>
  data.reduce((rest, each) => rest.replaceAll(each, ' '), text)

const OPEN = '⟦'
const CLOSE = '⟧'
const INNERMOST = /⟦[^⟦⟧]*⟧/g

/** Labels of which every word stands between marks. */
export function marked(value: Labels): Labels {
  const mark = (inner: unknown): unknown =>
    typeof inner === 'string'
      ? inner && `${OPEN}${inner}${CLOSE}`
      : Object.fromEntries(Object.entries(Object(inner)).map(([key, part]) => [key, mark(part)]))
  return { ...(mark(value) as Labels), locale: value.locale }
}

/** What of a text does not stand between marks. */
export function unmarked(text: string): string {
  let rest = text
  while (INNERMOST.test(rest)) rest = rest.replaceAll(INNERMOST, ' ')
  return rest.trim()
}

const wordsIn = (text: string): string[] => text.toLocaleLowerCase('en').match(/\p{L}[\p{L}’'-]+/gu) ?? []

/** Words that English has and a language has not. */
export function onlyEnglish(english: Labels, labels: Labels): ReadonlySet<string> {
  const ofAll = (all: Labels) =>
    textsOf(all)
      .filter(([path]) => path !== 'locale')
      .flatMap(([, text]) => wordsIn(text.replaceAll(/\{\w+\}/g, ' ')))
  const own = new Set(ofAll(labels))
  return new Set(ofAll(english).filter((word) => !own.has(word)))
}

export const englishIn = (text: string, english: ReadonlySet<string>): string[] =>
  wordsIn(text).filter((word) => english.has(word))

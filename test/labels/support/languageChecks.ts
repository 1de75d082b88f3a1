import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeholdersIn, textsOf, wordsOf } from './languages.js'

const hasLetters = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''))

/** Whether a plural form stands for one number alone, which may then be a word. */
function isOneNumber(locale: string, category: string): boolean {
  const rules = new Intl.PluralRules(locale)
  return (
    Array.from({ length: 300 }, (_, count) => rules.select(count)).filter((each) => each === category)
      .length === 1
  )
}

export interface Checked {
  /** Name of the entry. */
  name: string
  labels: { locale: string }
  english: { locale: string }
  /** Where it is, in `src`. */
  folder: string
  /** Words that are the same in English. */
  same?: readonly string[]
}

/** A language has a form of its own for every number of things there can be. */
export function checkPlurals(name: string, labels: object) {
  it('has a form of its own for every number of things there can be', () => {
    const rules = new Intl.PluralRules(name)
    const needed = new Set(Array.from({ length: 10_001 }, (_, count) => rules.select(count)))
    const plural = wordsOf(labels).flatMap(([path, word]) =>
      typeof word === 'string' ? [] : [[path, Object.keys(word).sort()] as const],
    )
    expect(plural).toEqual(plural.map(([path]) => [path, [...needed].sort()]))
  })
}

/** What holds for every set of words in another language. */
export function checkLanguage({ name, labels, english, folder, same = [] }: Checked) {
  const words = new Map(wordsOf(english))
  const texts = new Set(textsOf(english).map(([, text]) => text))

  /** The placeholders of an English word, of all its forms. */
  const placeholdersOf = (path: string) => {
    const word = words.get(path) ?? ''
    return placeholdersIn(typeof word === 'string' ? word : Object.values(word).join(' '))
  }

  describe(`${name}`, () => {
    checkPlurals(name, labels)

    it('has every word of English, and no other', () => {
      expect(
        wordsOf(labels)
          .map(([path]) => path)
          .toSorted(),
      ).toEqual([...words.keys()].toSorted())
    })

    it('says something wherever English does, and nothing where English does not', () => {
      const faults = wordsOf(labels).filter(([path, word]) => (word === '') !== (words.get(path) === ''))
      expect(faults).toEqual([])
    })

    it('is named by its language tag, which Intl knows', () => {
      expect(labels.locale).toBe(name)
      expect(Intl.PluralRules.supportedLocalesOf(name)).toEqual([name])
    })

    it('says every value that English says, and no other', () => {
      const faults = wordsOf(labels).flatMap(([path, word]) => {
        const expected = placeholdersOf(path).join()
        if (typeof word === 'string') return placeholdersIn(word).join() === expected ? [] : [path]
        return Object.entries(word)
          .filter(([category, text]) => {
            const found = placeholdersIn(String(text)).join()
            return (
              found !== expected && !(found === '' && expected === 'count' && isOneNumber(name, category))
            )
          })
          .map(([category]) => `${path}.${category}`)
      })
      expect(faults).toEqual([])
    })

    it('leaves no English over', () => {
      const left = textsOf(labels)
        .filter(([path, text]) => path !== 'locale' && hasLetters(text) && texts.has(text))
        .filter(([, text]) => !same.includes(text))
      expect(left).toEqual([])
      expect(
        textsOf(labels).filter(([, text]) => /\b(the|and|your|this|could|with|app is)\b/i.test(text)),
      ).toEqual([])
    })

    it('has no exclamation marks', () => {
      expect(textsOf(labels).filter(([, text]) => /[!！¡]/.test(text))).toEqual([])
    })

    it('is a client module, so that a server layout may pass it on', () => {
      const source = readFileSync(join(import.meta.dirname, `../../../src/${folder}/${name}.ts`), 'utf8')
      expect(source.startsWith("'use client'\n")).toBe(true)
      expect(source).not.toMatch(/^import (?!type )/m)
    })
  })
}

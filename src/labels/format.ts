import { once } from './once.js'
import type { PluralForms, Word, WordValues } from './types.js'

const RTL_LANGUAGE = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i
const RTL_LETTER = /[\u0591-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Keeps a name that is not written in the language's direction from moving what stands around it. */
const isolate = (value: string, locale: string) =>
  RTL_LETTER.test(value) === RTL_LANGUAGE.test(locale) ? value : `\u2068${value}\u2069`

function fill(template: string, values: WordValues, locale: string): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    if (value === undefined) return placeholder
    return typeof value === 'number' ? value.toLocaleString(locale) : isolate(value, locale)
  })
}

function choose(forms: PluralForms, values: WordValues, locale: string): string {
  const count = values['count']
  if (typeof count !== 'number') return forms.other
  // `mergeLabels` has looked at the language.
  const rules = once(`plural ${locale}`, () => new Intl.PluralRules(locale))
  return forms[rules.select(count)] ?? forms.other
}

/**
 * Says a word with its values. `{name}` stands for a value, plural forms are chosen by the value
 * `count`; numbers are written as the language writes them, and what is written in the other direction is isolated (U+2068, U+2069).
 * A placeholder nobody filled stays as it is.
 *
 * @throws {RangeError} when `locale` is no language tag; that of merged labels always is one.
 */
export function formatWord<Values extends WordValues>(
  word: Word<Values>,
  values: Values,
  locale = 'en',
): string {
  if (typeof word === 'function') return String(word(values))
  return fill(typeof word === 'string' ? word : choose(word, values, locale), values, locale)
}

/** Sentences one after the other, with the space between them that their language has. */
export const joinSentences = (...sentences: readonly string[]): string =>
  sentences.filter(Boolean).join(' ').replace(/。 /g, '。')

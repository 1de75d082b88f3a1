import type { PluralForms, Word, WordValues } from './types.js'

const rules = new Map<string, Intl.PluralRules>()

/** The plural rules of a language; those of English when the tag is not one. */
function pluralRules(locale: string): Intl.PluralRules {
  const known = rules.get(locale)
  if (known) return known
  let made: Intl.PluralRules
  try {
    made = new Intl.PluralRules(locale)
  } catch {
    made = new Intl.PluralRules('en')
  }
  rules.set(locale, made)
  return made
}

function formatNumber(value: number, locale: string): string {
  try {
    return value.toLocaleString(locale)
  } catch {
    return String(value)
  }
}

function fill(template: string, values: WordValues, locale: string): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    if (value === undefined) return placeholder
    return typeof value === 'number' ? formatNumber(value, locale) : value
  })
}

function choose(forms: PluralForms, values: WordValues, locale: string): string {
  const count = values['count']
  if (typeof count !== 'number') return forms.other
  return forms[pluralRules(locale).select(count)] ?? forms.other
}

/**
 * Says a word with its values. `{name}` stands for a value, plural forms are chosen by the value
 * `count`; numbers are written as the language writes them. A placeholder nobody filled stays as it is.
 */
export function formatWord<Values extends WordValues>(
  word: Word<Values>,
  values: Values,
  locale = 'en',
): string {
  if (typeof word === 'function') return String(word(values))
  return fill(typeof word === 'string' ? word : choose(word, values, locale), values, locale)
}

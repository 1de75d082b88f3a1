import { formatWord } from './format.js'
import { comesLate } from './late.js'
import type { Labels, Part, Word, WordValues } from './types.js'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isForm = ([category, value]: [string, unknown]) =>
  /^(zero|one|two|few|many|other)$/.test(category) && (typeof value === 'string' || value === undefined)

/** A group may have a word that is called `other` too. */
const isPlural = (value: unknown) =>
  isObject(value) && typeof value['other'] === 'string' && Object.entries(value).every(isForm)

const isFunction = (value: unknown): value is (values: WordValues) => unknown => typeof value === 'function'

/** A word is a string, plural forms or a function; everything else with keys is a group of words. */
const isWord = (value: unknown): value is Word<WordValues> =>
  typeof value === 'string' || isFunction(value) || isPlural(value)

/** Whether a word is said with values, by what English says there; a sentence always is. */
const takesValues = (english: unknown, path: string) =>
  typeof english !== 'string' || english.includes('{') || path.startsWith('sentence.')

const describe = (value: unknown) =>
  isPlural(value) ? 'plural forms' : value === null ? 'null' : typeof value

const told = new Set<string>()

function tell(message: () => string | undefined) {
  try {
    // Spelled so that bundlers put the value in its place, and leave all of this out of a production build.
    if (process.env.NODE_ENV !== 'production') {
      const text = message()
      if (text && !told.has(text)) console.warn(`react-membrane: ${text}`)
      if (text) told.add(text)
    }
  } catch {
    // A browser without a bundler: nobody is developing here.
  }
}

const warn = (path: string, problem: () => string | undefined) =>
  tell(() => {
    const what = problem()
    return (
      what &&
      `the label "${path}" ${what}. A word is a string such as "Disconnect {account}?", ` +
        `plural forms such as { one: "…", other: "…" }, or a function; the English word is used instead.`
    )
  })

/** What a function of the host's does wrong stays in its word. */
const guarded =
  (word: (values: WordValues) => unknown, below: Word<WordValues>, path: string) =>
  (values: WordValues): string => {
    try {
      const said = word(values)
      if (typeof said === 'string') return said
      warn(path, () => `is a function that returned ${describe(said)} instead of a string`)
    } catch (error) {
      warn(path, () => `is a function that threw "${String(error)}"`)
    }
    return formatWord(below, values)
  }

function localeOr(below: string, locale: string): string {
  try {
    if (Intl.PluralRules.supportedLocalesOf(locale).length) return locale
  } catch {
    // No language tag at all.
  }
  tell(
    () =>
      `labels.locale is ${JSON.stringify(locale)}, which is no language that Intl knows here. Give a BCP 47 tag ` +
      `such as "de" or "pt-BR"; plurals, numbers and times are written as in "${below}" instead.`,
  )
  return below
}

/** The word to use: the one below when what was given is none. */
function toWord(value: unknown, below: Word<WordValues>, english: Word<WordValues>, path: string) {
  if (!isWord(value)) warn(path, () => `is ${describe(value)} instead of a word`)
  else if (typeof value === 'string')
    return path === 'locale' && typeof below === 'string' ? localeOr(below, value) : value
  else if (takesValues(english, path)) return isFunction(value) ? guarded(value, below, path) : value
  else warn(path, () => `has no values, so it must be a string, not ${describe(value)}`)
  return below
}

function mergeGroup<Group extends object>(
  english: Group,
  base: Group,
  over: unknown,
  path: string,
  isEarly = false,
): Group {
  if (!isObject(over)) {
    warn(path || '(all)', () => `is ${describe(over)} instead of a group of words`)
    return base
  }
  const merged = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const at = path ? `${path}.${key}` : key
    if (value === undefined) continue
    if (!Object.hasOwn(english, key)) {
      warn(at, () => (isEarly && comesLate(at) ? undefined : 'is not one of the labels'))
      continue
    }
    const known = key as keyof Group
    const shape: Group[keyof Group] = english[known]
    const current: Group[keyof Group] = base[known]
    if (isWord(shape) && isWord(current))
      merged[known] = toWord(value, current, shape, at) as Group[keyof Group]
    else if (isObject(shape) && isObject(current))
      merged[known] = mergeGroup(shape, current, value, at, isEarly)
  }
  return merged
}

/**
 * Lays labels over a complete set, in order: later ones win, a missing word keeps the one below. What is
 * no word, or no language, is left out, with one warning in development.
 *
 * @param isEarly The set has not all words yet: what comes later is no mistake.
 */
export function mergeLabels<Words extends object = Labels>(
  base: Words,
  inputs: readonly Part<NoInfer<Words>>[],
  isEarly = false,
): Words {
  return inputs.reduce<Words>(
    (labels, input) => (input === undefined ? labels : mergeGroup(base, labels, input, '', isEarly)),
    base,
  )
}

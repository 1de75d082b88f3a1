import type { Labels, LabelsInput } from './types.js'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlural = (value: unknown) => isObject(value) && typeof value['other'] === 'string'

/** A word is a string, plural forms or a function; everything else with keys is a group of words. */
const isWord = (value: unknown) => typeof value === 'string' || typeof value === 'function' || isPlural(value)

function warn(path: string, problem: string) {
  if (typeof process !== 'undefined' && process.env?.['NODE_ENV'] === 'production') return
  console.warn(
    `react-membrane: the label "${path}" ${problem}. A word is a string such as "Disconnect {account}?", ` +
      `plural forms such as { one: "…", other: "…" }, or a function; the English word is used instead.`,
  )
}

function mergeGroup<Group extends object>(base: Group, over: unknown, path: string): Group {
  if (!isObject(over)) {
    warn(path || '(all)', `is ${over === null ? 'null' : typeof over} instead of a group of words`)
    return base
  }
  const merged = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const at = path ? `${path}.${key}` : key
    if (value === undefined) continue
    if (!Object.hasOwn(base, key)) {
      warn(at, 'is not one of the labels')
      continue
    }
    const known = key as keyof Group
    const current: Group[keyof Group] = base[known]
    if (isWord(current)) {
      if (isWord(value)) merged[known] = value as Group[keyof Group]
      else warn(at, `is ${value === null ? 'null' : typeof value} instead of a word`)
    } else if (isObject(current)) merged[known] = mergeGroup(current, value, at)
  }
  return merged
}

/**
 * Lays labels over a complete set, in order: later ones win, a missing word keeps the one below. What is
 * no word is left out, with a warning in development.
 */
export function mergeLabels(base: Labels, inputs: readonly LabelsInput[]): Labels {
  return inputs.reduce<Labels>((labels, input) => mergeGroup(labels, input, ''), base)
}

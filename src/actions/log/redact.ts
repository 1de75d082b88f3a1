import { isFields } from '../../core/fields.js'
import { REDACTED, redactText } from './redactText.js'
import { isCount, isSecretName, placeOf, type Place } from './secretNames.js'

const DEEPEST = 60
const PAIR_NAMES = ['name', 'key', 'header', 'field'] as const

/**
 * The value without what opens something: what stands under the names of credentials, tokens in text, in addresses and in JSON that is
 * a text. A name is judged by itself, so what is harmless may be hidden too.
 */
export function redact(value: string): string
export function redact(value: unknown): unknown
export function redact(value: unknown): unknown {
  return hide(value, 0, undefined)
}

/** What holds no secret is answered as it is. */
function hide(value: unknown, depth: number, place: Place): unknown {
  if (typeof value === 'string') return hideInText(value, depth, place)
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) return '[…]'
  if (Array.isArray(value)) return hideInList(value, depth, place)
  if (!isFields(value)) return value
  const named = PAIR_NAMES.map((name) => value[name]).find((name) => typeof name === 'string')
  const isNamed = typeof named === 'string' && isSecretName(named, place)
  let found = false
  const parts = Object.entries(value).map(([name, part]) => {
    const isSecret = isSecretName(name, place) || (isNamed && name === 'value')
    const left = isSecret ? hidden(name, part) : hide(part, depth + 1, placeOf(name))
    found ||= left !== part
    return [name, left]
  })
  return found ? Object.fromEntries(parts) : value
}

function hideInList(list: readonly unknown[], depth: number, place: Place): readonly unknown[] {
  const isFlat = place === 'headers' && list.length % 2 === 0 && list.every(isName)
  const left = list.map((item, index) => {
    const before = isFlat && index % 2 === 1 ? list[index - 1] : undefined
    if (typeof before === 'string' && isSecretName(before, place)) return hidden(before, item)
    if (!isPair(item, place)) return hide(item, depth + 1, place)
    const [name, value] = item
    const after = hidden(name, value)
    return after === value ? item : [name, after]
  })
  return left.some((item, index) => item !== list[index]) ? left : list
}

/** Names and values in turn, as Node gives them; every second one is a value, which may be anything. */
const isName = (item: unknown, index: number): boolean =>
  typeof item === 'string' && (index % 2 === 1 || /^[\w-]+$/.test(item))

const isPair = (item: unknown, place: Place): item is [string, unknown] =>
  Array.isArray(item) && item.length === 2 && typeof item[0] === 'string' && isSecretName(item[0], place)

/** That there was something is worth knowing; what, is not. */
function hidden(name: string, value: unknown): unknown {
  const isNothing = value === null || value === undefined || value === '' || typeof value === 'boolean'
  return isNothing || isCount(name, value) ? value : REDACTED
}

function hideInText(text: string, depth: number, place: Place): string {
  const inside = depth < DEEPEST && /^\s*[[{]/.test(text) ? parsed(text) : undefined
  const left = inside && hide(inside, depth + 1, place)
  return left === inside ? redactText(text) : JSON.stringify(left, null, text.includes('\n') ? 2 : undefined)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

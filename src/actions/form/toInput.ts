import { isFields } from '../../core/fields.js'
import type { Field, ListField, ObjectField, TextField } from '../schema/field.js'
import { draftFor, isChosen, isEqual, isList, isMoment, partOf, type Draft } from './draft.js'
import { below, type Flaw } from './flaw.js'
import { fromLocal, isMomentInput } from './moment.js'
import { readNumber } from './number.js'
import { isBlank, isUntouched } from './untouched.js'

export interface ReadInput {
  /** `undefined`: nothing was entered. */
  value: unknown
  flaws: readonly Flaw[]
}

/** The input that was typed, and what of it is none. What is empty is left out, or null where it has to be there. */
export function toInput(field: Field, typed: Draft | undefined, path = ''): ReadInput {
  const draft = draftFor(field, typed)
  const flaw = (problem: string): ReadInput => ({ value: undefined, flaws: [{ path, problem }] })
  const empty = (value: unknown): ReadInput => ({ value: field.orNull ? null : value, flaws: [] })

  switch (field.kind) {
    case 'object':
      return groupInput(field, draft, path) ?? empty(undefined)
    case 'list':
      return listInput(field, draft, path) ?? empty(field.required ? [] : undefined)
    case 'boolean':
      return typeof draft === 'boolean'
        ? { value: draft, flaws: [] }
        : empty(field.required ? false : undefined)
    case 'choice':
      if (!isChosen(draft)) return field.required ? flaw('required') : empty(undefined)
      return field.options.some(({ value }) => isEqual(value, draft.chosen))
        ? { value: draft.chosen, flaws: [] }
        : flaw('enum')
    case 'text':
    case 'number':
    case 'json':
      break
    default:
      return field satisfies never
  }

  if (isMoment(draft)) return { value: draft.moment, flaws: [] }
  const text = typeof draft === 'string' ? draft : ''
  // Text of spaces is text; of everything else they are nothing.
  if (field.kind === 'text' ? text === '' : text.trim() === '')
    return field.required ? flaw('required') : empty(undefined)
  if (field.kind === 'text') return textInput(field, text) ?? flaw('date')
  if (field.kind === 'json') {
    try {
      return { value: JSON.parse(text), flaws: [] }
    } catch {
      return flaw('json')
    }
  }
  const number = readNumber(text)
  if (typeof number === 'string') return flaw(number)
  return field.integer && !Number.isInteger(number) ? flaw('integer') : { value: number, flaws: [] }
}

/** `undefined`: an optional group that nobody filled in is not there, and lacks nothing. */
function groupInput(field: ObjectField, draft: Draft, path: string): ReadInput | undefined {
  if (!field.required && isBlank(field, draft)) return undefined
  const isAsItWas = !field.required && isUntouched(field, draft)
  // A default inside of it is for when it is there; a default of its own says that it is.
  if (isAsItWas && !isFields(field.initial)) return undefined
  const parts = field.fields.map((each) => ({
    name: each.name,
    ...toInput(each, partOf(draft, each.name), below(path, each.name)),
  }))
  const flaws = parts.flatMap((part) => part.flaws)
  if (isAsItWas && flaws.length > 0) return undefined
  const entries = parts.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]))
  return { value: Object.fromEntries(entries), flaws }
}

function listInput(field: ListField, draft: Draft, path: string): ReadInput | undefined {
  const items = isList(draft) ? draft.items : []
  if (items.length === 0) return undefined
  const parts = items.map((item, index) => toInput(field.item, item.draft, below(path, index)))
  return {
    // An entry that is none keeps its place, for the others to be found by theirs.
    value: parts.map(({ value }) => (value === undefined ? null : value)),
    flaws: parts.flatMap(({ flaws }) => flaws),
  }
}

function textInput({ input }: TextField, text: string): ReadInput | undefined {
  const value = isMomentInput(input) ? fromLocal(input, text) : text
  return value === undefined ? undefined : { value, flaws: [] }
}

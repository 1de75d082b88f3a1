import { isFields } from '../../core/fields.js'
import type { Field, ListField, TextField } from '../schema/field.js'
import { isMomentInput, isWhole, toLocal } from './moment.js'

/** An entry of a list keeps its identity while others come and go. */
export interface DraftItem {
  readonly id: number
  readonly draft: Draft
}

/**
 * What was typed, as it was typed: text of text, numbers, dates and JSON; the value that was chosen; a moment that nobody has
 * touched, as it came; `null` for a box that nobody has touched, and for nothing chosen.
 */
export type Draft =
  | string
  | boolean
  | null
  | { readonly chosen: unknown }
  | { readonly moment: string }
  | { readonly fields: { readonly [name: string]: Draft } }
  | { readonly items: readonly DraftItem[] }

/** One more entry, told apart from those that are there. */
export const newItem = (field: ListField, items: readonly DraftItem[]): DraftItem => ({
  id: Math.max(0, ...items.map(({ id }) => id)) + 1,
  draft: draftFrom(field.item),
})

/** What a field starts with: a value, else its default, else nothing. */
export function draftFrom(field: Field, value: unknown = field.initial): Draft {
  switch (field.kind) {
    case 'object': {
      const values = isFields(value) ? value : {}
      const valueOf = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined)
      return {
        fields: Object.fromEntries(
          field.fields.map((each) => [each.name, draftFrom(each, valueOf(each.name))]),
        ),
      }
    }
    case 'list':
      return {
        items: (Array.isArray(value) ? value : []).map((each, index) => ({
          id: index + 1,
          draft: draftFrom(field.item, each),
        })),
      }
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'choice': {
      const [first, ...more] = field.options
      // Where there is nothing to choose, it is chosen.
      const chosen = value === undefined && field.required && more.length === 0 ? first?.value : value
      return field.options.some((option) => isEqual(option.value, chosen)) ? { chosen } : null
    }
    case 'json':
      if (value === undefined || (value === null && !field.required)) return ''
      return JSON.stringify(value, null, 2) ?? ''
    case 'text':
      return value === undefined || value === null ? '' : textDraft(field, asText(value))
    case 'number':
      return value === undefined || value === null ? '' : asText(value)
    default:
      return field satisfies never
  }
}

function textDraft({ input }: TextField, text: string): Draft {
  if (!isMomentInput(input)) return text
  return isWhole(input, text) ? { moment: text } : toLocal(input, text)
}

/** What was typed here, if it can have been typed here; else what the field starts with. */
export function draftFor(field: Field, draft: Draft | undefined): Draft {
  return draft !== undefined && fits(field, draft) ? draft : draftFrom(field)
}

function fits(field: Field, draft: Draft): boolean {
  switch (field.kind) {
    case 'object':
      return isGroup(draft)
    case 'list':
      return isList(draft)
    case 'boolean':
      return typeof draft === 'boolean' || draft === null
    case 'choice':
      return isChosen(draft) || draft === null
    case 'text':
      if (isMoment(draft)) return isMomentInput(field.input) && isWhole(field.input, draft.moment)
      return typeof draft === 'string'
    case 'number':
    case 'json':
      return typeof draft === 'string'
    default:
      return field satisfies never
  }
}

type Holding<Name extends string> = Extract<Draft, { readonly [Key in Name]: unknown }>

const holds = <Name extends string>(draft: Draft | undefined, name: Name): draft is Holding<Name> =>
  typeof draft === 'object' && draft !== null && name in draft

export const isGroup = (draft: Draft | undefined): draft is Holding<'fields'> => holds(draft, 'fields')
export const isList = (draft: Draft | undefined): draft is Holding<'items'> => holds(draft, 'items')
export const isChosen = (draft: Draft | undefined): draft is Holding<'chosen'> => holds(draft, 'chosen')
export const isMoment = (draft: Draft | undefined): draft is Holding<'moment'> => holds(draft, 'moment')

/** What was typed at a name of a group. */
export const partOf = (draft: Draft | undefined, name: string): Draft | undefined =>
  isGroup(draft) && Object.hasOwn(draft.fields, name) ? draft.fields[name] : undefined

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

export const isEqual = (one: unknown, two: unknown): boolean => JSON.stringify(one) === JSON.stringify(two)

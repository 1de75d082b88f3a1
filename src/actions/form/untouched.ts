import type { Field } from '../schema/field.js'
import { draftFor, draftFrom, isChosen, isEqual, isList, partOf, type Draft } from './draft.js'

/** Whether a field is as it was before anybody touched it. */
export const isUntouched = (field: Field, draft: Draft | undefined): boolean =>
  isSame(field, draft, draftFrom(field))

function isSame(field: Field, one: Draft | undefined, two: Draft | undefined): boolean {
  const a = draftFor(field, one)
  const b = draftFor(field, two)
  if (field.kind === 'object')
    return field.fields.every((each) => isSame(each, partOf(a, each.name), partOf(b, each.name)))
  if (field.kind === 'list') {
    const [these, those] = [itemsOf(a), itemsOf(b)]
    return (
      these.length === those.length &&
      these.every((item, index) => isSame(field.item, item.draft, those[index]?.draft))
    )
  }
  // A box that was ticked, and is not any more, is as it was.
  return isEqual(a ?? false, b ?? false)
}

/** Whether nothing is entered. */
export function isBlank(field: Field, typed: Draft | undefined): boolean {
  const draft = draftFor(field, typed)
  switch (field.kind) {
    case 'object':
      return field.fields.every((each) => isBlank(each, partOf(draft, each.name)))
    case 'list':
      return itemsOf(draft).length === 0
    case 'boolean':
      // Unticked on purpose, where it was ticked, says something.
      return draft !== true && field.initial !== true
    case 'choice':
      return !isChosen(draft) || field.options.length === 1
    case 'text':
    case 'number':
    case 'json':
      return typeof draft === 'string' && draft.trim() === ''
    default:
      return field satisfies never
  }
}

const itemsOf = (draft: Draft) => (isList(draft) ? draft.items : [])

import { isFields, type Fields } from '../../core/fields.js'
import type { ChoiceField } from './field.js'
import { asList } from './resolve.js'

type Option = ChoiceField['options'][number]

/** What can be chosen, where that is all that a schema leaves. */
export function optionsOf(schema: Fields): readonly Option[] | undefined {
  if (schema.const !== undefined) return [{ label: labelOf(schema.const), value: schema.const }]
  if (Array.isArray(schema.enum) && schema.enum.length > 0) {
    const names = asList(schema.enumNames)
    return distinct(schema.enum.map((value, index) => ({ label: labelOf(names[index] ?? value), value })))
  }
  const list = Array.isArray(schema.oneOf) ? schema.oneOf : asList(schema.anyOf)
  const named = list.filter(isFields).filter((part) => part.const !== undefined)
  if (named.length === 0 || named.length !== list.length) return undefined
  return distinct(named.map((part) => ({ label: labelOf(part.title ?? part.const), value: part.const })))
}

function distinct(options: readonly Option[]): readonly Option[] {
  const seen = new Set<string>()
  return options.filter(({ value }) => {
    const text = JSON.stringify(value)
    return !seen.has(text) && seen.add(text)
  })
}

/** A value as the name of an option. */
export const labelOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

import { isFields, type Fields } from '../../core/fields.js'

const isNull = (part: unknown): boolean => isFields(part) && (part.type === 'null' || part.const === null)

/**
 * What a schema allows besides null, which a person says by leaving a field empty. `undefined` where it does not speak of null, or of
 * nothing else. `nullable` is whether null is allowed by all that it says.
 */
export function withoutNull(schema: Fields): { schema: Fields; nullable: boolean } | undefined {
  const others: Fields = { ...schema }
  let speaks = false
  let forbids = schema.const !== undefined && schema.const !== null

  /** Takes null out of a list; `undefined` where the list has none, or nothing else. */
  function split(list: unknown, isIt: (each: unknown) => boolean): unknown[] | undefined {
    if (!Array.isArray(list)) return undefined
    const left = list.filter((each) => !isIt(each))
    if (left.length === list.length) forbids = true
    if (left.length === list.length || left.length === 0) return undefined
    speaks = true
    return left
  }

  if (typeof schema.type === 'string' && schema.type !== 'null') forbids = true
  const types = split(schema.type, (name) => name === 'null')
  if (types) others.type = types.length === 1 ? types[0] : types

  const options = split(schema.enum, (value) => value === null)
  if (options) {
    others.enum = options
    const { enum: all, enumNames: names } = schema
    // The names go by position.
    if (Array.isArray(all) && Array.isArray(names))
      others.enumNames = names.filter((_, index) => all[index] !== null)
  }

  for (const union of ['anyOf', 'oneOf']) {
    const parts = split(schema[union], isNull)
    if (parts?.length === 1) {
      delete others[union]
      others.allOf = [...(Array.isArray(others.allOf) ? others.allOf : []), parts[0]]
    } else if (parts) others[union] = parts
  }
  return speaks ? { schema: others, nullable: !forbids } : undefined
}

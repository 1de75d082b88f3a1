import type { Fields } from '../../core/fields.js'

/**
 * A copy of a schema as it is meant where it is used. Extra properties are ignored by Membrane, also where a schema forbids them; and
 * before draft 6, as in OpenAPI 3.0, a limit was made exclusive by `true`.
 */
export function asMeant(schema: unknown): unknown {
  const seen = new Map<object, unknown>()
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const known = seen.get(value)
    if (known !== undefined) return known
    if (Array.isArray(value)) {
      const list: unknown[] = []
      seen.set(value, list)
      for (const each of value) list.push(copy(each))
      return list
    }
    const made: Fields = {}
    seen.set(value, made)
    for (const [name, part] of Object.entries(value)) {
      if (part === false && /^(additional|unevaluated)Properties$/.test(name)) continue
      made[name] = copy(part)
    }
    limit(made, 'exclusiveMinimum', 'minimum')
    limit(made, 'exclusiveMaximum', 'maximum')
    return made
  }
  try {
    return copy(schema)
  } catch {
    // Deeper than the stack.
    return schema
  }
}

function limit(schema: Fields, exclusive: string, inclusive: string): void {
  if (schema[exclusive] === true && typeof schema[inclusive] === 'number') {
    schema[exclusive] = schema[inclusive]
    delete schema[inclusive]
  } else if (schema[exclusive] === false) delete schema[exclusive]
}

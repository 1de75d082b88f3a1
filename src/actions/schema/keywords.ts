import { isFields, type Fields } from '../../core/fields.js'
import { asFields, asList } from './resolve.js'

/**
 * Keywords of JSON Schema that give an input parts which a form of fields has no place for. All the others only limit what is
 * drawn, and are held by the validator; words that no draft knows change nothing about what is valid.
 */
const UNDRAWN = ['prefixItems', '$dynamicRef', '$recursiveRef', 'extends']

/** Keywords that may speak of properties, depending on what is filled in. */
const CONDITIONAL = [
  'anyOf',
  'oneOf',
  'then',
  'else',
  'dependentSchemas',
  'dependencies',
  'dependentRequired',
]

const SINGLE = new Set(['string', 'number', 'integer', 'boolean'])

/**
 * The first keyword that says what cannot be drawn.
 *
 * @param follow What a part of the schema says, once its references are followed.
 */
export function undrawnKeyword(schema: Fields, follow: (part: unknown) => Fields): string | undefined {
  const found = UNDRAWN.find((name) => schema[name] !== undefined)
  if (found !== undefined) return found
  if (Array.isArray(schema.items)) return 'items'
  const { properties, type } = schema
  // Alternatives of a text are limits, too.
  if (!isFields(properties))
    return SINGLE.has(String(type))
      ? undefined
      : ['oneOf', 'anyOf'].find((name) => schema[name] !== undefined)
  return CONDITIONAL.find((name) =>
    partsOf(schema[name], name).some((part) =>
      namesIn(Array.isArray(part) ? { required: part } : follow(part)).some(
        (property) => !Object.hasOwn(properties, property),
      ),
    ),
  )
}

function partsOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  return name === 'then' || name === 'else' ? [value] : Object.values(asFields(value))
}

const namesIn = ({ properties, required }: Fields): readonly string[] => [
  ...Object.keys(asFields(properties)),
  ...asList(required).filter((name) => typeof name === 'string'),
]

import { isFields, type Fields } from '../../core/fields.js'
import type { Field, JsonField, JsonReason } from './field.js'
import { undrawnKeyword } from './keywords.js'
import { optionsOf } from './options.js'
import { asFields, asList, resolve } from './resolve.js'
import { textInput } from './textInput.js'

/** Deeper than that, and more than that, nobody fills in. */
const DEEPEST = 8
const MOST_FIELDS = 400

interface Drawing {
  root: unknown
  /** Groups and lists from this depth on are JSON. */
  deepest: number
  left: number
}

interface Place {
  name: string
  required: boolean
  refs: readonly string[]
  depth: number
  nullable: boolean
}

/**
 * The form for an action's `inputSchema`. Total: whatever cannot be drawn is a field for JSON that says why. Where there would be
 * too many fields, it is drawn as deep as they are few enough.
 */
export function toForm(inputSchema: unknown): Field {
  const root = inputSchema ?? { type: 'object', properties: {} }
  for (let deepest = DEEPEST; ; deepest--) {
    const drawing: Drawing = { root, deepest, left: MOST_FIELDS }
    const place = { name: '', required: true, refs: ['#'], depth: 0, nullable: false }
    const field = toField(root, drawing, place)
    if (drawing.left >= 0 || deepest === 0) return field
  }
}

function toField(given: unknown, drawing: Drawing, above: Place): Field {
  // This drawing will be thrown away.
  if (--drawing.left < 0) return toJson(asFields(given), above, 'many')
  const { root, deepest } = drawing
  const resolved = resolve(given, root, above.refs)
  if ('problem' in resolved) return toJson(asFields(given), above, resolved.problem, resolved.what)
  const { schema, refs, nullable } = resolved
  const place: Place = { ...above, refs, nullable }
  const inside = { ...place, nullable: false, depth: place.depth + 1 }

  const options = optionsOf(schema)
  if (options) return { ...common(schema, place), kind: 'choice', options }
  const keyword = undrawnKeyword(schema, (part) => {
    const next = resolve(part, root, refs)
    return 'problem' in next ? {} : next.schema
  })
  if (keyword !== undefined) return toJson(schema, place, 'keyword', keyword)

  const type = typeOf(schema)
  if ((type === 'object' || type === 'array') && place.depth >= deepest)
    return toJson(schema, place, deepest === DEEPEST ? 'deep' : 'many')
  switch (type) {
    case 'object':
      return toObject(schema, drawing, place, (name) => ({
        ...inside,
        name,
        refs: resolved.ways.get(name) ?? refs,
      }))
    case 'array':
      if (!isFields(schema.items)) return toJson(schema, place, 'type')
      return {
        ...common(schema, place),
        kind: 'list',
        item: toField(schema.items, drawing, { ...inside, required: true }),
      }
    case 'string':
      return { ...common(schema, place), kind: 'text', ...textInput(schema, place.name) }
    case 'number':
      return { ...common(schema, place), kind: 'number', integer: false }
    case 'integer':
      return { ...common(schema, place), kind: 'number', integer: true }
    case 'boolean':
      return { ...common(schema, place), kind: 'boolean' }
    default:
      return toJson(schema, place, 'type')
  }
}

function toObject(schema: Fields, drawing: Drawing, place: Place, placeOf: (name: string) => Place): Field {
  const properties = Object.entries(asFields(schema.properties)).filter(
    ([, property]) => asFields(property).readOnly !== true,
  )
  // An object of any names; the whole of an input may simply be empty.
  if (properties.length === 0 && (place.depth > 0 || isFields(schema.additionalProperties)))
    return toJson(schema, place, 'type')
  const required = asList(schema.required)
  return {
    ...common(schema, place),
    kind: 'object',
    fields: properties.map(([name, property]) =>
      toField(property, drawing, { ...placeOf(name), required: required.includes(name) }),
    ),
  }
}

function toJson(schema: Fields, place: Place, why: JsonReason, what = ''): JsonField {
  return { ...common(schema, place), kind: 'json', why, what }
}

function common(schema: Fields, { name, required, nullable }: Place) {
  const { title, description } = schema
  return {
    name,
    label: typeof title === 'string' && title ? title : titled(name),
    ...(typeof description === 'string' && description !== '' && { description }),
    ...(schema.default !== undefined && { initial: schema.default }),
    required: required && !nullable,
    orNull: required && nullable,
    schema,
  }
}

/** `firstName` and `first_name` as a person writes them. */
function titled(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
  return (
    words && words[0]?.toUpperCase() + words.slice(1).replaceAll(/ [A-Z](?=[a-z])/g, (c) => c.toLowerCase())
  )
}

function typeOf({ type, properties, items }: Fields): unknown {
  if (type !== undefined) return Array.isArray(type) && type.length === 1 ? type[0] : type
  if (isFields(properties)) return 'object'
  return isFields(items) ? 'array' : undefined
}

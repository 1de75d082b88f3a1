import { isFields, type Fields } from '../../core/fields.js'
import { withoutNull } from './nullable.js'

/** More parts than that nobody wrote by hand: bases that branch again and again. */
const MOST_PARTS = 500

/** What a schema says once its references are followed; or why that is not possible. */
export type Resolved = (Found & { nullable: boolean }) | Problem

interface Found {
  schema: Fields
  /** The references on any of the ways to this schema. */
  refs: readonly string[]
  /** Those on the way to each of its properties: that a base is also the type of a property is no cycle. */
  ways: ReadonlyMap<string, readonly string[]>
}

interface Problem {
  problem: 'cycle' | 'reference' | 'schema' | 'many'
  what: string
}

/**
 * Follows `$ref` within the document, joins `allOf`, and sets aside that it may be null. A reference on the way to itself is a
 * cycle.
 *
 * @param refs The references that led here.
 */
export function resolve(schema: unknown, root: unknown, refs: readonly string[]): Resolved {
  const parts = { left: MOST_PARTS }
  let found = follow(schema, root, refs, parts)
  let nullable = false
  while (!('problem' in found)) {
    const other = withoutNull(found.schema)
    if (!other) return { ...found, nullable }
    nullable ||= other.nullable
    found = follow(other.schema, root, found.refs, parts)
  }
  return found
}

function follow(
  schema: unknown,
  root: unknown,
  refs: readonly string[],
  parts: { left: number },
): Found | Problem {
  if (schema === true) return { schema: {}, refs, ways: new Map() }
  if (!isFields(schema)) return { problem: 'schema', what: '' }
  if (--parts.left < 0) return { problem: 'many', what: '' }
  const { $ref, allOf, ...own } = schema
  // Each part by the way that led here: that two of them share a base is no cycle.
  const steps = asList(allOf).map((part) => ({ part, way: refs }))
  if ($ref !== undefined) {
    const name = typeof $ref === 'string' ? $ref : JSON.stringify($ref)
    if (refs.includes(name)) return { problem: 'cycle', what: name }
    const part = pointedAt(root, name)
    if (part === undefined) return { problem: 'reference', what: name }
    steps.unshift({ part, way: [...refs, name] })
  }
  const ways = new Map(Object.keys(asFields(own.properties)).map((name) => [name, refs]))
  let found: Found = { schema: own, refs, ways }
  for (const { part, way } of steps) {
    const next = follow(part, root, way, parts)
    if ('problem' in next) return next
    for (const [name, refs] of next.ways) ways.set(name, both(ways.get(name), refs))
    found = { schema: join(found.schema, next.schema), refs: both(found.refs, next.refs), ways }
  }
  return found
}

const both = (one: readonly string[] = [], two: readonly string[]) => [...new Set([...one, ...two])]

/** Both hold; where they say different things of one place, the first is shown. */
function join(one: Fields, two: Fields): Fields {
  const properties = { ...asFields(two.properties), ...asFields(one.properties) }
  for (const [name, property] of Object.entries(asFields(two.properties)))
    if (Object.hasOwn(asFields(one.properties), name))
      properties[name] = { allOf: [properties[name], property] }
  const joined: Fields = { ...two, ...one }
  if (Object.keys(properties).length > 0) joined.properties = properties
  // Each of several conditions may speak of properties.
  for (const name of ['required', 'then', 'else'])
    if (one[name] !== undefined && two[name] !== undefined) joined[name] = [one[name], two[name]].flat()
  return joined
}

/** `#/$defs/address` in the document. */
function pointedAt(root: unknown, pointer: string): unknown {
  if (pointer !== '#' && !pointer.startsWith('#/')) return undefined
  let at = root
  for (const part of pointer.split('/').slice(1)) {
    const name = decode(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(at)) at = at[Number(name)]
    else if (isFields(at) && Object.hasOwn(at, name)) at = at[name]
    else return undefined
  }
  return at
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const asFields = (value: unknown): Fields => (isFields(value) ? value : {})
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

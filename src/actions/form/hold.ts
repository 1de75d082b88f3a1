import { dereference, validate, type Schema } from '@cfworker/json-schema'
import type { Fields } from '../../core/fields.js'
import type { Flaw } from './flaw.js'
import { tellingFlaws } from './telling.js'

/** More references than that nobody follows by hand: each may lead to two more, again and again. */
const MOST_REFERENCES = 20_000

type Known = Record<string, Schema | boolean>

/**
 * What a schema holds against an input. Fetched when a form is shown.
 *
 * @throws {RangeError} when there is no end to what the schema refers to.
 */
export const hold = (schema: Fields, value: unknown): readonly Flaw[] =>
  tellingFlaws(validate(value, schema, '2020-12', counted(dereference(schema)), false).errors)

function counted(known: Known): Known {
  let left = MOST_REFERENCES
  return new Proxy(known, {
    get(target, name) {
      left -= 1
      if (left < 0) throw new RangeError('This schema refers to more than can be checked.')
      return typeof name === 'string' ? target[name] : undefined
    },
  })
}

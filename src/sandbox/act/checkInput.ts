import { dereference, validate, type Schema } from '@cfworker/json-schema'
import type { ActionRecord } from '../actions/actionRecord.js'
import { deepCopy } from '../deepCopy.js'
import { badRequest, Problem } from '../problem.js'

/** What an input lacks, and where: `/address/city`; empty for the input as a whole. */
interface InputFlaw {
  path: string
  message: string
}

/** A schema that leads to more references than that has bases which branch again and again. */
const MOST_REFERENCES = 20_000

/** Keywords whose errors say only that something inside is wrong: that is said by its own error. */
const OUTER = new Set(['properties', 'items', 'prefixItems', '$ref', 'allOf', 'dependentSchemas'])

/**
 * Checks an input against the action's `inputSchema`: what is required must be there and of its type; what the
 * schema does not know is ignored, also where it forbids it.
 *
 * @throws {Problem} 400 with all flaws, or of type `configuration` when the schema itself is broken.
 */
export function checkInput({ data }: ActionRecord, input: unknown): void {
  const { inputSchema } = data
  if (!isSchema(inputSchema)) return
  const flaws = flawsOf(data.id, inputSchema, input ?? {})
  const [first] = flaws
  if (!first) return
  throw badRequest(`Invalid input: ${first.path ? `${first.path}: ` : ''}${first.message}`, {
    actionId: data.id,
    errors: flaws,
  })
}

function flawsOf(actionId: string, schema: Schema, input: unknown): InputFlaw[] {
  try {
    const meant = withoutBans(schema)
    const { errors } = validate(input, meant, '2020-12', counted(dereference(meant)), false)
    return errors
      .filter(({ keyword }) => !OUTER.has(keyword))
      .map(({ instanceLocation, error }) => ({ path: instanceLocation.slice(1), message: error }))
  } catch (error) {
    throw new Problem(400, {
      type: 'configuration',
      message: `The inputSchema of action '${actionId}' cannot be used: ${error instanceof Error ? error.message.split('\n')[0] : 'it is broken'}`,
      data: { actionId },
    })
  }
}

function counted(known: Record<string, Schema | boolean>): Record<string, Schema | boolean> {
  let left = MOST_REFERENCES
  return new Proxy(known, {
    get(target, name) {
      left -= 1
      if (left < 0) throw new RangeError('it refers to more than can be checked')
      return typeof name === 'string' ? target[name] : undefined
    },
  })
}

/** A copy in which extra properties are allowed everywhere. */
function withoutBans(schema: Schema): Schema {
  const copy: Schema = deepCopy(schema)
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const name of ['additionalProperties', 'unevaluatedProperties'])
      if (Reflect.get(value, name) === false) Reflect.deleteProperty(value, name)
    Object.values(value).forEach(visit)
  }
  visit(copy)
  return copy
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

import type { Field } from '../schema/field.js'
import type { Draft } from './draft.js'
import type { Flaw } from './flaw.js'
import { placeOf } from './place.js'
import { toInput } from './toInput.js'
import { validate } from './validate.js'

/**
 * The input that was typed, and what is wrong with it: at most one thing per field.
 *
 * @param unfinished Where something was begun that the browser has no value for.
 */
export async function check(
  schema: unknown,
  root: Field,
  draft: Draft,
  unfinished: readonly string[],
): Promise<{ input: unknown; flaws: readonly Flaw[] }> {
  const read = toInput(root, draft)
  const input = read.value ?? (root.kind === 'object' ? {} : undefined)
  const typed = [...unfinished.map((path): Flaw => ({ path, problem: 'date' })), ...read.flaws]
  const held = input === undefined ? [] : await validate(schema, input)
  const flaws = new Map<string, Flaw>()
  for (const flaw of [...typed, ...held]) {
    const place = placeOf(root, flaw.path)
    // What has no field is for the server to decide.
    if (!place || flaws.has(place.path)) continue
    // A group lacks what cannot be read: whether it is right without is not known.
    if (place.field.kind === 'object' && typed.some(({ path }) => path.startsWith(`${place.path}/`))) continue
    const limit = place.field.schema[flaw.problem]
    flaws.set(place.path, {
      ...flaw,
      path: place.path,
      ...(typeof limit === 'number' && { limit }),
    })
  }
  return { input, flaws: [...flaws.values()] }
}

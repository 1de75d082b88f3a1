import { isFields } from '../../core/fields.js'
import type { Flaw } from './flaw.js'

let validator: Promise<typeof import('./hold.js') | undefined> | undefined

/** Fetches the validator. Without it the server says what does not fit. */
export function loadValidator(): Promise<typeof import('./hold.js') | undefined> {
  validator ??= import('./hold.js').catch(() => {
    validator = undefined
    return undefined
  })
  return validator
}

/** What a schema holds against an input. Empty too where the schema cannot be used: then the server decides. */
export async function validate(schema: unknown, value: unknown): Promise<readonly Flaw[]> {
  const here = await loadValidator()
  if (!here || !isFields(schema)) return []
  try {
    return here.hold(schema, value)
  } catch {
    // A reference that leads nowhere, round in circles, or to ever more of them.
    return []
  }
}

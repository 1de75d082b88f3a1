import type { Fields } from './fields.js'
import { toErrorData } from './problem.js'

/** How a field is read: `undefined` when the value is not understood. */
type Reader = (value: unknown) => unknown

export const text: Reader = (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined

export const date: Reader = (value) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined

export const number: Reader = (value) => (typeof value === 'number' ? value : undefined)

/** A flag that says "something is wrong" or "off": whatever is not clearly no, is yes. */
export const warning: Reader = (value) =>
  value !== false && value !== 0 && value !== '' && value !== 'false' && value !== '0'

/** A flag that says "all is well" or "possible": only what is clearly yes, is. */
export const assent: Reader = (value) => value === true || value === 1 || value === 'true' || value === '1'

export const problem: Reader = (value) => toErrorData(value)

export const problems: Reader = (value) =>
  (Array.isArray(value) ? value : [value])
    .map((item) => toErrorData(item))
    .filter((item) => item !== undefined)

/**
 * Makes each field what its type says, in place: `null` is absence, and so is what is not understood.
 * Fields that `readers` does not name are left as they are.
 */
export function mend(fields: Fields, readers: Readonly<Record<string, Reader>>): void {
  for (const name in readers) {
    const value = fields[name]
    if (value === undefined) continue
    const read = value === null ? undefined : readers[name]?.(value)
    if (read === undefined) delete fields[name]
    else if (read !== value) fields[name] = read
  }
}

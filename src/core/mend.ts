import type { Fields } from './fields.js'

/** How a field is read: `undefined` when the value is not understood. */
export type Reader = (value: unknown) => unknown

export const text: Reader = (value) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined

export const date: Reader = (value) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined

export const number: Reader = (value) => (typeof value === 'number' ? value : undefined)

/** A flag that says that something is wrong or off: what is not clearly no, is yes. */
export const warning: Reader = (value) =>
  !['""', '"0"', '"false"', '0', 'false'].includes(JSON.stringify(value))

/** A flag that says that something works or is possible: only what is clearly yes, is. */
export const assent: Reader = (value) => ['1', 'true'].includes(String(value))

/** The same reader for each of some names, parted by spaces. */
export function each(reader: Reader, names: string): Record<string, Reader> {
  return Object.fromEntries(names.split(' ').map((name) => [name, reader]))
}

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
    else fields[name] = read
  }
}

/** What is wrong with a field, and where: `/address/city`. */
export interface Flaw {
  readonly path: string
  /** A word of `labels.flaw`. */
  readonly problem: string
  readonly limit?: number
  /** In the words of whoever found it. */
  readonly message?: string
}

/** One more step of a path, as JSON Pointer writes it. */
export const below = (path: string, name: string | number): string =>
  `${path}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** What is left when the field at a path changes: all but what is there, below it, and around it. */
export const without = (flaws: readonly Flaw[], path: string): readonly Flaw[] =>
  flaws.filter((flaw) => !`${path}/`.startsWith(`${flaw.path}/`) && !flaw.path.startsWith(`${path}/`))

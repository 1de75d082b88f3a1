import type { Field } from '../schema/field.js'

/** A field of a form, and where it is. */
export interface Place {
  readonly field: Field
  readonly path: string
}

/** Where a path of the input is shown: what is inside of a single control is shown by that one. */
export function placeOf(root: Field, path: string): Place | undefined {
  let at: Place = { field: root, path: '' }
  for (const step of path.split('/').slice(1)) {
    const { field } = at
    const inside =
      field.kind === 'object'
        ? field.fields.find(({ name }) => name === step.replaceAll('~1', '/').replaceAll('~0', '~'))
        : field.kind === 'list'
          ? field.item
          : field
    if (!inside) return undefined
    if (inside === field) return at
    at = { field: inside, path: `${at.path}/${step}` }
  }
  return at
}

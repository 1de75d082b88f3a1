import { MembraneError } from './errors.js'

/**
 * An id or key as one segment of a path.
 *
 * @throws {MembraneError} `invalid-option` for one that would be another path: empty, `.`, `..`, half a character.
 */
export function segment(selector: string): string {
  if (selector && selector !== '.' && selector !== '..') {
    try {
      return `/${encodeURIComponent(selector)}`
    } catch {
      // said below
    }
  }
  throw new MembraneError(
    'invalid-option',
    `${JSON.stringify(selector)} is no id or key. Pass the id of an item.`,
  )
}

import { MembraneError } from './errors.js'

const LONGEST = 100

export interface ConnectionKeyValues {
  integrationKey: string
  tenantKey: string
}

/**
 * Fills a template such as `"{integrationKey}-{tenantKey}"`.
 *
 * @throws {MembraneError} `invalid-option` for a placeholder that does not exist.
 */
export function fillConnectionKey(template: string, values: ConnectionKeyValues): string {
  return template.replace(/\{(\w*)\}/g, (placeholder, name: string) => {
    if (name === 'integrationKey' || name === 'tenantKey') return values[name]
    throw new MembraneError(
      'invalid-option',
      `connectionKey has the placeholder ${placeholder}. Write {integrationKey}, {tenantKey}, or both.`,
    )
  })
}

/**
 * The first key that is free: `wanted`, else with the suffix `-2`, `-3`, ….
 *
 * 1 to 100 characters; what would break a path (`/ ? # %`, spaces, …) becomes `-`.
 *
 * @param taken The keys of the tenant's connections.
 */
export function nextConnectionKey(wanted: string, taken: Iterable<string | undefined>): string {
  const used = new Set(taken)
  const clean = wanted.replace(/[^\p{L}\p{N}._~@:+=-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'connection'
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`
    const key = shorten(clean, LONGEST - suffix.length) + suffix
    if (!used.has(key)) return key
  }
}

/** Cuts between characters, never inside one that takes two units. */
function shorten(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}

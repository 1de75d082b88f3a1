import type { Scope } from './scope.js'

/** What a cache entry holds. */
export type Resource =
  | 'integrations'
  | 'connections'
  | 'integration'
  | 'connection'
  | 'external-apps'
  | 'actions'
  | 'action'
  | 'action-runs'
  | 'action-run'
  | 'action-run-details'

/** Every cache key of this package: namespace, scope, resource, then what tells entries of one resource apart. */
export type MembraneKey = readonly ['membrane', string, Resource, asked: unknown]

/**
 * The only place where cache keys are made: of a list by the query, of one thing by what selects it. The scope holds no secret,
 * and neither do they.
 */
export function keyOf(scope: Scope, resource: Resource, asked: object | string = {}): MembraneKey {
  return ['membrane', scope.key, resource, typeof asked === 'string' ? asked : tidy(asked)]
}

/** Whether a key of the host's cache is ours. */
export function isMembraneKey(key: unknown): key is MembraneKey {
  return Array.isArray(key) && key[0] === 'membrane' && key.length > 2
}

/** A query as it is sent: what is absent or blank makes no other entry. */
function tidy(query: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query)
      .map(
        ([name, value]: [string, unknown]) =>
          [name, typeof value === 'string' ? value.trim() : value] as const,
      )
      .filter(([, value]) => value != null && value !== ''),
  )
}

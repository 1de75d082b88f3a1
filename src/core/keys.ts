import type { Scope } from './scope.js'

/** What a cache entry holds. */
export type Resource = 'integrations' | 'connections' | 'integration' | 'connection' | 'external-apps'

/** Every cache key of this package: namespace, scope, resource, then what tells entries of one resource apart. */
export type MembraneKey = readonly ['membrane', string, Resource, ...unknown[]]

/** The only place where cache keys are made. The scope holds no secret, and neither do they. */
export const keys = {
  /** One page; `cursor` is undefined for the first. */
  integrations: (scope: Scope, query: object = {}, cursor?: string) =>
    ['membrane', scope.key, 'integrations', tidy(query), cursor ?? ''] as const,
  connections: (scope: Scope, query: object = {}) =>
    ['membrane', scope.key, 'connections', tidy(query)] as const,
  integration: (scope: Scope, selector: string) => ['membrane', scope.key, 'integration', selector] as const,
  connection: (scope: Scope, selector: string) => ['membrane', scope.key, 'connection', selector] as const,
  externalApps: (scope: Scope, query: object = {}, cursor?: string) =>
    ['membrane', scope.key, 'external-apps', tidy(query), cursor ?? ''] as const,
}

/** Whether a key of the host's cache is ours. */
export function isMembraneKey(key: unknown): key is MembraneKey {
  return Array.isArray(key) && key[0] === 'membrane' && key.length > 2
}

/** Whether a key holds this scope's data; of one of `resources` if any are given. */
export function isKeyOf(key: unknown, scope: Scope, ...resources: readonly Resource[]): key is MembraneKey {
  return isMembraneKey(key) && key[1] === scope.key && (resources.length === 0 || resources.includes(key[2]))
}

/** A filter for SWR's `mutate`: all of a scope's entries, or those of some resources. */
export function keyFilter(scope: Scope, ...resources: readonly Resource[]): (key: unknown) => boolean {
  return (key) => isKeyOf(key, scope, ...resources)
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

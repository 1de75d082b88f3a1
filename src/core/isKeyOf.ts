import { isMembraneKey, type MembraneKey, type Resource } from './keys.js'
import type { Scope } from './scope.js'

/** Whether a key holds this scope's data; of one of `resources` if any are given. */
export function isKeyOf(key: unknown, scope: Scope, ...resources: readonly Resource[]): key is MembraneKey {
  return isMembraneKey(key) && key[1] === scope.key && (resources.length === 0 || resources.includes(key[2]))
}

import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'
import type { ConnectionAction } from '../../core/status.js'

/** Which apps are offered: by key or id, as plain data or as a function. */
export type IntegrationFilter =
  | { readonly include?: readonly string[]; readonly exclude?: readonly string[] }
  | ((integration: Integration) => boolean)

/** Which apps may have several accounts. */
export type MultipleOption = boolean | readonly string[] | ((integration: Integration) => boolean)

/** The category of each app, by its key or id. */
export type CategoriesOption =
  | Readonly<Record<string, string | readonly string[]>>
  | ((integration: Integration) => string | readonly string[] | undefined)

/** Everything a person may be allowed or forbidden to do. */
export type PermissionAction = 'connect' | 'describe' | ConnectionAction

/** `true`: allowed. `false`: not, for a reason of ours. A string: not, and this is why. */
export type Permission = boolean | string

/** What a permission is asked about. */
export interface PermissionSubject {
  connection?: Connection | undefined
  integration?: Integration | undefined
}

/** What the person may do: a permission per action, or a function of the action and what it is about. */
export type CanOption =
  | { readonly [Action in PermissionAction]?: Permission }
  | ((action: PermissionAction, subject: PermissionSubject) => Permission | undefined)

/** Actions that the word of another one covers: who may not disconnect may not remove either. */
const COVERED_BY: Partial<Record<PermissionAction, PermissionAction>> = {
  'connect-again': 'connect',
  describe: 'connect',
  continue: 'reconnect',
  'try-again': 'reconnect',
  remove: 'disconnect',
  cancel: 'disconnect',
}

function names(item: Integration, list: readonly string[]): boolean {
  return [item.key, item.id, item.connectorId, item.externalAppId].some(
    (name) => name !== undefined && list.includes(name),
  )
}

export function isOffered(filter: IntegrationFilter | undefined, item: Integration): boolean {
  if (!filter) return true
  if (typeof filter === 'function') return filter(item)
  if (filter.include && !names(item, filter.include)) return false
  return !(filter.exclude && names(item, filter.exclude))
}

export function allowsSeveral(multiple: MultipleOption | undefined, item: Integration): boolean {
  if (typeof multiple === 'function') return multiple(item)
  return typeof multiple === 'object' ? names(item, multiple) : multiple === true
}

/** Whether an action is allowed, or why it is not. What nobody forbids is allowed. */
export function permissionFor(
  can: CanOption | undefined,
  action: PermissionAction,
  subject: PermissionSubject,
): Permission {
  if (!can) return true
  const cover = COVERED_BY[action]
  if (typeof can === 'function') {
    const own = can(action, subject) ?? true
    return own === true && cover ? (can(cover, subject) ?? true) : own
  }
  return can[action] ?? (cover ? can[cover] : undefined) ?? true
}

function givenCategories(option: CategoriesOption, item: Integration) {
  if (typeof option === 'function') return option(item)
  const name = [item.key, item.id, item.externalAppId].find((each) => each && Object.hasOwn(option, each))
  return name && option[name]
}

/** The categories a host gave, or those of the item's app; `undefined` when nobody knows. */
export function categoriesOf(
  option: CategoriesOption | undefined,
  item: Integration,
  byApp: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const given = option && givenCategories(option, item)
  if (given !== undefined) return typeof given === 'string' ? [given] : given
  return item.externalAppId ? byApp.get(item.externalAppId) : undefined
}

import type { Integration } from '../../api/integration.js'
import { MembraneError } from '../../core/errors.js'

/** Your own handle for a new connection: a template or a function of the integration. */
export type ConnectionKeyOption = string | ((integration: Integration) => string | undefined)

const MAX_LENGTH = 100

export interface ConnectionKeyContext {
  tenantKey?: string | undefined
  workspaceKey?: string | undefined
  /** The keys that connections already have; none of them is answered. */
  used: ReadonlySet<string>
}

function written(option: ConnectionKeyOption, item: Integration, context: ConnectionKeyContext) {
  if (typeof option === 'function') return option(item)
  const values: Record<string, string | undefined> = {
    integrationKey: item.key ?? item.id ?? item.connectorId ?? item.externalAppId ?? item.name,
    integrationId: item.id,
    connectorId: item.connectorId,
    externalAppId: item.externalAppId,
    tenantKey: context.tenantKey,
    workspaceKey: context.workspaceKey,
    name: item.name,
  }
  return option.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    if (Object.hasOwn(values, name)) return values[name] ?? ''
    throw new MembraneError(
      'invalid-option',
      `Cannot make a connectionKey: there is no placeholder ${placeholder}. ` +
        `Write {${Object.keys(values).join('}, {')}}, or pass a function.`,
    )
  })
}

/** What would break a path becomes a hyphen. */
const clean = (key: string) => key.replace(/[^\p{L}\p{N}._~@:+=-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')

/** Cuts between characters, never inside one that takes two units. */
const shorten = (text: string, length: number) => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')

/**
 * The key for a new connection, 1 to 100 characters, never one that a connection already has: that would
 * overwrite it. A key in use gets `-2`, `-3`, …
 *
 * @throws {MembraneError} `invalid-option` for a placeholder that does not exist.
 */
export function connectionKeyFor(
  option: ConnectionKeyOption | undefined,
  item: Integration,
  context: ConnectionKeyContext,
): string | undefined {
  if (option === undefined) return undefined
  const key = shorten(clean(written(option, item, context) ?? ''), MAX_LENGTH)
  if (!key) return undefined
  if (!context.used.has(key)) return key
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`
    const candidate = shorten(key, MAX_LENGTH - suffix.length) + suffix
    if (!context.used.has(candidate)) return candidate
  }
}

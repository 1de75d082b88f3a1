import type { ConnectOptions } from '../api/connect.js'

/** What tells two items of a list apart. In lists of integrations even the id may be missing. */
export interface Listed {
  id?: string
  key?: string
  connectorId?: string
  externalAppId?: string
  name: string
}

type Target = Pick<
  ConnectOptions,
  'integrationId' | 'integrationKey' | 'connectorId' | 'externalAppId' | 'intent'
>

/** The best first; and how each is called where something is connected. */
const KNOWN_BY = {
  id: 'integrationId',
  key: 'integrationKey',
  connectorId: 'connectorId',
  externalAppId: 'externalAppId',
  name: 'intent',
} as const

type Identifier = keyof typeof KNOWN_BY

const IDENTIFIERS: readonly Identifier[] = ['id', 'key', 'connectorId', 'externalAppId']

const knownBy = (item: Listed): Identifier => IDENTIFIERS.find((name) => item[name]) ?? 'name'

/**
 * What makes a list item the same item again. Synthetic integrations have no id; kinds are told apart so
 * that a key never meets an equal id.
 */
export function integrationIdentity(item: Listed): string {
  const by = knownBy(item)
  return `${by}:${item[by]}`
}

/** How an integration is connected: by the first identifier it has, else by its name as an intent. */
export function connectTarget(item: Listed): ConnectOptions {
  const by = knownBy(item)
  const target: Target = { [KNOWN_BY[by]]: item[by] ?? '' }
  return target
}

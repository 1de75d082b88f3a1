'use client'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import type { MembraneSnapshot } from '../api/snapshot.js'
import type { Pages } from './pages.js'

/** What the server read of this list of connections, if it did. */
export function servedConnections(
  snapshot: MembraneSnapshot | null,
  query: object,
): readonly Connection[] | undefined {
  return isEmpty(query) ? snapshot?.connections : undefined
}

/** What the server read of this list of integrations, if it did. */
export function servedIntegrations(
  snapshot: MembraneSnapshot | null,
  { limit, ...others }: { readonly limit?: unknown },
): Pages<Integration> | undefined {
  const page = snapshot?.integrations
  return page && page.limit === limit && isEmpty(others) ? [page] : undefined
}

/** Asks for nothing in particular. */
export function isEmpty(query: object): boolean {
  return Object.values(query).every(isUnset)
}

export function isUnset(value: unknown): boolean {
  return value == null || value === ''
}

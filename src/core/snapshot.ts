import type { MembraneSnapshot } from '../api/snapshot.js'
import { isFields } from './fields.js'

const MAX_AGE_MS = 60_000

/** The snapshot if it is whole, young enough and of the right tenant and API; else `null`. */
export function trustedSnapshot(
  snapshot: MembraneSnapshot | undefined,
  now: number,
  {
    apiUri,
    tenantKey,
    maxAgeMs = MAX_AGE_MS,
  }: { apiUri: string | null; tenantKey: string | null; maxAgeMs?: number | undefined },
): MembraneSnapshot | null {
  if (!isFields(snapshot)) return null
  const named = [snapshot.apiUri, snapshot.workspaceKey, snapshot.tenantKey]
  const { integrations, connections } = snapshot
  const whole =
    named.every((part) => typeof part === 'string' && part) &&
    (integrations === undefined || (isFields(integrations) && Array.isArray(integrations.items))) &&
    (connections === undefined || Array.isArray(connections))
  const young = Math.abs(now - snapshot.issuedAt) <= maxAgeMs
  const mine =
    (tenantKey ?? snapshot.tenantKey) === snapshot.tenantKey &&
    (apiUri ?? snapshot.apiUri) === snapshot.apiUri
  return whole && young && mine ? snapshot : null
}

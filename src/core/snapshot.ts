import type { MembraneSnapshot } from '../api/snapshot.js'

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
  if (!snapshot) return null
  const { integrations, connections, issuedAt } = snapshot
  const mine =
    snapshot.workspaceKey &&
    snapshot.apiUri &&
    snapshot.apiUri === (apiUri ?? snapshot.apiUri) &&
    snapshot.tenantKey &&
    snapshot.tenantKey === (tenantKey ?? snapshot.tenantKey)
  const whole = [integrations?.items, connections].every((list) => !list || Array.isArray(list))
  return mine && whole && Math.abs(now - issuedAt) <= maxAgeMs ? snapshot : null
}

import type { MembraneSnapshot } from '../api/snapshot.js'

/** Whether a snapshot is whole, and of this tenant and API. Whatever is not said may be any. */
export function isTrusted(
  { integrations, connections, ...of }: MembraneSnapshot,
  {
    apiUri = of.apiUri,
    tenantKey = of.tenantKey,
  }: { apiUri?: string | undefined; tenantKey?: string | undefined },
): boolean {
  return (
    !!(of.workspaceKey && of.apiUri && of.tenantKey) &&
    of.apiUri === apiUri &&
    of.tenantKey === tenantKey &&
    [integrations?.items, connections].every((list) => !list || Array.isArray(list))
  )
}

import type { Scope } from './scope.js'

/** Who was on a page last, whatever the number of its sessions: whose token came, or whom the app says that it shows. */
export interface SignIns {
  /** Without an `apiUri` while nobody but the app has said who it is. */
  last?: { scope: Scope; at: number }
}

/**
 * Whether somebody else has been on the page since a snapshot of this scope was made: a router that goes back shows
 * what it kept of the user before.
 */
export function isOvertaken(shown: Scope, issuedAt: number, { last }: SignIns): boolean {
  if (!last || last.at < issuedAt) return false
  const { scope } = last
  return scope.apiUri
    ? scope.apiUri === shown.apiUri && scope.key !== shown.key
    : scope.tenantKey !== shown.tenantKey
}

'use client'
import { readClaims } from '../core/claims.js'
import type { SessionOptions } from '../core/options.js'
import { namedBy } from '../core/scope.js'

/**
 * Whom these props are for, as one string. When it changes, somebody else may be signed in.
 *
 * A `fetchToken` that is another function says nothing: one written inline is at every render. A new `token`
 * of the same tenant says nothing either. A snapshot says who is signed in where no `tenantKey` does.
 */
export function identityOf({
  fetchToken,
  tokenEndpoint,
  token,
  tenantKey,
  apiUri,
  snapshot,
}: SessionOptions): string {
  return JSON.stringify([
    !!fetchToken,
    tokenEndpoint,
    token && nameOf(token),
    tenantKey ?? snapshot?.tenantKey,
    apiUri || undefined,
  ])
}

function nameOf(token: string): string {
  try {
    const { workspaceKey, tenantKey } = namedBy(readClaims(token) ?? {})
    if (workspaceKey || tenantKey) return JSON.stringify([workspaceKey, tenantKey])
  } catch {
    // The session will say what is wrong with it.
  }
  return token
}

import type { TokenGrant } from '../api/token.js'
import { DEFAULT_API_URI, normaliseApiUri } from './apiUri.js'
import { readClaims } from './claims.js'
import { MembraneError } from './errors.js'
import { createScope, namedBy, type Scope } from './scope.js'

/** A token, where to send it, and whose data it opens. */
export interface Grant {
  readonly token: string
  readonly apiUri: string
  readonly scope: Scope
}

/**
 * What a token that just came opens.
 *
 * @param source Names the token source; makes the scope of a token that names nobody its own.
 * @throws {MembraneError} `token-invalid`; `wrong-tenant` when the token names another than `tenantKey`.
 */
export function toGrant(
  { token, apiUri: answered }: TokenGrant,
  { apiUri, tenantKey }: { apiUri?: string | undefined; tenantKey?: string | undefined },
  source: () => string,
): Grant {
  const claims = readClaims(token)
  const named = namedBy(claims ?? {})
  const uri = apiUri ? normaliseApiUri(apiUri) : (answered ?? DEFAULT_API_URI)
  if (!named.workspaceKey && !named.tenantKey) {
    return { token, apiUri: uri, scope: createScope(uri, '', tenantKey ?? '', source()) }
  }
  if (tenantKey != null && tenantKey !== named.tenantKey) {
    throw new MembraneError(
      'wrong-tenant',
      `The token is not for the tenant ${JSON.stringify(tenantKey)}. Sign in again, or compare tenantKey with what the token route signs.`,
    )
  }
  return { token, apiUri: uri, scope: createScope(uri, named.workspaceKey, named.tenantKey) }
}

/** When Membrane will stop taking this token, in milliseconds since the epoch; Infinity when it does not say. */
export function expiresAt(token: string): number {
  const exp = readClaims(token)?.exp
  return typeof exp === 'number' ? exp * 1000 : Infinity
}

/** The error of a token that is over. */
export function expiredError(): MembraneError {
  return new MembraneError(
    'token-expired',
    'The token has expired. Pass a fresh one, or tokenEndpoint, which fetches one when it is needed.',
  )
}

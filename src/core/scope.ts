import type { TokenClaims } from '../api/token.js'

/** Whose data is shown. Holds no secret: it is part of every cache key. */
export interface Scope {
  readonly apiUri: string
  readonly workspaceKey: string
  readonly tenantKey: string
  /** All of the above as one string; also unique per token source when the token names nobody. */
  readonly key: string
}

export function createScope(apiUri: string, workspaceKey: string, tenantKey: string, source = ''): Scope {
  const parts = [apiUri, workspaceKey, tenantKey]
  return { apiUri, workspaceKey, tenantKey, key: JSON.stringify(source ? [...parts, source] : parts) }
}

/** The workspace and tenant that a token names, in either spelling; empty where it names none. */
export function namedBy(claims: TokenClaims): { workspaceKey: string; tenantKey: string } {
  return {
    workspaceKey: text(claims.workspaceKey ?? claims.iss),
    tenantKey: text(claims.tenantKey ?? claims.id),
  }
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

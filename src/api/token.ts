/**
 * The claims of a token that name whom it stands for. Both spellings are in use: the SDK still mints
 * the older `iss` and `id`.
 */
export interface TokenClaims {
  workspaceKey?: string
  tenantKey?: string
  iss?: string
  id?: string
  name?: string
  fields?: Record<string, unknown>
  isAdmin?: boolean | number
  /** Unix seconds. */
  exp?: number
  iat?: number
}

/** What a token route answers. */
export interface TokenGrant {
  token: string
  apiUri?: string
}

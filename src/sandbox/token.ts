import type { Engine } from './engine.js'
import { signJwt, type Algorithm } from './jwt.js'

export interface TokenOptions {
  /** Default `tenant-1`; `null` for a token of the workspace as a whole. */
  tenantKey?: string | null
  /** Display name of the tenant. */
  name?: string
  fields?: Record<string, unknown>
  /** Lifetime in seconds; 0 or less is expired from the start. Default 3,600. */
  ttlSeconds?: number
  isAdmin?: boolean
  /** `legacy` uses the claims `iss` and `id`, as the SDK's own signer does. Default `current`. */
  spelling?: 'current' | 'legacy'
  algorithm?: Algorithm
  /** To make a token that this sandbox refuses. */
  workspaceKey?: string
  secret?: string
}

/** Mints a token as an app's backend would. Each one is different. */
export function mintToken(engine: Engine, options: TokenOptions = {}): string {
  const {
    tenantKey = 'tenant-1',
    name,
    fields,
    ttlSeconds = 3_600,
    isAdmin,
    spelling = 'current',
    algorithm = 'HS256',
    workspaceKey = engine.workspace.key,
    secret = engine.workspaceSecret,
  } = options
  const now = Math.floor(engine.clock.now() / 1000)
  const legacy = spelling === 'legacy'
  return signJwt(
    {
      ...(legacy ? { iss: workspaceKey } : { workspaceKey }),
      ...(tenantKey === null ? {} : legacy ? { id: tenantKey } : { tenantKey }),
      ...(name === undefined ? {} : { name }),
      ...(fields === undefined ? {} : { fields }),
      ...(isAdmin === undefined ? {} : { isAdmin }),
      iat: now,
      exp: now + ttlSeconds,
      jti: `sandbox-${++engine.tokens.minted}`,
    },
    secret,
    algorithm,
  )
}

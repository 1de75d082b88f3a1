import type { Engine } from './engine.js'
import { tenantOf } from './engine.js'
import { verifyJwt, type Claims } from './jwt.js'
import { accessDenied, badRequest, notAuthenticated } from './problem.js'
import type { TenantRecord } from './records.js'

/** Whom a request speaks for. */
export interface Identity {
  /** Absent for a token of the workspace as a whole. */
  readonly tenant: TenantRecord | undefined
  readonly isAdmin: boolean
}

/**
 * Verifies a token: signature, algorithm, expiry, workspace, and whether it was revoked. Creates the tenant on
 * first sight.
 *
 * @throws {Problem} 401 with key `not_authenticated`.
 */
export function authenticate(engine: Engine, token: string | null | undefined): Identity {
  if (!token) throw notAuthenticated('Access token is missing: send it as "Authorization: Bearer <token>"')
  const verdict = verifyJwt(token, engine.workspaceSecret)
  if (!verdict.ok) throw notAuthenticated(verdict.reason)
  const { claims } = verdict
  checkClaims(engine, claims)
  checkRevoked(engine, token, claims)
  const tenantKey = tenantKeyOf(claims)
  const fields = claims.fields && typeof claims.fields === 'object' ? claims.fields : undefined
  if (tenantKey !== undefined) engine.lastTenantKey = tenantKey
  return {
    tenant: tenantKey === undefined ? undefined : tenantOf(engine, tenantKey, textOf(claims.name), fields),
    isAdmin: Boolean(claims.isAdmin),
  }
}

/** @throws {Problem} 403 unless the token is a manager's. */
export function requireManager(identity: Identity): void {
  if (!identity.isAdmin) throw accessDenied('This operation needs a workspace manager token')
}

/** @throws {Problem} 400 when the token names no tenant. */
export function requireTenant(identity: Identity): TenantRecord {
  if (!identity.tenant)
    throw badRequest('This operation needs a tenant: the token has neither "tenantKey" nor "id"')
  return identity.tenant
}

/** Managers without a tenant see all; a tenant's token its own; a token of neither, nothing. */
export function scopeOf({ tenant, isAdmin }: Identity): string | undefined {
  return tenant?.key ?? (isAdmin ? undefined : '')
}

function checkClaims(engine: Engine, claims: Claims): void {
  const workspaceKey = claims.workspaceKey ?? claims.iss
  if (workspaceKey !== engine.workspace.key)
    throw notAuthenticated(
      workspaceKey === undefined
        ? 'Token names no workspace: it needs the claim "workspaceKey"'
        : `Token is for workspace "${String(workspaceKey)}", not for this one`,
    )
  if (claims.exp === undefined) return
  if (typeof claims.exp !== 'number') throw notAuthenticated('Token has an "exp" that is not a number')
  if (claims.exp * 1000 <= engine.clock.now()) throw notAuthenticated('Token has expired')
}

function checkRevoked(engine: Engine, token: string, claims: Claims): void {
  const { tokens } = engine
  const minted = /^sandbox-(\d+)$/.exec(claims.jti ?? '')?.[1]
  const revoked =
    minted === undefined
      ? tokens.revoked.has(token) || (claims.iat !== undefined && (claims.iat + 1) * 1000 <= tokens.revokedAt)
      : Number(minted) <= tokens.revokedUpTo
  if (revoked) throw notAuthenticated('Token has been revoked')
  if (minted === undefined) tokens.seen.add(token)
}

/** Every token issued until now answers 401 from now on. */
export function revokeTokens(engine: Engine): void {
  const { tokens } = engine
  for (const token of tokens.seen) tokens.revoked.add(token)
  tokens.seen.clear()
  tokens.revokedUpTo = tokens.minted
  tokens.revokedAt = engine.clock.now()
}

/** @throws {Problem} 401 for one that is no text: it must not pass for a token of no tenant. */
function tenantKeyOf(claims: Claims): string | undefined {
  for (const name of ['tenantKey', 'id'] as const) {
    const claim: unknown = claims[name]
    if (claim === undefined || claim === null || claim === '') continue
    if (typeof claim === 'string') return claim
    throw notAuthenticated(`Token has a "${name}" that is not text`)
  }
  return undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

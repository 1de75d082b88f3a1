import { SignJWT } from 'jose'
import { MembraneError } from '../core/errors.js'
import { assertServer } from './runtime.js'

const DEFAULT_TTL_SECONDS = 300
const LONGEST_TTL_SECONDS = 86_400

/** How tokens are signed, with the workspace secret. */
export type SigningAlgorithm = 'HS256' | 'HS512'

export interface SignOptions {
  workspaceKey: string
  /** The workspace's secret. Never leaves the server, and appears in no error. */
  workspaceSecret: string
  /** Lifetime in seconds, a whole number from 1 to 86 400 (a day). Default 300. The provider asks for a new one in time. */
  ttlSeconds?: number | undefined
  /** Default `HS256`. */
  algorithm?: SigningAlgorithm | undefined
  /** Current time in milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
}

/** Who a token stands for. */
export interface TenantIdentity {
  /** Your own stable id of the customer or user. */
  tenantKey: string
  /** What people see in Membrane's console. */
  name?: string | undefined
  /** Anything that can be JSON; stored on the tenant when Membrane sees it. */
  fields?: Record<string, unknown> | undefined
}

export interface SignTenantTokenOptions extends SignOptions, TenantIdentity {}

export interface SignManagerTokenOptions extends SignOptions, Partial<TenantIdentity> {}

/**
 * Signs the token with which a browser acts as one tenant: a JWT with `workspaceKey` and `tenantKey`.
 *
 * It carries no secret, but it opens everything that tenant has connected: hand it only to a session
 * you have already authenticated as that tenant.
 *
 * @throws {MembraneError} `missing-secret` when the workspace secret is empty.
 * @throws {MembraneError} `invalid-option` when the workspace, the tenant, the lifetime or the algorithm is not usable,
 *   and where it is called in a browser.
 */
export async function signTenantToken(options: SignTenantTokenOptions): Promise<string> {
  assertServer('signTenantToken')
  requireText('tenantKey', options.tenantKey)
  return sign(identityClaims(options), options)
}

/**
 * Signs a workspace manager's token. It may change the workspace itself: keep it on the server.
 *
 * @throws {MembraneError} as {@link signTenantToken}; `tenantKey` is optional here.
 */
export async function signManagerToken(options: SignManagerTokenOptions): Promise<string> {
  assertServer('signManagerToken')
  if (options.tenantKey !== undefined) requireText('tenantKey', options.tenantKey)
  return sign({ ...identityClaims(options), isAdmin: true }, options)
}

function identityClaims({ tenantKey, name, fields }: Partial<TenantIdentity>): Record<string, unknown> {
  return {
    ...(tenantKey !== undefined && { tenantKey }),
    ...(name !== undefined && { name }),
    ...(fields !== undefined && { fields }),
  }
}

async function sign(
  claims: Record<string, unknown>,
  {
    workspaceKey,
    workspaceSecret,
    ttlSeconds = DEFAULT_TTL_SECONDS,
    algorithm = 'HS256',
    now = Date.now,
  }: SignOptions,
): Promise<string> {
  requireText('workspaceKey', workspaceKey)
  if (typeof workspaceSecret !== 'string' || !workspaceSecret) {
    throw new MembraneError(
      'missing-secret',
      'Cannot sign a Membrane token: the workspace secret is empty. Set MEMBRANE_WORKSPACE_SECRET.',
    )
  }
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > LONGEST_TTL_SECONDS) {
    throw invalid(
      `ttlSeconds is ${ttlSeconds}, but must be a whole number of seconds from 1 to ${LONGEST_TTL_SECONDS}`,
    )
  }
  if (algorithm !== 'HS256' && algorithm !== 'HS512') {
    throw invalid(`algorithm is ${JSON.stringify(algorithm)}, but must be "HS256" or "HS512"`)
  }
  const exp = Math.floor(now() / 1000) + ttlSeconds
  if (!Number.isSafeInteger(exp))
    throw invalid('now() gave no time. It must give milliseconds since the epoch')
  let payload: Record<string, unknown>
  try {
    payload = JSON.parse(JSON.stringify({ workspaceKey, ...claims, exp }))
  } catch (cause) {
    throw new MembraneError(
      'invalid-option',
      'Cannot sign a Membrane token: name or fields cannot be written as JSON. Pass plain values.',
      { cause },
    )
  }
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .sign(new TextEncoder().encode(workspaceSecret))
}

function requireText(name: string, value: unknown): void {
  if (typeof value !== 'string' || !value.trim()) throw invalid(`${name} is empty or no text`)
}

function invalid(what: string): MembraneError {
  return new MembraneError('invalid-option', `Cannot sign a Membrane token: ${what}.`)
}

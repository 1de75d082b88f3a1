import { MembraneError } from '../core/errors.js'
import { isFields } from '../core/fields.js'
import { loadJose } from './jose.js'
import { invalid, toSigningKey, unfit, type SigningAlgorithm, type WorkspaceSecret } from './key.js'
import { assertServer } from './runtime.js'

const DEFAULT_TTL_SECONDS = 300
const LONGEST_TTL_SECONDS = 86_400

export interface SignOptions {
  workspaceKey: string
  /**
   * The workspace's secret; or, with an asymmetric `algorithm`, the private key: PEM text (PKCS8) or a JWK, as an
   * object or as JSON text. Never leaves the server, and appears in no error.
   */
  workspaceSecret: WorkspaceSecret
  /** Lifetime in seconds, a whole number from 1 to 86 400 (a day). Default 300. The provider asks for a new one in time. */
  ttlSeconds?: number | undefined
  /** Default `HS256`. With a private key: `ES256`, `RS256` or `PS256`. */
  algorithm?: SigningAlgorithm | undefined
  /** Current time in milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
}

/** Who a token stands for. */
export interface TenantIdentity {
  /** Your own stable id of the customer or user. */
  tenantKey: string
  /** What people see in Membrane's console. `null` is none. */
  name?: string | null | undefined
  /** Anything that can be JSON; stored on the tenant when Membrane sees it. `null` is none. */
  fields?: Record<string, unknown> | null | undefined
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
 * @throws {MembraneError} `invalid-option` when the workspace, the tenant, the lifetime, the algorithm or the key is not usable,
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

function identityClaims(identity: Partial<TenantIdentity>): Record<string, unknown> {
  const { tenantKey, name, fields } = identity
  if (!isDescribed(identity)) throw invalid('name is no text, or fields is no object')
  return {
    ...(tenantKey !== undefined && { tenantKey }),
    ...(name !== null && name !== undefined && { name }),
    ...(fields && { fields }),
  }
}

/** Whether the name and the fields that somebody is given are such. */
export function isDescribed({ name, fields }: { name?: unknown; fields?: unknown }): boolean {
  const isNone = (value: unknown) => value === null || value === undefined
  return (isNone(name) || typeof name === 'string') && (isNone(fields) || isFields(fields))
}

/** @throws {MembraneError} `invalid-option` for what is no lifetime of a token. */
export function requireTtl(ttlSeconds: number): void {
  if (Number.isInteger(ttlSeconds) && ttlSeconds >= 1 && ttlSeconds <= LONGEST_TTL_SECONDS) return
  throw invalid(
    `ttlSeconds is ${ttlSeconds}, but must be a whole number of seconds from 1 to ${LONGEST_TTL_SECONDS}`,
  )
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
  const { key, kid } = await toSigningKey(workspaceSecret, algorithm)
  requireTtl(ttlSeconds)
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
  const { SignJWT } = await loadJose()
  try {
    return await new SignJWT(payload)
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(kid !== undefined && { kid }) })
      .sign(key)
  } catch {
    throw unfit(algorithm)
  }
}

function requireText(name: string, value: unknown): void {
  if (typeof value !== 'string' || !value.trim()) throw invalid(`${name} is empty or no text`)
}

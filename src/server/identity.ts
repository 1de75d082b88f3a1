import { MembraneError } from '../core/errors.js'
import { isFields } from '../core/fields.js'
import { Refusal } from './refusal.js'
import { isSignal } from './signal.js'
import { isDescribed, type TenantIdentity } from './sign.js'

/** Who is signed in: the tenant's key, the key with a name and fields, or `null` for nobody. */
export type TenantAnswer = string | TenantIdentity | null

/** Who this request is signed in as, as the host's own sign-in says. */
export type TenantOf = (request: Request) => TenantAnswer | Promise<TenantAnswer>

/** The identity that an answer names; `undefined` when it is neither that nor `null`. */
export function toIdentity(answer: unknown): TenantIdentity | null | undefined {
  if (answer === null) return null
  const identity: unknown = typeof answer === 'string' ? { tenantKey: answer } : answer
  return isIdentity(identity) ? identity : undefined
}

/** @throws {MembraneError} `invalid-option` when `tenant` is no function. */
export function requireTenant(route: string, tenant: unknown): void {
  if (typeof tenant === 'function') return
  throw new MembraneError(
    'invalid-option',
    `${route} needs tenant. Write ${route}({ tenant: async (request) => currentTenant(request) }).`,
  )
}

/**
 * Asks the host who is signed in.
 *
 * @throws {Refusal} 401 for nobody, 500 when the host's callback fails.
 */
export async function whoIs(route: string, tenant: TenantOf, request: Request): Promise<TenantIdentity> {
  let answer: unknown
  try {
    answer = await tenant(request)
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown
    // Some frameworks' guards throw the answer they want to give: a refusal, or the way to the sign-in page.
    if (thrown instanceof Response && isSignedOut(thrown.status)) throw signedOut()
    throw new Refusal(500, 'server-error', `${route}: tenant(request) failed.`, { cause: thrown })
  }
  const identity = toIdentity(answer)
  if (identity === null) throw signedOut()
  if (identity) return identity
  throw new Refusal(
    500,
    'server-error',
    `${route}: tenant(request) must answer the key of a tenant, { tenantKey, name?, fields? }, or null when nobody is signed in.`,
  )
}

const isSignedOut = (status: number) => status === 401 || status === 403 || (status >= 300 && status < 400)

function signedOut(): Refusal {
  return new Refusal(401, 'signed-out', 'You are signed out. Sign in again.')
}

function isIdentity(value: unknown): value is TenantIdentity {
  if (!isFields(value)) return false
  const { tenantKey } = value
  return typeof tenantKey === 'string' && tenantKey.trim() !== '' && isDescribed(value)
}

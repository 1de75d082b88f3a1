import type { Fetch } from '../api/fetch.js'
import { isMembraneError, MembraneError } from '../core/errors.js'
import { corsHeaders, mayCall } from './origin.js'
import { readWorkspace, type WorkspaceSettings } from './settings.js'
import { signTenantToken, type SigningAlgorithm, type TenantIdentity } from './sign.js'

const METHODS = 'GET, POST'

/** Who is signed in: the tenant's key, the key with a name and fields, or `null` for nobody. */
export type TenantAnswer = string | TenantIdentity | null

export interface TokenRouteOptions extends WorkspaceSettings {
  /**
   * Says which tenant this request is signed in as. Take it from your own session, never from what the
   * request asks for. `null` answers 401.
   */
  tenant: (request: Request) => TenantAnswer | Promise<TenantAnswer>
  /** Lifetime of the tokens in seconds. Default 300. */
  ttlSeconds?: number | undefined
  /** Default `HS256`. */
  algorithm?: SigningAlgorithm | undefined
  /** Other origins whose pages may ask, such as `https://app.example.com`. Default none. */
  allowedOrigins?: readonly string[] | undefined
  /** Told why a request could not be answered: 500 and 503. The answer itself gives nothing away. */
  onError?: ((error: unknown) => void) | undefined
  /** Current time in milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
}

/**
 * The route that `tokenEndpoint` asks: answers `{ token, apiUri }` for whoever is signed in.
 *
 * Web standards only. `GET` and `POST`, never cached, for pages of the same origin. Everything else is
 * JSON too, `{ code, message }`: 401 nobody is signed in, 403 another origin, 405 another method, 500
 * `tenant` failed, 503 this server has no usable credentials.
 *
 * ```ts
 * export const GET = createTokenRoute({ tenant: async (request) => currentTenant(request) })
 * ```
 *
 * @throws {MembraneError} `invalid-option` when `tenant` is no function.
 */
export function createTokenRoute(options: TokenRouteOptions): Fetch {
  const { tenant, ttlSeconds, algorithm, allowedOrigins = [], onError, now } = options
  if (typeof tenant !== 'function') {
    throw new MembraneError(
      'invalid-option',
      'createTokenRoute needs tenant. Write createTokenRoute({ tenant: async (request) => currentTenant(request) }).',
    )
  }

  async function answer(request: Request): Promise<Response> {
    if (!mayCall(request, allowedOrigins)) {
      return refusal(
        403,
        'forbidden',
        'This address answers pages of its own origin only. Name others in allowedOrigins.',
      )
    }
    if (request.method === 'OPTIONS') {
      const headers = request.headers.get('access-control-request-headers')
      return new Response(null, {
        status: 204,
        headers: {
          allow: METHODS,
          'access-control-allow-methods': METHODS,
          ...(headers && { 'access-control-allow-headers': headers }),
        },
      })
    }
    if (request.method !== 'GET' && request.method !== 'POST') {
      const response = refusal(405, 'bad-request', `${request.method} is not answered here. Use GET or POST.`)
      response.headers.set('allow', METHODS)
      return response
    }
    const { apiUri, ...workspace } = readWorkspace(options)
    const identity = await whoIs(request)
    if (identity === null) return refusal(401, 'signed-out', 'You are signed out. Sign in again.')
    const { tenantKey, name, fields } = identity
    const token = await signTenantToken({ ...workspace, tenantKey, name, fields, ttlSeconds, algorithm, now })
    return Response.json({ token, apiUri })
  }

  async function whoIs(request: Request): Promise<TenantIdentity | null> {
    let who: unknown
    try {
      who = await tenant(request)
    } catch (thrown) {
      // Some frameworks' guards throw the answer they want to give.
      if (thrown instanceof Response && (thrown.status === 401 || thrown.status === 403)) return null
      throw new TenantFailure('createTokenRoute: tenant(request) failed.', thrown)
    }
    if (who === null) return null
    const identity = typeof who === 'string' ? { tenantKey: who } : who
    if (isIdentity(identity)) return identity
    throw new TenantFailure(
      'createTokenRoute: tenant(request) must answer the key of a tenant, { tenantKey, name?, fields? }, or null when nobody is signed in.',
    )
  }

  return async (request) => {
    let response: Response
    try {
      response = await answer(request)
    } catch (error) {
      onError?.(error instanceof TenantFailure ? (error.cause ?? error) : error)
      response = explain(error)
    }
    for (const [name, value] of Object.entries(corsHeaders(request, allowedOrigins)))
      response.headers.set(name, value)
    response.headers.set('cache-control', 'no-store')
    response.headers.set('vary', 'Origin, Cookie, Authorization')
    response.headers.set('x-content-type-options', 'nosniff')
    return response
  }
}

class TenantFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
  }
}

function isIdentity(value: unknown): value is TenantIdentity {
  if (typeof value !== 'object' || value === null || !('tenantKey' in value)) return false
  return typeof value.tenantKey === 'string' && value.tenantKey.trim() !== ''
}

function explain(error: unknown): Response {
  if (error instanceof TenantFailure) return refusal(500, 'server-error', error.message)
  if (isMembraneError(error)) return refusal(503, error.code, error.message)
  return refusal(500, 'server-error', 'The token could not be signed.')
}

function refusal(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status })
}

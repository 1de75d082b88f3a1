import type { Fetch } from '../api/fetch.js'
import { requireTenant, whoIs, type TenantOf } from './identity.js'
import { createRoute, type RouteOptions } from './route.js'
import { readWorkspace, type WorkspaceSettings } from './settings.js'
import { requireTtl, signTenantToken } from './sign.js'

export interface TokenRouteOptions extends WorkspaceSettings, RouteOptions {
  /**
   * Says which tenant this request is signed in as. Take it from your own session, never from what the
   * request asks for. `null` answers 401.
   */
  tenant: TenantOf
  /** Lifetime of the tokens in seconds. Default 300. */
  ttlSeconds?: number | undefined
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
 * @throws {MembraneError} `invalid-option` when `tenant`, `ttlSeconds` or `allowedOrigins` cannot work.
 */
export function createTokenRoute(options: TokenRouteOptions): Fetch {
  const { tenant, ttlSeconds, now } = options
  requireTenant('createTokenRoute', tenant)
  if (ttlSeconds !== undefined) requireTtl(ttlSeconds)
  return createRoute(['GET', 'POST'], options, async (request) => {
    const { apiUri, ...workspace } = readWorkspace(options)
    const { tenantKey, name, fields } = await whoIs('createTokenRoute', tenant, request)
    const token = await signTenantToken({ ...workspace, tenantKey, name, fields, ttlSeconds, now })
    return Response.json({ token, apiUri })
  })
}

import type { Fetch } from '../api/fetch.js'
import { globalFetch } from '../core/defaults.js'
import { MembraneError } from '../core/errors.js'
import { assertAllowed, requireActions, type AllowedActions, type AllowInline } from './act/allow.js'
import { toActRequest } from './act/body.js'
import { readJson } from './act/readJson.js'
import { runAction } from './act/run.js'
import { requireTenant, whoIs, type TenantOf } from './identity.js'
import { createRoute, type RouteOptions } from './route.js'
import { readWorkspace, type WorkspaceSettings } from './settings.js'
import { signTenantToken } from './sign.js'

/** Membrane itself gives up after 60 s. */
const TIMEOUT_MS = 60_000
/** For one call. */
const TTL_SECONDS = 120

export interface ActRouteOptions extends WorkspaceSettings, RouteOptions {
  /**
   * Says which tenant this request is signed in as. Take it from your own session, never from what the
   * request asks for. `null` answers 401.
   */
  tenant: TenantOf
  /**
   * What a browser may have run: a list of keys and ids, or a function that answers `true` for what is allowed.
   * Nothing else is run.
   */
  actions: AllowedActions
  /**
   * Lets the browser send `api` calls or `code` of its own making: all of both, or those named. Whoever is signed in
   * can then do anything with what their tenant has connected. Default false.
   */
  allowInline?: AllowInline | undefined
  /** How Membrane is reached. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  /** Milliseconds until a run is given up. Default 60 000. */
  timeoutMs?: number | undefined
  /** Current time in milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
}

/**
 * The route by which a page has your backend run an action: `POST` with the body of Membrane's `/act`, answers
 * `{ output, actionRunId }`.
 *
 * Web standards only, for pages of the same origin. Everything else is JSON too, `{ code, message, actionRunId?, type?, key? }`, the last two as Membrane's error has them:
 * 400 the body is not as it must be, 401 nobody is signed in, 403 not allowed, 409 `CONNECTION_DISCONNECTED` with the
 * `connectionId` to reconnect, 413 too long, 429 too often, 502 and 504 Membrane failed, 503 this server has no
 * usable credentials; other failures of the action with Membrane's own status and sentence.
 *
 * ```ts
 * export const POST = createActRoute({
 *   tenant: async (request) => currentTenant(request),
 *   actions: ['create-lead'],
 * })
 * ```
 *
 * @throws {MembraneError} `invalid-option` when `tenant`, `actions` or `timeoutMs` cannot work.
 */
export function createActRoute(options: ActRouteOptions): Fetch {
  const { tenant, actions, allowInline = false, fetch = globalFetch, timeoutMs = TIMEOUT_MS, now } = options
  requireTenant('createActRoute', tenant)
  requireActions(actions)
  if (!(timeoutMs > 0)) {
    throw new MembraneError('invalid-option', 'createActRoute needs timeoutMs in milliseconds above 0.')
  }
  return createRoute(['POST'], options, async (request) => {
    const { apiUri, ...workspace } = readWorkspace(options)
    const identity = await whoIs('createActRoute', tenant, request)
    const act = toActRequest(await readJson(request))
    await assertAllowed(act, identity, actions, allowInline)
    const { tenantKey, name, fields } = identity
    const result = await runAction(act, {
      signal: request.signal,
      timeoutMs,
      async open(attempt) {
        // Within the same second the second token would be the first one over again.
        const ttlSeconds = TTL_SECONDS + attempt
        const token = await signTenantToken({ ...workspace, tenantKey, name, fields, ttlSeconds, now })
        return { fetch, apiUri, token }
      },
    })
    return Response.json(result)
  })
}

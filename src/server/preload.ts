import type { Connection } from '../api/connection.js'
import type { Fetch } from '../api/fetch.js'
import type { Integration } from '../api/integration.js'
import type { MembraneSnapshot } from '../api/snapshot.js'
import { globalFetch } from '../core/defaults.js'
import { MembraneError } from '../core/errors.js'
import { guarded } from '../core/guarded.js'
import { listConnections } from '../core/requests/connections.js'
import { listIntegrations } from '../core/requests/integrations.js'
import { readAnswer, type Send } from '../core/transport.js'
import { toIdentity, type TenantAnswer } from './identity.js'
import { readWorkspace, type WorkspaceSettings } from './settings.js'
import { isSignal } from './signal.js'
import { signTenantToken } from './sign.js'
import { askMembrane } from './upstream.js'

/** What the hooks and the page ask for: another number would be another list. */
const LIMIT = 100
const TIMEOUT_MS = 2_000
/** The token never leaves the server. */
const TTL_SECONDS = 60

export interface PreloadOptions extends WorkspaceSettings {
  /** Who is signed in, as your sign-in says; `null` for nobody. */
  tenant: TenantAnswer
  /**
   * Whether to read the first page of integrations. Default true. With `limit` for a page whose
   * `useIntegrations({ limit })` has another than 100.
   */
  integrations?: boolean | { limit: number } | undefined
  /** Whether to read the tenant's connections, all of them. Default true. */
  connections?: boolean | undefined
  /** How Membrane is reached. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  /** How long the page may be held up, in milliseconds. What is not there by then is read by the browser. Default 2 000. */
  timeoutMs?: number | undefined
  /** Told why a list could not be read. The page is rendered all the same. */
  onError?: ((error: unknown) => void) | undefined
  /** Current time in milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
}

/**
 * Reads on the server what the page shows first, for `<MembraneProvider fallback={…}>`: the first HTML has the rows.
 *
 * It never breaks or holds up a page: what is slow, fails or has no credentials is left out of the snapshot, and the
 * browser reads it as it would have without. The snapshot is plain JSON, holds neither a token nor a secret, and
 * says whose it is: give it only to the tenant it was read for, with `tenantKey` beside it.
 *
 * ```tsx
 * <MembraneProvider tenantKey={tenant} fallback={await preloadMembrane({ tenant })} …>
 * ```
 */
export async function preloadMembrane(options: PreloadOptions): Promise<MembraneSnapshot> {
  const { integrations = true, connections = true, timeoutMs = TIMEOUT_MS, now = Date.now } = options
  const limit = (typeof integrations === 'object' && integrations?.limit) || LIMIT

  async function attempt<Result>(
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await guarded(work, [], timeoutMs, () => late(timeoutMs))
    } catch (error) {
      if (isSignal(error)) throw error
      tell(options, error)
      return undefined
    }
  }

  const opened = await attempt(() => open(options))
  // Names nobody, so no provider ever shows it.
  if (!opened) return { apiUri: '', workspaceKey: '', tenantKey: '', issuedAt: now() }
  const { send, ...scope } = opened
  const [page, all] = await Promise.all([
    integrations ? attempt((signal) => listIntegrations(send, { limit }, { signal })) : undefined,
    connections ? attempt((signal) => listConnections(send, {}, { signal })) : undefined,
  ])
  return {
    ...scope,
    issuedAt: now(),
    ...(page && { integrations: { ...page, items: page.items.map(presentIntegration), limit } }),
    ...(all && { connections: all.map(presentConnection) }),
  }
}

/** A way to Membrane as the tenant who is signed in, and whose it is. */
async function open(options: PreloadOptions) {
  const { tenant, fetch = globalFetch, now } = options
  const { apiUri, ...workspace } = readWorkspace(options)
  const identity = toIdentity(tenant)
  if (identity === null) return undefined
  if (!identity) {
    throw new MembraneError(
      'invalid-option',
      'preloadMembrane needs tenant: the key of a tenant, { tenantKey, name?, fields? }, or null when nobody is signed in.',
    )
  }
  const { tenantKey, name, fields } = identity
  const token = await signTenantToken({ ...workspace, tenantKey, name, fields, ttlSeconds: TTL_SECONDS, now })
  const upstream = { fetch, apiUri, token }
  const send: Send = async (method, path, { query, signal } = {}) => {
    const { response, text } = await askMembrane(upstream, method, path, { query, signal })
    return readAnswer(response, text, (now ?? Date.now)())
  }
  return { send, apiUri, workspaceKey: workspace.workspaceKey, tenantKey }
}

/** What no hook reads, and what may be a secret of the app that was connected. */
const PRIVATE = ['credentials', 'connectorParameters', 'input']

function presentConnection(connection: Connection): Connection {
  const shown = { ...connection }
  for (const name of PRIVATE) Reflect.deleteProperty(shown, name)
  return shown
}

function presentIntegration(integration: Integration): Integration {
  const { connection } = integration
  return connection ? { ...integration, connection: presentConnection(connection) } : integration
}

function late(timeoutMs: number): MembraneError {
  return new MembraneError(
    'timeout',
    `Membrane did not answer within ${timeoutMs / 1000} s, so the page was rendered without its list.`,
  )
}

function tell({ onError }: PreloadOptions, error: unknown): void {
  try {
    onError?.(error)
  } catch {
    // What the host's log throws is no reason to break the page.
  }
}

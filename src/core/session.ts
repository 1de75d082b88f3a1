import type { Fetch } from '../api/fetch.js'
import type { MembraneSnapshot } from '../api/snapshot.js'
import { normaliseApiUri } from './apiUri.js'
import { createClient, type Client } from './client.js'
import { createServerClock } from './clock.js'
import { abortedError, isMembraneError, type MembraneError } from './errors.js'
import { expiredError, expiresAt, toGrant, type Grant } from './grant.js'
import { optionsError, type SessionOptions } from './options.js'
import { createScope, type Scope } from './scope.js'
import { trustedSnapshot } from './snapshot.js'
import { obtainToken } from './token.js'
import { createTransport } from './transport.js'

export type { Grant } from './grant.js'
export type { SessionOptions } from './options.js'
export type { Scope } from './scope.js'

const REFRESH_BEFORE_MS = 30_000
const REQUEST_TIMEOUT_MS = 30_000

const globalFetch: Fetch = (request) => globalThis.fetch(request)

/** One tenant's way to the API: the token source, the scope its token names, and the client that uses them. */
export interface Session {
  readonly client: Client
  /** Whose data it is; the same object as long as it is the same. `null` until the first token, unless `token` or a young snapshot was given. */
  scope(): Scope | null
  /** True once the token source said that nobody is signed in, until it gives a token. */
  signedOut(): boolean
  /** The snapshot, while it may be shown. */
  snapshot(): MembraneSnapshot | null
  /** Milliseconds since the epoch, by the server's clock as far as its answers told. */
  serverNow(): number
  /** Calls back when `scope()`, `signedOut()` or `snapshot()` changes. Returns the undo. */
  subscribe(listener: () => void): () => void
  /** A token fit to be sent now; concurrent callers share one fetch. */
  grant(): Promise<Grant>
  /** Says that this token was refused: the next `grant()` fetches another. Returns the reason if the token is simply over. */
  refuse(token: string): MembraneError | null
  /**
   * Takes the latest options. A new `fetchToken` function is no signal; a new `tenantKey`, `token`,
   * `tokenEndpoint` or `apiUri` starts anew at once: what it was before is gone when this returns.
   */
  update(options: Partial<SessionOptions>): void
  /** Ends every request under way with `aborted`. */
  abortAll(): void
  /** Ends everything under way, forgets the token and whoever listened. */
  dispose(): void
}

export function createSession(initial: SessionOptions): Session {
  let options = initial
  const clock = createServerClock(() => (options.now ?? Date.now)())
  const listeners = new Set<() => void>()

  let state: { scope: Scope | null; signedOut: boolean; snapshot: MembraneSnapshot | null }
  let held: Grant | null = null
  let flight: Promise<Grant> | null = null
  let requests = new AbortController()
  // One era per token source and tenant: what an earlier one still waits for concerns nobody.
  let era = new AbortController()
  let source = newSource()

  function begin(): typeof state {
    held = null
    if (optionsError(options)) return { scope: null, signedOut: false, snapshot: null }
    const { apiUri, tenantKey = null, token, snapshotMaxAgeMs: maxAgeMs } = options
    try {
      held = token == null ? null : toGrant({ token }, options, source)
    } catch {
      // grant() will say so
      return { scope: null, signedOut: false, snapshot: null }
    }
    const snapshot = trustedSnapshot(options.snapshot, clock.now(), {
      apiUri: apiUri ? normaliseApiUri(apiUri) : null,
      tenantKey,
      maxAgeMs,
    })
    const shown = snapshot && createScope(snapshot.apiUri, snapshot.workspaceKey, snapshot.tenantKey)
    const scope = held?.scope ?? shown
    return { scope, signedOut: false, snapshot: scope?.key === shown?.key ? snapshot : null }
  }

  function become(next: typeof state): void {
    const { scope, signedOut, snapshot } = state
    const moved = next.scope?.key !== scope?.key
    if (moved && scope) abortAll()
    if (!moved && next.signedOut === signedOut && next.snapshot === snapshot) return
    state = moved ? next : { ...next, scope }
    for (const listener of listeners) listener()
  }

  function abortAll(): void {
    requests.abort()
    requests = new AbortController()
  }

  function endEra(): void {
    era.abort()
    era = new AbortController()
    flight = null
  }

  async function renew(mine: AbortController): Promise<Grant> {
    try {
      const answer = await obtainToken(options, {
        baseUrl: options.baseUrl,
        tokenFetch: options.tokenFetch ?? globalFetch,
        timeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
        clock,
        signal: mine.signal,
      })
      if (mine !== era) throw abortedError()
      const next = toGrant(answer, options, source)
      if (options.token != null && expiresAt(next.token) <= clock.now()) throw expiredError()
      held = next
      become({
        scope: next.scope,
        signedOut: false,
        snapshot: next.scope.key === state.scope?.key ? state.snapshot : null,
      })
      return next
    } catch (error) {
      if (mine !== era || !isMembraneError(error)) throw error
      // The last seconds of the old token are better than nothing.
      if (error.code === 'token-unavailable' && held && expiresAt(held.token) > clock.now()) return held
      held = null
      if (error.code === 'signed-out') become({ ...state, signedOut: true })
      throw error
    }
  }

  function grant(): Promise<Grant> {
    const wrong = optionsError(options)
    if (wrong) return Promise.reject(wrong)
    if (held && expiresAt(held.token) - REFRESH_BEFORE_MS >= clock.now()) return Promise.resolve(held)
    if (flight) return flight
    const mine = renew(era)
    const landed = () => {
      if (flight === mine) flight = null
    }
    void mine.then(landed, landed)
    flight = mine
    return mine
  }

  function refuse(token: string): MembraneError | null {
    if (held?.token === token) held = null
    return expiresAt(token) <= clock.now() ? expiredError() : null
  }

  state = begin()
  const send = createTransport({
    grant,
    refuse,
    scope: () => state.scope,
    signal: () => requests.signal,
    fetch: () => options.fetch ?? globalFetch,
    requestTimeoutMs: () => options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    clock,
    random: () => (options.random ?? Math.random)(),
  })

  return {
    client: createClient(send),
    scope: () => state.scope,
    signedOut: () => state.signedOut,
    snapshot: () => state.snapshot,
    serverNow: () => clock.now(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    grant,
    refuse,
    update(changes) {
      const before = identity(options)
      const { token } = options
      options = { ...options, ...changes }
      if (identity(options) === before) return
      if (options.token !== token) source = newSource()
      endEra()
      become(begin())
    },
    abortAll,
    dispose() {
      listeners.clear()
      endEra()
      abortAll()
      held = null
    },
  }
}

/** Changes exactly when another tenant's data may be meant. A function's identity says nothing. */
function identity({ fetchToken, tokenEndpoint, token, tenantKey, apiUri }: SessionOptions): string {
  return JSON.stringify([!!fetchToken, tokenEndpoint, token, tenantKey, apiUri])
}

function newSource(): string {
  return Math.random().toString(36).slice(2)
}

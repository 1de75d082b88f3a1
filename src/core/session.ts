import type { MembraneSnapshot } from '../api/snapshot.js'
import { normaliseApiUri } from './apiUri.js'
import { createServerClock } from './clock.js'
import { abortedError, isMembraneError, type MembraneError } from './errors.js'
import { expiredError, expiresAt, toGrant, type Grant } from './grant.js'
import { optionsError, type SessionOptions } from './options.js'
import { isOvertaken } from './overtaken.js'
import { createScope, type Scope } from './scope.js'
import { isTrusted } from './snapshot.js'
import { obtainToken } from './token.js'
import { createTransport, type Send } from './transport.js'

export type { Grant } from './grant.js'
export type { SessionOptions } from './options.js'
export type { Scope } from './scope.js'

const REFRESH_BEFORE_MS = 30_000
const SNAPSHOT_MAX_AGE_MS = 60_000

export interface Served {
  readonly snapshot: MembraneSnapshot | null
  readonly scope: Scope | null
}

/** One tenant's way to the API: the token source, the scope its token names, and the client that uses them. */
export interface Session {
  /** Sends a request with a token of this tenant's: what the functions of `core/requests` take. */
  readonly send: Send
  /** Whose data it is; the same object as long as it is the same. `null` until the first token, unless `token` or a young snapshot was given. */
  scope: () => Scope | null
  /** True once the token source said that nobody is signed in, until it gives a token. */
  signedOut: () => boolean
  /** The snapshot, while it may be shown. */
  snapshot: () => MembraneSnapshot | null
  /** What the server showed where it had a snapshot: the same, though that may have become too old on the way. */
  served: () => Served | undefined
  /** Milliseconds since the epoch, by the server's clock as far as its answers told. */
  serverNow: () => number
  /** Calls back when `scope()`, `signedOut()` or `snapshot()` changes. Returns the undo. */
  subscribe: (listener: () => void) => () => void
  /** A token fit to be sent now; concurrent callers share one fetch. */
  grant: () => Promise<Grant>
  /** Says that this token (whichever it is, by default) is of no use: the next `grant()` fetches another. Returns the reason if it is simply over. */
  refuse: (token?: string) => MembraneError | null
  /**
   * Takes the latest options. A new `fetchToken` function is no signal; a new `tenantKey`, `token`,
   * `tokenEndpoint` or `apiUri` starts anew at once: what it was before is gone when this returns.
   *
   * @returns Whether it started anew.
   */
  update: (options: Partial<SessionOptions>) => boolean
  /** Says that the page shows this tenant: what was kept of another is not shown from now on. */
  present: () => void
  /** Ends every request under way with `aborted`. */
  abortAll: () => void
}

export function createSession(initial: SessionOptions): Session {
  let options = initial
  const { signIns = {} } = initial
  const clock = createServerClock(() => (options.now ?? Date.now)())
  const listeners = new Set<() => void>()

  let scope: Scope | null = null
  let signedOut = false
  let snapshot: MembraneSnapshot | null = null
  let served: Served | undefined
  let held: Grant | null = null
  let flight: Promise<Grant> | null = null
  let requests = new AbortController()
  // One era per token source and tenant: what an earlier one still waits for concerns nobody.
  let era = new AbortController()
  // Drawn when it is needed: a server that renders a page ahead of time must meet nothing of chance.
  let source: string | undefined
  const sourceName = () => (source ??= Math.random().toString(36).slice(2))

  /** What the options alone tell: the scope of a given token, or of a snapshot that may be shown. */
  function begin(): Scope | null {
    const { tenantKey, token, snapshot: given, snapshotMaxAgeMs = SNAPSHOT_MAX_AGE_MS } = options
    held = snapshot = null
    if (optionsError(options)) return null
    try {
      held = token == null ? null : toGrant({ token }, options, sourceName)
    } catch {
      // grant() will say so
      return null
    }
    if (!given) return held?.scope ?? null
    const apiUri = options.apiUri ? normaliseApiUri(options.apiUri) : undefined
    const shown = isTrusted(given, { apiUri, tenantKey })
      ? createScope(given.apiUri, given.workspaceKey, given.tenantKey)
      : null
    served = { snapshot: shown && given, scope: shown }
    const isYoung = Math.abs(clock.now() - given.issuedAt) <= snapshotMaxAgeMs
    if (held && (!isYoung || held.scope.key !== shown?.key)) return held.scope
    if (!shown || !isYoung || isOvertaken(shown, given.issuedAt, signIns)) return null
    snapshot = given
    return shown
  }

  function become(next: Scope | null, out = false): void {
    if (next?.key !== scope?.key) {
      if (scope) abortAll()
      scope = next
    } else if (out === signedOut) return
    signedOut = out
    for (const listener of listeners) listener()
  }

  function abortAll(): void {
    requests.abort()
    requests = new AbortController()
  }

  function present(): void {
    const shown = scope ?? (options.tenantKey && createScope('', '', options.tenantKey))
    if (shown) signIns.last = { scope: shown, at: clock.now() }
  }

  function endEra(): void {
    era.abort()
    era = new AbortController()
    flight = null
  }

  async function renew(mine: AbortController): Promise<Grant> {
    try {
      const answer = await obtainToken({ ...options, clock, signal: mine.signal })
      if (mine !== era) throw abortedError()
      const next = toGrant(answer, options, sourceName)
      if (options.token != null && expiresAt(next.token) <= clock.now()) throw expiredError()
      held = next
      if (next.scope.key !== scope?.key) snapshot = null
      become(next.scope)
      present()
      return next
    } catch (error) {
      if (mine !== era || !isMembraneError(error)) throw error
      // The last seconds of the old token are better than nothing.
      if (error.code === 'token-unavailable' && held && expiresAt(held.token) > clock.now()) return held
      held = null
      if (error.code === 'signed-out') become(scope, true)
      // Somebody else is signed in: what was shown so far is not theirs.
      if (error.code === 'wrong-tenant') become((snapshot = null))
      throw error
    }
  }

  function atHand(): Grant | null {
    return held && expiresAt(held.token) - REFRESH_BEFORE_MS >= clock.now() ? held : null
  }

  function grant(): Promise<Grant> {
    const wrong = optionsError(options)
    if (wrong) return Promise.reject(wrong)
    const fit = atHand()
    if (fit) return Promise.resolve(fit)
    if (flight) return flight
    const mine = renew(era).finally(() => {
      if (flight === mine) flight = null
    })
    return (flight = mine)
  }

  function refuse(token = held?.token): MembraneError | null {
    if (held?.token === token) held = null
    return token && expiresAt(token) <= clock.now() ? expiredError() : null
  }

  scope = begin()
  const send = createTransport({
    grant,
    held: atHand,
    refuse,
    clock,
    options: () => options,
    scope: () => scope,
    signal: () => requests.signal,
  })

  return {
    send,
    scope: () => scope,
    signedOut: () => signedOut,
    snapshot: () => snapshot,
    served: () => served,
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
      if (identity(options) === before) return false
      if (options.token !== token) source = undefined
      endEra()
      become(begin())
      return true
    },
    present,
    abortAll,
  }
}

/** Changes exactly when another tenant's data may be meant. A function's identity says nothing. */
function identity({ fetchToken, tokenEndpoint, token, tenantKey, apiUri }: SessionOptions): string {
  return JSON.stringify([!!fetchToken, tokenEndpoint, token, tenantKey, apiUri])
}

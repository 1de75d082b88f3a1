'use client'
import type { MembraneClient } from '@membranehq/sdk'
import { toMembraneError } from '../../core/foreignError.js'
import { REQUEST_TIMEOUT_MS } from '../../core/defaults.js'
import { abortedError, MembraneError, timeoutError } from '../../core/errors.js'
import { guarded } from '../../core/guarded.js'
import type { Scope } from '../../core/scope.js'
import type { Session } from '../../core/session.js'
import { tell, tellUncertain } from '../tell.js'
import { changeBy } from './changes.js'
import type { ConnectGate } from './gate.js'
import { loadSdk, type Sdk } from './loadSdk.js'
import { sendBy, type SdkRequestOptions } from './sdkFetch.js'

/** The SDK keeps a record of every request; ours keeps the last of them. */
const KEPT_LOGS = 50

/** The longest that Membrane itself takes to answer: a run that is waited for ends after 50 s. */
const LONGEST_ANSWER_MS = 60_000
const SPARE_MS = 10_000

type Attempt<T> = (signal: AbortSignal) => Promise<T>

/** A client of the SDK that acts for one scope only. */
export interface ScopedClient {
  readonly client: MembraneClient
  readonly scope: Scope
}

const clients = new WeakMap<Session, ScopedClient>()

/**
 * The provider's client for whoever is signed in now.
 *
 * @throws {MembraneError} when the SDK cannot be loaded or no token can be had.
 */
export async function clientFor(gate: ConnectGate): Promise<ScopedClient> {
  const { session } = gate.host()
  const [sdk, { scope }] = await Promise.all([loadSdk(), session.grant()])
  const known = clients.get(session)
  if (known?.scope.key === scope.key) return known
  const made = { client: createClient(sdk, gate, session, scope), scope }
  clients.set(session, made)
  return made
}

export function otherTenantError(): MembraneError {
  return new MembraneError(
    'aborted',
    'This Membrane client belongs to a tenant who is no longer signed in. Use the one that useMembrane() returns now.',
  )
}

let opening: AbortSignal | undefined

/**
 * Calls `open`, which opens a screen of the SDK's. The SDK asks for a token first, and has no way to stop
 * it then: it gets none when `signal` has aborted meanwhile, and opens nothing.
 */
export function openUntil<Result>(signal: AbortSignal, open: () => Result): Result {
  opening = signal
  try {
    return open()
  } finally {
    opening = undefined
  }
}

function createClient(sdk: Sdk, gate: ConnectGate, session: Session, scope: Scope): MembraneClient {
  const { host } = gate
  const leaving = new AbortController()
  const isOver = () => session.scope()?.key !== scope.key
  const leave = () => {
    if (!isOver()) return
    leaving.abort()
    if (clients.get(session)?.scope === scope) clients.delete(session)
    unsubscribe()
  }
  const unsubscribe = session.subscribe(leave)

  class ProviderClient extends sdk.MembraneClient {
    /** Our token source decides, at every call, in place of the SDK's cached token. */
    override async getToken(): Promise<string> {
      const signal = opening
      const grant = await session.grant()
      if (signal?.aborted) throw abortedError()
      if (grant.scope.key !== scope.key) throw otherTenantError()
      this.token = grant.token
      return grant.token
    }

    override async get<T>(uri: string, query?: Record<string, unknown>, options?: SdkRequestOptions) {
      // A long poll takes as long as it asks for.
      const waitMs = query?.wait ? (Number(query.timeout) || LONGEST_ANSWER_MS / 1000) * 1000 : 0
      const ask = () =>
        this.send(
          (signal) => super.get<T>(this.ownUri(uri), query, this.ownOptions(signal, options)),
          waitMs && waitMs + SPARE_MS,
        )
      const answer = await ask().catch((error: unknown) => {
        if (isUnauthorized(error)) return ask()
        throw error
      })
      // Whoever asked would show it as the present tenant's.
      if (isOver() || !gate.present()) throw otherTenantError()
      return answer
    }
    override async post<T>(uri: string, data?: unknown, options?: SdkRequestOptions) {
      return this.write('POST', uri, (signal) =>
        super.post<T>(this.ownUri(uri), data, this.ownOptions(signal, options)),
      )
    }
    override async put<T>(uri: string, data?: unknown, options?: SdkRequestOptions) {
      return this.write('PUT', uri, (signal) =>
        super.put<T>(this.ownUri(uri), data, this.ownOptions(signal, options)),
      )
    }
    override async patch<T>(uri: string, data?: unknown, options?: SdkRequestOptions) {
      return this.write('PATCH', uri, (signal) =>
        super.patch<T>(this.ownUri(uri), data, this.ownOptions(signal, options)),
      )
    }
    override async delete<T>(uri: string, data?: unknown, options?: SdkRequestOptions) {
      return this.write('DELETE', uri, (signal) =>
        super.delete<T>(this.ownUri(uri), data, this.ownOptions(signal, options)),
      )
    }

    private recent: ReturnType<MembraneClient['retrieveLogs']> = []
    override retrieveLogs() {
      const logs = [...this.recent, ...super.retrieveLogs()]
      this.recent = []
      return logs
    }

    /** Sent once, whatever comes of it; the lists hear of what it changed, or may have. */
    private async write<T>(method: string, uri: string, request: Attempt<T>): Promise<T> {
      const changed = (answer: unknown) => changeBy(method, this.ownUri(uri), answer)
      let answer: T
      try {
        answer = await this.send(request, LONGEST_ANSWER_MS)
      } catch (error) {
        if (changed(undefined)) tellUncertain(host(), toMembraneError(error))
        throw error
      }
      const change = changed(answer)
      if (change) void tell(host(), change)
      return answer
    }
    /**
     * A token that was refused is not sent again.
     *
     * @param longestMs How long Membrane itself may take, where that is longer than a request may take otherwise.
     */
    private async send<T>(request: Attempt<T>, longestMs = 0): Promise<T> {
      const { token } = await session.grant()
      const ms = Math.max(host().requestTimeoutMs ?? REQUEST_TIMEOUT_MS, longestMs)
      try {
        return await guarded(request, [leaving.signal], ms, () => timeoutError(ms))
      } catch (error) {
        if (isUnauthorized(error)) session.refuse(token)
        throw isOver() ? otherTenantError() : error
      } finally {
        this.recent = [...this.recent, ...super.retrieveLogs()].slice(-KEPT_LOGS)
      }
    }
    private ownOptions(signal: AbortSignal, options?: SdkRequestOptions): SdkRequestOptions {
      return { signal, ...sendBy(host().fetch), ...options }
    }
    /** The SDK would send the token to any host an absolute address names. */
    private ownUri(uri: string): string {
      if (!/^([a-z][a-z\d+\-.]*:)?\/\//i.test(uri)) return uri
      const own = `${this.apiUri}/`
      if (uri.startsWith(own)) return uri.slice(own.length - 1)
      throw new MembraneError(
        'invalid-option',
        `Cannot send this tenant's token to ${JSON.stringify(uri.slice(0, 80))}: it is not under ${this.apiUri}. Write a path such as "/connections".`,
      )
    }
  }

  const { uiUri } = host()
  return new ProviderClient({ apiUri: scope.apiUri, ...(uiUri ? { uiUri } : {}) })
}

function isUnauthorized(error: unknown): boolean {
  return toMembraneError(error).code === 'unauthorized'
}

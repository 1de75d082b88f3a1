'use client'
import type { ConnectOptions, OpenConnect } from '../../api/connect.js'
import type { Connection } from '../../api/connection.js'
import type { Fetch } from '../../api/fetch.js'
import type { MembraneError } from '../../core/errors.js'
import type { Session } from '../../core/session.js'
import type { LabelsInput } from '../../labels/types.js'
import type { Change } from '../change.js'
import { createWarmUp } from './warmUp.js'
import { loadLate } from './importOnce.js'
import { page, setCurrent, subscribeTo } from './page.js'

/** How a connect ended. It ends exactly once. */
export type ConnectResult =
  | { readonly kind: 'connected'; readonly connection: Connection }
  /** `person`: closed it. `page`: left it, signed in as somebody else, or took the provider away. */
  | { readonly kind: 'cancelled'; readonly by: 'person' | 'page' }
  /** Another app is being connected: nothing was opened. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly error: MembraneError }

/** Opens a screen of the SDK's. */
export type Show = () => Promise<unknown>

/** What a gate needs of its provider, read anew at each use. The value of the context is one. */
export interface GateHost {
  readonly session: Session
  tell(change: Change, options?: { revalidate?: boolean }): Promise<void>
  readonly openConnect?: OpenConnect | undefined
  readonly fetch?: Fetch | undefined
  readonly uiUri?: string | undefined
  readonly nonce?: string | undefined
  readonly labels: readonly LabelsInput[]
  /** Says that a connect failed, to the provider's `onError`. */
  report(error: MembraneError): void
}

export interface ConnectGate {
  readonly host: () => GateHost
  /**
   * Opens the hosted screen, unless one is open on this page: then the same target of the same
   * provider gets the same result (a double click), anything else gets `busy`. Never rejects.
   *
   * @param show What of the SDK's to open instead of its connect screen, such as `ui.connection`.
   * @param id Tells targets apart. Default: the target's JSON.
   */
  open(target: ConnectOptions, show?: Show, id?: string): Promise<ConnectResult>
  /** Closes what this gate has open, or still shows after a success. Its result is `cancelled`. */
  cancel(by?: 'person' | 'page'): void
  /** True while any connect screen is open on the page. */
  busy(): boolean
  subscribe(listener: () => void): () => void
  /** Told just before a screen opens: what would lie above it (dialogs, menus) closes now. */
  onBeforeConnect(listener: () => void): () => void
  /** Fetches the SDK, so that the next click opens at once. Fails silently: the click will say so. */
  prepare(): void
  /** Somebody here can connect. Returns the undo. */
  mayConnect(): () => void
  /** The page has its first data: from now on an idle browser may `prepare()`. */
  dataArrived(): void
}

/** @param host Answers with the provider's present values. Asked at each use, never kept. */
export function createConnectGate(host: () => GateHost): ConnectGate {
  const prepare = () => {
    loadLate()
      .then(({ loadSdk }) => (host().openConnect ? undefined : loadSdk()))
      .catch(() => undefined)
  }
  let latest: AbortController | undefined
  const gate: ConnectGate = {
    host,
    open(target, show, id = JSON.stringify(target)) {
      const screen = page.current
      if (screen) {
        return screen.gate === gate && screen.id === id ? screen.result : Promise.resolve({ kind: 'busy' })
      }
      const leaving = (latest = new AbortController())
      const result = loadLate()
        .then(({ runConnect }) => runConnect(host, target, leaving, show))
        .catch((error: MembraneError): ConnectResult => ({ kind: 'failed', error }))
        .then((ended) => {
          setCurrent(null)
          if (ended.kind === 'failed') host().report(ended.error)
          return ended
        })
      setCurrent({ gate, id, result })
      for (const listener of [...page.before]) listener()
      return result
    },
    cancel: (by = 'person') => latest?.abort(by),
    busy: () => page.current !== null,
    subscribe: (listener) => subscribeTo(page.listeners, listener),
    onBeforeConnect: (listener) => subscribeTo(page.before, listener),
    prepare,
    ...createWarmUp(prepare),
  }
  return gate
}

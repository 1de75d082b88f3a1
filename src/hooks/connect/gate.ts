'use client'
import type { MembraneClient } from '@membranehq/sdk'
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

/** Which screen of the SDK's to open, and how. */
export type Show = (client: MembraneClient) => Promise<unknown>

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
   * @param show What to open instead of the connect screen, such as the SDK's `ui.connection`.
   */
  open(target: ConnectOptions, show?: Show): Promise<ConnectResult>
  /** Closes what this gate has open. Its result is `cancelled`. */
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
  const gate: ConnectGate = {
    host,
    open(target, show) {
      const screen = page.current
      if (screen) {
        const same = screen.gate === gate && JSON.stringify(screen.target) === JSON.stringify(target)
        return same ? screen.result : Promise.resolve({ kind: 'busy' })
      }
      const leaving = new AbortController()
      const result = loadLate()
        .then(({ runConnect }) => runConnect(host, target, leaving.signal, show))
        .catch((error: MembraneError): ConnectResult => ({ kind: 'failed', error }))
        .then((ended) => {
          setCurrent(null)
          if (ended.kind === 'failed') host().report(ended.error)
          return ended
        })
      setCurrent({ gate, target, result, close: (by) => leaving.abort(by) })
      for (const listener of [...page.before]) listener()
      return result
    },
    cancel(by = 'person') {
      if (page.current?.gate === gate) page.current.close(by)
    },
    busy: () => page.current !== null,
    subscribe: (listener) => subscribeTo(page.listeners, listener),
    onBeforeConnect: (listener) => subscribeTo(page.before, listener),
    prepare,
    ...createWarmUp(prepare),
  }
  return gate
}

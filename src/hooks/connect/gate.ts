'use client'
import type { ConnectOptions, OpenConnect } from '../../api/connect.js'
import type { Connection } from '../../api/connection.js'
import type { Fetch } from '../../api/fetch.js'
import type { MembraneError } from '../../core/errors.js'
import type { Session } from '../../core/session.js'
import type { LabelsInput } from '../../labels/types.js'
import type { Change } from '../change.js'
import { loadLate } from './importOnce.js'
import { page, setCurrent } from './page.js'

/** Whether the page shows data yet, and who wants to know. */
export interface FirstData {
  here: boolean
  readonly wanted: Set<() => void>
}

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
  readonly tell: (change: Change, options?: { revalidate?: boolean }) => Promise<void>
  readonly openConnect?: OpenConnect | undefined
  readonly fetch?: Fetch | undefined
  readonly uiUri?: string | undefined
  readonly nonce?: string | undefined
  readonly labels: readonly LabelsInput[]
  /** Says that a connect failed, to the provider's `onError`. */
  readonly report: (error: MembraneError) => void
}

export interface ConnectGate {
  readonly host: () => GateHost
  /**
   * Opens the hosted screen, unless one is open on this page: then the same target of the same
   * provider gets the same result (a double click), anything else gets `busy`. Never rejects.
   *
   * @param show What of the SDK's to open instead of its connect screen, such as `ui.connection`.
   * @param id Tells targets apart. Default: the target's JSON.
   * @param words Labels where it is opened. Default: the provider's.
   */
  readonly open: (
    target: ConnectOptions,
    show?: Show,
    id?: string,
    words?: readonly LabelsInput[],
  ) => Promise<ConnectResult>
  /** Closes what this gate has open, or still shows after a success. Its result is `cancelled`. `page`: the provider goes. */
  readonly cancel: (by?: 'person' | 'page') => void
  /** Whoever hands out the client says so when it comes on the page: after `cancel('page')` only this undoes it. */
  readonly enter: () => void
  /** False once the provider left, or is for another tenant: a client that somebody kept does nothing then. */
  readonly present: () => boolean
  /** True while any connect screen is open on the page. */
  readonly busy: () => boolean
  /** Told when a screen opens or closes, wherever on the page; `busy()` says which. */
  readonly subscribe: (listener: () => void) => () => void
  /** Fetches the SDK, so that the next click opens at once. Fails silently: the click will say so. */
  readonly prepare: () => void
  /** The page has its first data: whoever may connect here prepares for it in an idle moment. */
  readonly dataArrived: () => void
  readonly firstData: FirstData
}

/** @param host Answers with the provider's present values. Asked at each use, never kept. */
export function createConnectGate(host: () => GateHost): ConnectGate {
  let here = true
  const firstData: FirstData = { here: false, wanted: new Set() }
  let latest: AbortController | undefined
  const gate: ConnectGate = {
    host,
    open(target, show, id = JSON.stringify(target), words) {
      const screen = page.current
      if (screen) {
        return screen.gate === gate && screen.id === id ? screen.result : Promise.resolve({ kind: 'busy' })
      }
      const leaving = (latest = new AbortController())
      const result = loadLate()
        .then(({ runConnect }) => runConnect(gate, target, leaving, show, words))
        .catch((error: MembraneError): ConnectResult => ({ kind: 'failed', error }))
        .then((ended) => {
          setCurrent(null)
          if (ended.kind === 'failed') host().report(ended.error)
          return ended
        })
      setCurrent({ gate, id, result })
      return result
    },
    cancel(by = 'person') {
      if (by === 'page') here = false
      latest?.abort(by)
    },
    enter() {
      here = true
    },
    present: () => here,
    busy: () => page.current !== null,
    subscribe(listener) {
      page.listeners.add(listener)
      return () => void page.listeners.delete(listener)
    },
    prepare() {
      loadLate().then(({ prepare }) => prepare(host), ignore)
    },
    dataArrived() {
      firstData.here = true
      for (const prepareWhenIdle of firstData.wanted) prepareWhenIdle()
    },
    firstData,
  }
  return gate
}

const ignore = () => undefined

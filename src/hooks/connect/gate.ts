'use client'
import type { OpenConnect } from '../../api/connect.js'
import type { Connection } from '../../api/connection.js'
import type { Fetch } from '../../api/fetch.js'
import type { MembraneError } from '../../core/errors.js'
import type { Session } from '../../core/session.js'
import type { LabelsInput } from '../../labels/types.js'
import type { TellHost } from '../tell.js'

/** How a connect ended. It ends exactly once. */
export type ConnectResult =
  | { readonly kind: 'connected'; readonly connection: Connection }
  /** `person`: closed it. `page`: left it, signed in as somebody else, or took the provider away. */
  | { readonly kind: 'cancelled'; readonly by: 'person' | 'page' }
  /** Another app is being connected: nothing was opened. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly error: MembraneError }

/** What a gate needs of its provider, read anew at each use. The value of the context is one. */
export interface GateHost extends TellHost {
  readonly session: Session
  readonly openConnect?: OpenConnect | undefined
  readonly fetch?: Fetch | undefined
  readonly uiUri?: string | undefined
  readonly nonce?: string | undefined
  readonly requestTimeoutMs?: number | undefined
  readonly labels: readonly LabelsInput[]
  /** Says that a connect failed, to the provider's `onError`. */
  readonly report: (error: MembraneError) => void
}

/** What the screens of one provider have in common. */
export interface ConnectGate {
  readonly host: () => GateHost
  /** What ends the screen that is about to be opened. */
  readonly leaving: () => AbortController
  /** Closes what this gate has open, or still shows after a success. Its result is `cancelled`. `page`: the provider goes. */
  readonly cancel: (by?: 'person' | 'page') => void
  /** Whoever hands out the client says so when it comes on the page: after `cancel('page')` only this undoes it. */
  readonly enter: () => void
  /** False once the provider left, or is for another tenant: a client that somebody kept does nothing then. */
  readonly present: () => boolean
}

/** @param host Answers with the provider's present values. Asked at each use, never kept. */
export function createConnectGate(host: () => GateHost): ConnectGate {
  let here = true
  let latest: AbortController | undefined
  return {
    host,
    leaving: () => (latest = new AbortController()),
    cancel(by = 'person') {
      if (by === 'page') here = false
      latest?.abort(by)
    },
    enter() {
      here = true
    },
    present: () => here,
  }
}

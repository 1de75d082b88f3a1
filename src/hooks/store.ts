'use client'
import { isMembraneError, type MembraneError } from '../core/errors.js'
import { createSession, type Session, type SessionOptions } from '../core/session.js'
import { isVisible } from './browser.js'
import { createCaches, type Caches } from './caches.js'
import type { Change } from './change.js'
import { createConnectGate, type ConnectGate, type GateHost } from './connect/gate.js'
import { createFlights, type Flights } from './flights.js'
import { createFollower, type Follower } from './followPending.js'
import { createOverlays, type Overlays } from './overlays.js'
import type { LabelsInput } from '../labels/types.js'
import { openTabs, type Tabs } from './tabs.js'
import { createUndoing, type Undoing } from './undoing.js'

/** All that a provider keeps for one tenant. React only subscribes to it. */
export interface Store {
  /** Whom it is for, as far as the props say. Another one gets another store. */
  readonly identity: string
  /** Names the store where nothing names the tenant yet. */
  readonly source: string
  readonly session: Session
  readonly caches: Caches
  readonly overlays: Overlays
  readonly flights: Flights
  readonly follower: Follower
  readonly undoing: Undoing
  readonly gate: ConnectGate
  /**
   * Writes what is now known into every cached list and record, at once, and tells the other tabs. Then asks
   * for the connections anew, unless told not to.
   *
   * @returns When the answer is there. Never rejects: an error is shown by the hooks that show the data.
   */
  tell: (change: Change, options?: { revalidate?: boolean }) => Promise<void>
  /** Shows `change` as if it had happened while `run` makes it happen; `run` tells what did. */
  optimistic: <Result>(change: Change, run: () => Promise<Result>) => Promise<Result>
  /** Says that something failed. The host hears of each error once. */
  report: (error: MembraneError) => void
  /** Listens to the other tabs of this scope. Returns the undo. */
  listen: (scopeKey: string) => () => void
}

/** The latest props: asked at each use, never kept. */
export type StoreHost = () => Pick<GateHost, 'openConnect' | 'fetch' | 'uiUri' | 'nonce'> & {
  labels?: LabelsInput | readonly LabelsInput[] | undefined
  onError?: ((error: MembraneError) => void) | undefined
}

export function createStore(identity: string, options: SessionOptions, host: StoreHost): Store {
  const session = createSession(options)
  const caches = createCaches(() => session.snapshot())
  const overlays = createOverlays()
  let tabs: Tabs | null = null

  async function tell(change: Change, { revalidate = true } = {}): Promise<void> {
    const scope = session.scope()
    if (!scope) return
    caches.apply(scope, change)
    tabs?.tell(change)
    if (!revalidate) return
    // What was removed cannot be got any more.
    if (change.kind === 'remove') await caches.revalidate(scope, 'connections')
    else await caches.revalidate(scope, 'connections', 'connection')
  }

  async function optimistic<Result>(change: Change, run: () => Promise<Result>): Promise<Result> {
    const forget = overlays.add(session.scope()?.key, change)
    try {
      return await run()
    } finally {
      forget()
    }
  }

  // Several hooks fail with one and the same error, and a retry fails as the try before did.
  const reported = new WeakSet<MembraneError>()
  function report(error: MembraneError) {
    if (!isMembraneError(error) || error.code === 'aborted' || reported.has(error)) return
    reported.add(error)
    host().onError?.(error)
  }

  return {
    identity,
    source: Math.random().toString(36).slice(2),
    session,
    caches,
    overlays,
    flights: createFlights(),
    follower: createFollower({ session, tell }),
    undoing: createUndoing(),
    gate: createConnectGate(() => {
      const { openConnect, fetch, uiUri, nonce, labels } = host()
      return { openConnect, fetch, uiUri, nonce, labels: toList(labels), session, tell, report }
    }),
    tell,
    optimistic,
    report,
    listen(scopeKey) {
      const mine = openTabs(scopeKey, (change) => {
        const scope = session.scope()
        if (scope?.key !== scopeKey) return
        caches.apply(scope, change)
        // What is hidden asks when it is looked at again.
        if (change.kind === 'stale' && isVisible()) void caches.revalidate(scope, 'connections', 'connection')
      })
      tabs = mine
      return () => {
        mine.close()
        if (tabs === mine) tabs = null
      }
    },
  }
}

/** One set of words, or a list of them, as a list. */
export function toList(labels: LabelsInput | readonly LabelsInput[] | undefined): readonly LabelsInput[] {
  return [labels ?? []].flat()
}

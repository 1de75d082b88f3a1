'use client'
import type { Connection } from '../api/connection.js'
import type { Scope } from '../core/scope.js'
import type { Session } from '../core/session.js'
import { onLeave } from './activity.js'
import { isVisible } from './browser.js'
import { whenSeen } from './whenSeen.js'
import { createAskAnew } from './askAnew.js'
import { createCaches } from './caches.js'
import { isStale, toShown, withoutArchived, type Change } from './change.js'
import { createFirstData, type FirstData } from './firstData.js'
import { createFollower, type Follower } from './followPending.js'
import { createFlights, type Flights } from './flights.js'
import type { HostCaches } from './hosts.js'
import { createOverlays, type Overlays } from './overlays.js'
import { share } from './pageChanges.js'
import { createPaging, type Paging } from './paging.js'
import { tryLater } from './retries.js'
import { isEmpty } from './served.js'
import { openTabs, type Tabs } from './tabs.js'

/** What keeps the data of one provider true once it is there. A chunk of its own: nothing needs it before. */
export interface Live extends Pick<Follower, 'watch'>, Paging {
  readonly flights: Flights
  readonly tryLater: typeof tryLater
  tell: (change: Change, options?: { revalidate?: boolean }) => Promise<void>
  /** Calls back once the page shows its first data: whoever may connect here prepares for it. Returns the undo. */
  readonly whenData: FirstData['when']
  readonly overlays: Pick<Overlays, 'of' | 'subscribe'>
  /** Shows a change that the server has not agreed to yet. Returns the undo. */
  show: (change: Change) => () => void
  /**
   * What is to be shown of connections that were read anew: the old objects where nothing changed. All of the tenant's
   * are also written where else they are shown, once a hook shows them: SWR drops an answer that a change has overtaken.
   */
  keep: (
    scope: Scope,
    query: object,
    known: readonly Connection[],
    fresh: readonly Connection[],
  ) => readonly Connection[]
  /**
   * Attends to the page: ends every request when it is left, asks again when the browser brings it back as it was, and
   * listens to the other tabs of whoever is signed in. Returns the undo.
   */
  attend: (askAgain: () => Promise<void>) => () => void
}

export function createLive(session: Session, hosts: HostCaches): Live {
  const caches = createCaches(hosts, () => session.snapshot())
  const flights = createFlights()
  const askAnew = createAskAnew(session, caches, flights)
  const overlays = createOverlays()
  let tabs: Tabs | null = null

  async function tell(told: Change, { revalidate = true } = {}): Promise<void> {
    const scope = session.scope()
    if (!scope) return
    const change = withoutArchived(told)
    caches.apply(scope, change)
    tabs?.tell(change)
    if (revalidate) await askAnew(scope, change)
    else caches.revalidateJudgedByServer(scope)
  }

  const unembedded = new WeakMap<readonly Connection[], Scope>()
  /** Integrations embed their connection, and are not asked for again for its sake. */
  function embed(connections: readonly Connection[]): void {
    const scope = unembedded.get(connections)
    if (scope && unembedded.delete(connections)) caches.embed(scope, connections)
  }

  const firstData = createFirstData()
  const follower = createFollower({
    session,
    tell,
    announce: (connections) => tabs?.tell({ kind: 'pending', connections }),
  })

  function listen(scopeKey: string): () => void {
    const mine = openTabs(scopeKey, (message) => {
      const scope = session.scope()
      if (scope?.key !== scopeKey) return
      if (message.kind === 'pending') return follower.adopt(message.connections)
      caches.apply(scope, message)
      if (isStale(message)) askWhenSeen(message)
      else if (isVisible()) caches.revalidateJudgedByServer(scope)
    })
    // What is hidden asks when it is looked at again, for all that it was told meanwhile.
    let waiting: Change | undefined
    function askWhenSeen(message: Change): void {
      const isFirst = !waiting
      if (isFirst || message.kind === 'stale-integrations') waiting = message
      if (!isFirst) return
      whenSeen(() => {
        const scope = session.scope()
        if (waiting && scope?.key === scopeKey) void askAnew(scope, waiting)
        waiting = undefined
      })
    }
    tabs = mine
    return () => {
      mine.close()
      if (tabs === mine) tabs = null
    }
  }

  return {
    flights,
    tryLater,
    ...createPaging(flights),
    watch(connections) {
      firstData.arrived()
      embed(connections)
      return follower.watch(connections)
    },
    whenData: firstData.when,
    tell,
    overlays,
    show: (change) => overlays.add(session.scope()?.key, toShown(change)),
    keep(scope, query, known, fresh) {
      const kept = share(known, fresh)
      if (isEmpty(query) && kept !== known) unembedded.set(kept, scope)
      return kept
    },
    attend(askAgain) {
      let heard: string | undefined
      let stop: (() => void) | undefined
      const follow = () => {
        const scopeKey = session.scope()?.key
        if (scopeKey === heard) return
        stop?.()
        heard = scopeKey
        stop = scopeKey === undefined ? undefined : listen(scopeKey)
      }
      follow()
      const unsubscribe = session.subscribe(follow)
      const stay = onLeave(
        () => session.abortAll(),
        () => void askAgain(),
      )
      return () => {
        stay()
        unsubscribe()
        stop?.()
      }
    },
  }
}

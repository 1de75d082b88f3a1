'use client'
import type { Connection } from '../api/connection.js'
import type { Scope } from '../core/scope.js'
import type { Session } from '../core/session.js'
import { connectionStatus } from '../core/status.js'
import { holdLock, onActivity } from './activity.js'
import { createAsker, type Asker } from './askPending.js'
import { isOnline, isVisible } from './browser.js'
import type { Change } from './change.js'
import { createPace } from './pace.js'
import { isSame } from './pages.js'

/** Asks for what settles by itself until it has settled, and for nothing else. */
export interface Follower {
  /** Says which connections a hook shows. Returns the undo. */
  watch: (connections: readonly Connection[]) => () => void
  /** Takes in what is pending in a tab that does not ask. */
  adopt: (connections: readonly Connection[]) => void
}

export interface FollowerHost {
  session: Session
  tell: (change: Change, options?: { revalidate?: boolean }) => Promise<void>
  /** Tells the tab that asks what is pending here. */
  announce: (connections: readonly Connection[]) => void
}

/** The wish to be the tab that asks. It is, once it has an asker. */
interface Lead {
  readonly scope: Scope
  readonly end: AbortController
  /** What is pending in the tabs that wait behind this one. Each tells of it when it begins to wait. */
  readonly others: Map<string, Connection>
  asker?: Asker
}

/**
 * One tab of a tenant asks, also for what only the others show, and tells them: by long poll while a connection is being set up, at most
 * two at once for all tabs of the origin, by the list for everything else. It rests while the page is hidden
 * or offline. Where the browser has no locks, no tab knows of the others, and each asks by the list.
 */
export function createFollower({ session, tell, announce }: FollowerHost): Follower {
  const watched = new Set<readonly Connection[]>()
  /** What we know to have settled, though the page does not show it yet. */
  const outdated = new WeakSet<Connection>()
  const pace = createPace()
  let stopActivity: (() => void) | null = null
  let lead: Lead | null = null

  /** Looks at what is to be done once the hooks of this moment have all said what they show. */
  const tendSoon = () => queueMicrotask(tend)

  function tend() {
    const pending = new Map<string, Connection>()
    for (const connection of [...watched].flat()) {
      if (!outdated.has(connection)) pending.set(connection.id, connection)
    }
    if (pending.size) stopActivity ??= onActivity(tendSoon)
    else {
      stopActivity?.()
      stopActivity = null
    }
    const scope = pending.size && isVisible() && isOnline() ? session.scope() : null
    if (lead && lead.scope.key !== scope?.key) {
      lead.end.abort()
      lead = null
    }
    if (scope && !lead) seekLead(scope)
    if (lead?.asker) lead.asker.follow(new Map([...lead.others, ...pending]))
    else if (lead) announce([...pending.values()])
  }

  function seekLead(scope: Scope) {
    const end = new AbortController()
    const { signal } = end
    const mine: Lead = { scope, end, others: new Map() }
    lead = mine
    const begin = () => (mine.asker = createAsker({ session, scope, signal, pace, hear, tend: tendSoon }))
    const hasLocks = holdLock(`react-membrane:${scope.key}`, signal, () => {
      const asker = begin()
      tendSoon()
      holdLock(`react-membrane:long-poll:${scope.apiUri}`, signal, asker.allowLongPolls)
    })
    if (!hasLocks) begin()
  }

  function hear(before: Connection, now: Connection | undefined) {
    const status = now && connectionStatus(now)
    // The list and the record say more or less of the same thing: as long as it is pending, that is no news.
    if (status?.pending && isSame(status, connectionStatus(before))) return
    if (!status?.pending) {
      outdated.add(before)
      lead?.others.delete(before.id)
    } else if (now && lead?.others.has(now.id)) lead.others.set(now.id, now)
    const change: Change = now
      ? { kind: 'upsert', connection: now }
      : { kind: 'remove', connectionId: before.id }
    void tell(change, { revalidate: false })
  }

  return {
    watch(connections) {
      const mine = connections.filter((connection) => connectionStatus(connection).pending)
      if (!mine.length) return () => undefined
      watched.add(mine)
      tendSoon()
      return () => {
        watched.delete(mine)
        tendSoon()
      }
    },
    adopt(connections) {
      if (!lead) return
      for (const connection of connections) lead.others.set(connection.id, connection)
      // Whoever waits as well has nothing to say to this: it would never end.
      if (lead.asker) tendSoon()
    },
  }
}

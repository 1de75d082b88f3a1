'use client'
import type { Connection } from '../api/connection.js'
import { isMembraneError } from '../core/errors.js'
import type { Scope } from '../core/scope.js'
import type { Session } from '../core/session.js'
import { connectionStatus } from '../core/status.js'
import { holdLock, onActivity } from './activity.js'
import { isOnline, isVisible } from './browser.js'
import type { Change } from './change.js'
import { isSame } from './pages.js'
import { getConnection, listConnections } from '../core/requests/connections.js'

const WAIT_SECONDS = 25
const LONG_POLLS = 2
/** A long poll that answers sooner, and nothing has changed, is none. */
const HONOURED_MS = 5_000
const POLL_MS = 2_000
const EAGER_MS = 60_000
const LONGEST_POLL_MS = 15_000

/** Asks for what settles by itself until it has settled, and for nothing else. */
export interface Follower {
  /** Says which connections a hook shows. Returns the undo. */
  watch: (connections: readonly Connection[]) => () => void
}

export interface FollowerHost {
  session: Session
  tell: (change: Change, options?: { revalidate?: boolean }) => Promise<void>
}

/**
 * One tab of a tenant asks (it tells the others): by long poll while a connection is being set up, at most
 * two at once for all tabs of the origin, by the list for everything else. It rests while the page is hidden
 * or offline. Where the browser has no locks, no tab knows of the others, and each asks by the list.
 */
export function createFollower({ session, tell }: FollowerHost): Follower {
  const watched = new Set<readonly Connection[]>()
  /** What we know to have settled, though the page does not show it yet. */
  const outdated = new WeakSet<Connection>()
  let pending = new Map<string, Connection>()
  let stopActivity: (() => void) | null = null
  let lead: { scope: Scope; end: AbortController } | null = null

  /** Looks at what is to be done once the hooks of this moment have all said what they show. */
  const tendSoon = () => queueMicrotask(tend)

  function tend() {
    pending = new Map()
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
    if (!scope) return
    if (lead) return step()
    const end = new AbortController()
    lead = { scope, end }
    const { signal } = end
    const hasLocks = holdLock(`react-membrane:${scope.key}`, signal, () => {
      begin(scope, signal)
      holdLock(`react-membrane:long-poll:${scope.apiUri}`, signal, () => {
        mayWait = true
        step()
      })
    })
    if (!hasLocks) begin(scope, signal)
  }

  // What follows is of the present lead; its signal ends all of it.
  let asking: { scope: Scope; signal: AbortSignal; since: number } | null = null
  let mayWait = false
  let delayMs = POLL_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Set<string>()
  const unheard = new Set<string>()

  function begin(scope: Scope, signal: AbortSignal) {
    asking = { scope, signal, since: Date.now() }
    mayWait = false
    delayMs = POLL_MS
    waiting.clear()
    unheard.clear()
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      timer = undefined
      asking = null
    })
    step()
  }

  function step() {
    if (!asking) return
    for (const connection of pending.values()) {
      const { id } = connection
      const waits = mayWait && connectionStatus(connection).kind === 'building' && !unheard.has(id)
      if (waits && !waiting.has(id) && waiting.size < LONG_POLLS) void wait(connection, asking)
    }
    const others = [...pending.keys()].some((id) => !waiting.has(id))
    if (!others) {
      clearTimeout(timer)
      timer = undefined
    } else timer ??= setTimeout(() => asking && void askList(asking), delayMs)
  }

  async function wait(connection: Connection, { scope, signal }: { scope: Scope; signal: AbortSignal }) {
    const { id } = connection
    const started = Date.now()
    waiting.add(id)
    try {
      const now = await getConnection(session.send, id, {
        waitSeconds: WAIT_SECONDS,
        signal,
        scope: scope.key,
      })
      if (signal.aborted) return
      if (connectionStatus(now).pending && Date.now() - started < HONOURED_MS) unheard.add(id)
      learn(connection, now)
    } catch {
      if (!signal.aborted) unheard.add(id)
    } finally {
      if (!signal.aborted) {
        waiting.delete(id)
        tendSoon()
      }
    }
  }

  async function askList({ scope, signal, since }: NonNullable<typeof asking>) {
    try {
      const list = await listConnections(session.send, {}, { signal, scope: scope.key })
      if (signal.aborted) return
      for (const connection of pending.values()) {
        learn(
          connection,
          list.find(({ id }) => id === connection.id),
        )
      }
    } catch (error) {
      if (!isMembraneError(error)) throw error
      // The hooks that show the list say what is wrong with it; here it is asked for again, later.
    }
    if (signal.aborted) return
    delayMs = Date.now() - since < EAGER_MS ? POLL_MS : Math.min(delayMs * 1.5, LONGEST_POLL_MS)
    timer = undefined
    tendSoon()
  }

  function learn(before: Connection, now: Connection | undefined) {
    const status = now && connectionStatus(now)
    // The list and the record say more or less of the same thing: as long as it is pending, that is no news.
    if (status?.pending && isSame(status, connectionStatus(before))) return
    if (!status?.pending) outdated.add(before)
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
  }
}

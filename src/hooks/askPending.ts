'use client'
import type { Connection } from '../api/connection.js'
import { isMembraneError } from '../core/errors.js'
import { getConnection } from '../core/requests/connection.js'
import { listConnections } from '../core/requests/connections.js'
import type { Scope } from '../core/scope.js'
import type { Session } from '../core/session.js'
import { connectionStatus } from '../core/status.js'
import type { Pace } from './pace.js'

const WAIT_SECONDS = 25
const LONG_POLLS = 2
/** A long poll that answers sooner, and nothing has changed, is none. */
const HONOURED_MS = 5_000

/** Asks for what is pending, until `signal` aborts. */
export interface Asker {
  /** These, and no others. */
  follow: (pending: ReadonlyMap<string, Connection>) => void
  /** From now on it may hold long polls. */
  allowLongPolls: () => void
}

export interface AskerHost {
  session: Session
  scope: Scope
  signal: AbortSignal
  pace: Pace
  /** Hears what has become of a connection: `undefined` when it is gone. */
  hear: (before: Connection, now: Connection | undefined) => void
  /** Looks again at what is pending. */
  tend: () => void
}

export function createAsker({ session, scope, signal, pace, hear, tend }: AskerHost): Asker {
  let pending: ReadonlyMap<string, Connection> = new Map()
  let mayWait = false
  let asking = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Set<string>()
  /** Those that no long poll helps with, as long as they are pending. */
  const unheard = new Set<string>()

  function stopTimer() {
    clearTimeout(timer)
    timer = undefined
  }
  signal.addEventListener('abort', stopTimer)

  function step() {
    for (const connection of pending.values()) {
      const { id } = connection
      const waits = mayWait && !pace.isResting() && !unheard.has(id) && isBuilding(connection)
      if (waits && !waiting.has(id) && waiting.size < LONG_POLLS) void wait(connection)
    }
    const others = [...pending.keys()].some((id) => !waiting.has(id))
    if (!others) stopTimer()
    else if (!asking) timer ??= setTimeout(wake, pace.delayMs())
  }

  function wake() {
    timer = undefined
    if (pace.isResting()) step()
    else void askList()
  }

  async function wait(connection: Connection) {
    const { id } = connection
    const started = Date.now()
    waiting.add(id)
    try {
      const call = { waitSeconds: WAIT_SECONDS, signal, scope: scope.key }
      const now = await getConnection(session.send, id, call)
      if (signal.aborted) return
      if (connectionStatus(now).pending && Date.now() - started < HONOURED_MS) unheard.add(id)
      hear(connection, now)
    } catch (error) {
      unheard.add(id)
      stopTimer()
      failed(error)
    }
    waiting.delete(id)
    tend()
  }

  async function askList() {
    asking = true
    const asked = pending
    try {
      const list = await listConnections(session.send, {}, { signal, scope: scope.key })
      if (signal.aborted) return
      pace.answered(false)
      const byId = new Map(list.map((connection) => [connection.id, connection]))
      // The list knows nothing of what has become pending since, or has settled.
      for (const [id, connection] of asked) if (pending.has(id)) hear(connection, byId.get(id))
    } catch (error) {
      failed(error)
    }
    asking = false
    tend()
  }

  /** The hooks that show it say what is wrong; here it is asked for again, later. */
  function failed(error: unknown) {
    if (!isMembraneError(error)) throw error
    if (!signal.aborted) pace.answered(true, error.retryAfterMs)
  }

  return {
    follow(next) {
      if ([...next.keys()].some((id) => !pending.has(id))) {
        pace.hurry()
        stopTimer()
      }
      for (const id of unheard) if (!next.has(id)) unheard.delete(id)
      pending = next
      step()
    },
    allowLongPolls() {
      mayWait = true
      step()
    },
  }
}

const isBuilding = (connection: Connection) => connectionStatus(connection).kind === 'building'

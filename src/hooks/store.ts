'use client'
import { unstable_serialize } from 'swr'
import { isAborted, isMembraneError, type MembraneError } from '../core/errors.js'
import { createSession, type Session, type SessionOptions } from '../core/session.js'
import { isMembraneKey, type MembraneKey } from '../core/keys.js'
import { isServer } from './browser.js'
import { createAhead } from './ahead.js'
import { callHost } from './callHost.js'
import { createConnectGate, type ConnectGate, type GateHost } from './connect/gate.js'
import { createHostCaches, type HostCache, type HostCaches } from './hosts.js'
import type { Live } from './live.js'
import { liveChunk, loadLiveChunk } from './liveChunk.js'
import type { LabelsInput } from '../labels/types.js'
import type { TellHost } from './tell.js'

/** All that a provider keeps for one tenant. React only subscribes to it. */
export interface Store extends TellHost {
  /** Whom it is for, as far as the props say. Another one gets another store. */
  readonly identity: string
  /** Names the store where nothing names the tenant yet. */
  readonly source: string
  readonly session: Session
  readonly hosts: HostCaches
  readonly gate: ConnectGate
  /**
   * Asks for the token as soon as a hook that needs it renders, not only when all of the page has: the
   * request is on its way while the page is being made. Once; what fails is asked again by whoever reads.
   */
  begin: () => void
  /** What keeps the data true, once it has been fetched. */
  live: () => Live | undefined
  /** Runs `start` once it is here, at the latest with the first data. Returns the undo, of what was started too. */
  whenLive: (start: (live: Live) => () => void) => () => void
  /** Takes the latest of what may change for one and the same tenant. */
  update: (options: Pick<SessionOptions, 'token' | 'requestTimeoutMs'>) => void
  /** Says that something failed. The host hears of each error once. */
  report: (error: MembraneError) => void
}

/** The latest props: asked at each use, never kept. */
export type StoreHost = () => Pick<
  GateHost,
  'openConnect' | 'fetch' | 'uiUri' | 'nonce' | 'requestTimeoutMs'
> & {
  labels?: LabelsInput | readonly LabelsInput[] | undefined
  onError?: ((error: MembraneError) => void) | undefined
}

/** @param early False while `host()` still answers with the props of the render before. */
export function createStore(
  identity: string,
  options: SessionOptions,
  host: StoreHost,
  early: boolean,
): Store {
  const session = createSession(options)
  // A server asks for nothing, and what it renders ahead of time must meet nothing of chance.
  const source = isServer ? '' : Math.random().toString(36).slice(2)
  const hosts = createHostCaches()
  const ahead = createAhead()
  const waiting = new Set<(live: Live) => void>()
  let held: Live | undefined
  const stateOf = ({ cache }: HostCache, key: MembraneKey) => cache.get(unstable_serialize(key))

  function start(chunk: NonNullable<ReturnType<typeof liveChunk>>): Live {
    if (held) return held
    held = chunk.createLive(session, hosts)
    for (const begin of waiting) begin(held)
    waiting.clear()
    return held
  }

  function live(): Live | undefined {
    const chunk = liveChunk()
    return chunk && start(chunk)
  }

  // At once where it is here: what is told now must be written before what was shown meanwhile is forgotten.
  const needLive = async () => live() ?? start(await loadLiveChunk())

  async function askAgain(except?: (host: HostCache, key: MembraneKey) => boolean): Promise<void> {
    const mine = [source, session.scope()?.key]
    const asked = hosts
      .all()
      .map((host) =>
        host.mutate((key) => isMembraneKey(key) && mine.includes(key[1]) && !except?.(host, key)),
      )
    await Promise.allSettled(asked)
  }

  const askAll = () => askAgain()

  // What was hidden meanwhile may be true no more. What is being asked for has found out that somebody is there.
  let wasOut = false
  session.subscribe(() => {
    const isBack = wasOut && !session.signedOut()
    wasOut = session.signedOut()
    if (isBack) void askAgain((host, key) => stateOf(host, key)?.isValidating === true)
  })

  let begun = isServer || !early
  function begin(): void {
    if (begun) return
    begun = true
    session.grant().catch(() => undefined)
  }

  // Several hooks fail with one and the same error, and a retry fails as the try before did.
  const reported = new WeakSet<MembraneError>()
  function report(error: MembraneError) {
    if (!isMembraneError(error) || isAborted(error) || reported.has(error)) return
    reported.add(error)
    callHost(host().onError, error)
  }

  return {
    identity,
    source,
    session,
    hosts,
    begin,
    ahead,
    live,
    needLive,
    whenLive(start) {
      let undo: (() => void) | undefined
      const begin = (here: Live) => {
        undo = start(here)
      }
      const here = live()
      if (here) begin(here)
      else waiting.add(begin)
      return () => {
        waiting.delete(begin)
        undo?.()
      }
    },
    gate: createConnectGate(() => {
      const latest = host()
      return { ...latest, labels: toList(latest.labels), session, needLive, askAgain: askAll, ahead, report }
    }),
    update(options) {
      // What failed with the token before need not fail with this one.
      if (session.update(options)) void askAgain((host, key) => stateOf(host, key)?.error === undefined)
    },
    askAgain: askAll,
    report,
  }
}

/** One set of words, or a list of them, as a list. */
export function toList(labels: LabelsInput | readonly LabelsInput[] | undefined): readonly LabelsInput[] {
  return [labels ?? []].flat()
}

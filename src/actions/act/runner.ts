'use client'
import type { ActRequest, ActResult } from '../../api/act.js'
import { toActBody } from '../../core/act/dispatch.js'
import { isMembraneError, type MembraneError } from '../../core/errors.js'
import { callHost } from '../../hooks/callHost.js'
import type { MembraneContextValue } from '../../hooks/context.js'
import { tell, type TellHost } from '../../hooks/tell.js'
import type { LabelsInput } from '../../labels/types.js'
import type { UseActOptions } from '../useAct.js'
import { IDLE, type ActState, type Call } from './call.js'
import { isUserGesture } from './gesture.js'
import { whichWasLost } from './lost.js'
import { mend } from './mend.js'
import { post } from './post.js'

/** What a runner needs of its hook and of the provider, read anew at each use. */
export interface RunnerHost extends Pick<
  MembraneContextValue,
  'identity' | 'session' | 'gate' | 'hosts' | keyof TellHost | 'report'
> {
  readonly options: UseActOptions
  /** What the reconnect screen's frame says. */
  readonly words: readonly LabelsInput[]
}

/** Runs actions for one hook; each call goes its own way, the latest is shown. React only subscribes to it. */
export interface Runner {
  readonly state: () => ActState
  readonly subscribe: (listener: () => void) => () => void
  readonly act: (request: ActRequest) => Promise<ActResult | null>
  /** What cannot be run: shown and told as a failure. */
  readonly refuse: (request: ActRequest, error: MembraneError) => null
  readonly reconnect: () => Promise<ActResult | null>
  readonly cancel: () => void
  readonly reset: () => void
  /** Ends what somebody asked for who is gone; what is shown is of this scope, if nobody's so far. */
  readonly belongTo: (scope: string | undefined) => void
  /** Whether its component is on the page: who has left does not see what would happen now. */
  readonly attend: (isThere: boolean) => void
}

export function createRunner(host: () => RunnerHost): Runner {
  let state = IDLE
  let isThere = true
  const listeners = new Set<() => void>()
  const underWay = new Set<Call>()

  function set(next: ActState): void {
    state = next
    for (const listener of listeners) listener()
  }

  /** Of the latest call only. */
  function show(call: Call, next: Partial<ActState>): void {
    if (state.call === call) set({ ...state, ...next })
  }

  function begin(request: ActRequest, body: string): Call {
    const { identity, session } = host()
    const stop = new AbortController()
    const call = { request, body, identity, session, scope: session.scope()?.key, stop, mending: null }
    set({ ...IDLE, call })
    return call
  }

  /** It ends when somebody else signs in. */
  async function watched<Result>(call: Call, work: () => Promise<Result>): Promise<Result> {
    const stopWatching = call.session.subscribe(() => {
      const now = call.session.scope()?.key
      if (call.scope === undefined) call.scope = now
      else if (call.scope !== now) call.stop.abort()
    })
    underWay.add(call)
    try {
      return await work()
    } finally {
      stopWatching()
      underWay.delete(call)
    }
  }

  async function run(call: Call, mayMend: boolean): Promise<ActResult | null> {
    show(call, { phase: 'running', result: null, error: undefined, lost: undefined, actionRunId: undefined })
    const isTheirs = call.scope === undefined || call.session.scope()?.key === call.scope
    const outcome = isTheirs ? await post(call, host()) : null
    if (outcome === null) {
      if (state.call === call) set(IDLE)
      return null
    }
    if (!('error' in outcome)) {
      show(call, { phase: 'idle', result: outcome, actionRunId: outcome.actionRunId })
      callHost(host().options.onSuccess, outcome, call.request)
      return outcome
    }
    const { error, disconnected } = outcome
    show(call, { actionRunId: error.data?.actionRunId })
    if (!disconnected) return fail(call, error)
    void tell(host(), { kind: 'stale' })
    const lost = disconnected.connectionId ?? (await whichWasLost(call, error))
    if (call.stop.signal.aborted) {
      show(call, { phase: 'idle', error })
      return null
    }
    const isAuto = mayMend && isThere && host().options.reconnect === 'auto'
    return lost !== undefined && isAuto ? mendAndRun(call, lost, error, true) : fail(call, error, lost)
  }

  function fail(call: Call, error: MembraneError, lost?: string): null {
    show(call, { phase: 'idle', error, lost })
    if (call.told === error) return null
    call.told = error
    const { report, options } = host()
    report(error)
    callHost(options.onError, error, call.request)
    return null
  }

  /** Reconnects, waits, and runs the request once more. */
  function mendAndRun(
    call: Call,
    lost: string,
    error: MembraneError,
    isAuto: boolean,
  ): Promise<ActResult | null> {
    call.mending ??= (async () => {
      const { signal } = call.stop
      show(call, { phase: 'reconnecting', error, lost })
      const onWait = () => show(call, { phase: 'waiting' })
      const mended = await mend(host(), lost, { signal, scope: call.scope, onWait })
      // What would open by itself gives way; what was asked for has to say why it does not come.
      if (mended.kind === 'busy' && isAuto) return fail(call, error, lost)
      if ('error' in mended) return fail(call, mended.error, lost)
      if (mended.kind === 'usable' && !signal.aborted && isThere) return run(call, false)
      if (signal.aborted) show(call, { phase: 'idle', error, lost })
      else fail(call, error, lost)
      return null
    })().finally(() => {
      call.mending = null
    })
    return call.mending
  }

  function refuse(request: ActRequest, error: MembraneError): null {
    return fail(begin(request, ''), error)
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async act(request) {
      const gesture = isUserGesture()
      let body: string
      try {
        body = toActBody(request)
      } catch (error) {
        if (!isMembraneError(error)) throw error
        return refuse(request, error)
      }
      const call = begin(request, body)
      return watched(call, () => run(call, gesture))
    },
    refuse,
    async reconnect() {
      const { call, phase, error, lost } = state
      if (!call || !error || lost === undefined) return null
      if (call.mending || phase !== 'idle') return call.mending
      if (call.stop.signal.aborted) call.stop = new AbortController()
      return watched(call, () => mendAndRun(call, lost, error, false))
    },
    cancel() {
      for (const call of underWay) call.stop.abort()
    },
    reset() {
      if (state.phase === 'idle') set(IDLE)
    },
    belongTo(scope) {
      const { session } = host()
      for (const call of underWay) if (call.session !== session) call.stop.abort()
      const { call } = state
      if (call?.session === session) call.scope ??= scope
    },
    attend(there) {
      isThere = there
    },
  }
}

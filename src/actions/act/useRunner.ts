'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { prepareToOpen } from '../../hooks/connect/open.js'
import { warmUp } from '../../hooks/connect/warmUp.js'
import { useMembraneContext } from '../../hooks/context.js'
import { useLatest } from '../../hooks/useLatest.js'
import { useWords } from '../../hooks/words.js'
import type { UseActOptions, UseActResult } from '../useAct.js'
import { IDLE } from './call.js'
import { createRunner, type Runner, type RunnerHost } from './runner.js'

/** A runner for the life of a component, and what it shows to whoever is signed in now. */
export function useRunner<Output>(
  hookName: string,
  options: UseActOptions,
): { runner: Runner; result: UseActResult<Output> } {
  const context = useMembraneContext(hookName)
  const words = useWords()
  const host = useLatest((): RunnerHost => ({ ...context, options, words }))
  const [runner] = useState(() => createRunner(host))
  const shown = useSyncExternalStore(runner.subscribe, runner.state, runner.state)

  const { session, gate, whenLive, scope, identity, signedOut } = context
  useEffect(() => warmUp({ whenLive }, () => prepareToOpen(gate)), [whenLive, gate])
  const scopeKey = scope?.key
  useEffect(() => runner.belongTo(scopeKey), [runner, session, scopeKey])
  useEffect(() => {
    runner.attend(true)
    return () => runner.attend(false)
  }, [runner])

  const { call } = shown
  const isMine =
    !signedOut && call?.identity === identity && (call.scope === undefined || call.scope === scopeKey)
  const { phase, result, error, lost, actionRunId } = isMine ? shown : IDLE
  const { act, reconnect, cancel, reset } = runner
  return {
    runner,
    result: {
      act,
      data: result?.output as Output | undefined,
      error,
      pending: phase !== 'idle',
      phase,
      actionRunId,
      reconnect: lost !== undefined && phase === 'idle' ? reconnect : null,
      cancel,
      reset,
    },
  }
}

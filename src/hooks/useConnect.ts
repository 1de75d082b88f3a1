'use client'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ConnectOptions, Theme } from '../api/connect.js'
import type { Connection } from '../api/connection.js'
import type { MembraneError } from '../core/errors.js'
import { callHost } from './callHost.js'
import { busyError } from './connect/busyError.js'
import type { ConnectResult } from './connect/gate.js'
import { openScreen, prepareToOpen } from './connect/open.js'
import { isScreenOpen, onScreenChange } from './connect/page.js'
import { warmUp } from './connect/warmUp.js'
import { useMembraneContext } from './context.js'
import { useWords } from './words.js'

export interface UseConnectOptions {
  /** A connection came back. Its state may be `BUILDING`. */
  onConnect?: ((connection: Connection) => void) | undefined
  /** The person closed the screen. */
  onCancel?: (() => void) | undefined
  onError?: ((error: MembraneError) => void) | undefined
  /** How the hosted screen looks, unless `connect` says otherwise. Default: its own choice. */
  theme?: Theme | undefined
}

export interface UseConnectResult {
  /**
   * Opens the hosted screen. Never rejects.
   *
   * @returns The connection; `null` when the person closed the screen, and after an error, which is then in
   * `error`. A second call with the same options while the screen is open gets the same answer; with others,
   * `null` and the error `conflict`.
   */
  connect: (options: ConnectOptions) => Promise<Connection | null>
  /** Signs in again on the same record. */
  reconnect: (connection: Pick<Connection, 'id'>) => Promise<Connection | null>
  /** True while this hook is connecting. */
  pending: boolean
  /** What this hook is connecting. */
  target: ConnectOptions | null
  /** True while any connect screen is open on the page. */
  busy: boolean
  error: MembraneError | undefined
  reset: () => void
  /** Closes the screen that this hook opened. */
  cancel: () => void
  /** Fetches the SDK ahead of the click. Call it on `pointerenter` and `focus` of what connects. */
  prepare: () => void
}

/** Connects an app, or signs in again, on Membrane's hosted screen. */
export function useConnect(options: UseConnectOptions = {}): UseConnectResult {
  const { gate, whenLive } = useMembraneContext('useConnect')
  const [target, setTarget] = useState<ConnectOptions | null>(null)
  const [error, setError] = useState<MembraneError>()
  const busy = useSyncExternalStore(onScreenChange, isScreenOpen, () => false)

  const words = useWords()
  const latest = useRef({ ...options, words })
  useEffect(() => {
    latest.current = { ...options, words }
  })
  const prepare = useCallback(() => prepareToOpen(gate), [gate])
  useEffect(() => warmUp({ whenLive }, prepare), [whenLive, prepare])

  /** The screen that this hook opened. */
  const open = useRef<{ result: Promise<ConnectResult>; answer: Promise<Connection | null> } | null>(null)

  const answerTo = useCallback(async (result: Promise<ConnectResult>): Promise<Connection | null> => {
    const ended = await result
    if (open.current?.result === result) {
      open.current = null
      setTarget(null)
    }
    const { onConnect, onCancel, onError } = latest.current
    if (ended.kind === 'connected') {
      callHost(onConnect, ended.connection)
      return ended.connection
    }
    if (ended.kind === 'cancelled') {
      if (ended.by === 'person') callHost(onCancel)
      return null
    }
    const failure = ended.kind === 'failed' ? ended.error : busyError()
    setError(failure)
    callHost(onError, failure)
    return null
  }, [])

  const connect = useCallback(
    (wanted: ConnectOptions): Promise<Connection | null> => {
      const { theme, words: spoken } = latest.current
      const result = openScreen(
        gate,
        theme && !wanted.theme ? { ...wanted, theme } : wanted,
        undefined,
        undefined,
        spoken,
      )
      // A double click is one click.
      if (open.current?.result === result) return open.current.answer
      setError(undefined)
      const answer = answerTo(result)
      // While one is open, another is refused.
      if (open.current) return answer
      open.current = { result, answer }
      setTarget(wanted)
      return answer
    },
    [gate, answerTo],
  )

  return useMemo(
    () => ({
      connect,
      reconnect: ({ id }: Pick<Connection, 'id'>) => connect({ connectionId: id }),
      pending: target !== null,
      target,
      busy,
      error,
      reset: () => setError(undefined),
      cancel: () => {
        if (open.current) gate.cancel()
      },
      prepare,
    }),
    [connect, target, busy, error, gate, prepare],
  )
}

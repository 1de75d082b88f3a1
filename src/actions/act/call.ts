'use client'
import type { ActRequest, ActResult } from '../../api/act.js'
import type { MembraneError } from '../../core/errors.js'
import type { Session } from '../../core/session.js'

/** One call of `act`, with all that happens for its sake. */
export interface Call {
  readonly request: ActRequest
  readonly body: string
  /** Who asked, as far as the app knew. */
  readonly identity: string
  readonly session: Session
  /** Whose it is, once that is known. Nobody else ever gets to see it, nor runs it again. */
  scope: string | undefined
  /** Ends what is under way. Another one for each reconnect that a person asks for. */
  stop: AbortController
  /** The reconnect that is under way: a double click is one. */
  mending: Promise<ActResult | null> | null
  /** What the host has heard of. */
  told?: MembraneError
}

/**
 * Where a call is: on its way; waiting for a person at the reconnect screen; waiting for the account to be set up;
 * over.
 */
export type ActPhase = 'idle' | 'running' | 'reconnecting' | 'waiting'

/** What is shown of the latest call. */
export interface ActState {
  readonly call: Call | null
  readonly phase: ActPhase
  readonly result: ActResult | null
  readonly error: MembraneError | undefined
  /** Its latest run, whatever became of it and of a reconnect after it. */
  readonly actionRunId: string | undefined
  /** The connection to reconnect. */
  readonly lost: string | undefined
}

export const IDLE: ActState = {
  call: null,
  phase: 'idle',
  result: null,
  error: undefined,
  actionRunId: undefined,
  lost: undefined,
}

'use client'
import type { ActRequest, ActResult } from '../api/act.js'
import type { Fetch } from '../api/fetch.js'
import type { MembraneError } from '../core/errors.js'
import type { ActPhase } from './act/call.js'
import { useRunner } from './act/useRunner.js'

export interface UseActOptions {
  /** Address of your act route. Default `/api/membrane-act`. */
  endpoint?: string | undefined
  /**
   * Asks Membrane itself, with the tenant's token, in place of your route. Whoever is signed in can then run any
   * action, also with a request of their own making. Default false.
   */
  direct?: boolean | undefined
  /**
   * When the connection was lost: `ask` offers `reconnect`; `auto` opens it by itself, if `act` was called while a
   * person was doing something. Either way the request is run again once, and only when the account works. Default `ask`.
   */
  reconnect?: 'ask' | 'auto' | undefined
  /** How your route is reached. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  /** Milliseconds until nobody waits for an answer any more. Default 70 000. */
  timeoutMs?: number | undefined
  /** An action ran. Called for every call of `act`. */
  onSuccess?: ((result: ActResult, request: ActRequest) => void) | undefined
  /** An action did not run, or failed. Called for every call of `act`. */
  onError?: ((error: MembraneError, request: ActRequest) => void) | undefined
}

export interface UseActResult<Output = unknown> {
  /**
   * Has an action run. Never rejects.
   *
   * @returns What came of this very call; `null` when it failed (see `error`) or was cancelled.
   */
  act: (request: ActRequest) => Promise<ActResult | null>
  /** The output of the latest call. */
  data: Output | undefined
  /** Why the latest call failed. */
  error: MembraneError | undefined
  /** The latest call is under way, its reconnect included. */
  pending: boolean
  /** Where the latest call is. */
  phase: ActPhase
  /** The latest call's run, also of one that failed: for `useActionRunLog`. */
  actionRunId: string | undefined
  /**
   * Present when the latest call failed because its connection was lost: signs in again on that very record, waits until it
   * works, and runs the request once more. `null` when there is nothing to reconnect.
   */
  reconnect: (() => Promise<ActResult | null>) | null
  /**
   * Ends every call of this hook: their answers are `null`. What has reached Membrane may run all the same.
   */
  cancel: () => void
  /** Forgets the latest call, once it is over. */
  reset: () => void
}

/**
 * Has actions run: by your backend's act route, or by Membrane itself.
 *
 * Nothing is ever run twice, but for the one time after a reconnect. What is shown is of the latest call; each call
 * answers its own caller.
 *
 * @throws {MembraneError} `missing-provider` outside a `MembraneProvider`.
 */
export function useAct<Output = unknown>(options: UseActOptions = {}): UseActResult<Output> {
  return useRunner<Output>('useAct', options).result
}

import type { ErrorData } from '../api/problem.js'

/**
 * What went wrong, for programs. Codes never change; the sentence in `message` may.
 *
 * - `invalid-option`, `missing-provider`, `missing-secret`: the code that uses this package has to change
 * - `signed-out`: the token route says that nobody is signed in
 * - `token-unavailable`: no token could be had (route unreachable, 5xx, HTML, empty)
 * - `token-invalid`, `token-expired`, `wrong-tenant`: a token came, but is of no use
 * - `network`, `timeout`, `aborted`: no answer
 * - `unauthorized` (401), `forbidden` (403), `not-found` (404), `conflict`, `rate-limited` (429),
 *   `bad-request`, `server-error` (5xx): what Membrane answered
 * - `bad-response`: a success that is not what was asked for
 * - `connection`: the external app, not Membrane, refused
 * - `connect-failed`: the connect screen ended without a connection, or with one that cannot be used
 */
export type MembraneErrorCode =
  | 'invalid-option'
  | 'missing-provider'
  | 'missing-secret'
  | 'signed-out'
  | 'token-unavailable'
  | 'token-invalid'
  | 'token-expired'
  | 'wrong-tenant'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'rate-limited'
  | 'bad-request'
  | 'server-error'
  | 'bad-response'
  | 'connection'
  | 'connect-failed'

/** What is known of an error besides its code and its sentence. */
export interface MembraneErrorDetails {
  status?: number | undefined
  data?: ErrorData | undefined
  retryAfterMs?: number | undefined
  cause?: unknown
}

const brand = Symbol.for('react-membrane/error')

/** The only error this package throws or reports. `message` is a sentence for people, without tokens or secrets. */
export class MembraneError extends Error {
  readonly code: MembraneErrorCode
  /** HTTP status, when there was an answer. */
  declare readonly status?: number
  /** Membrane's own error body, when it sent one. */
  declare readonly data?: ErrorData
  /** How long the server asked to wait, in milliseconds. */
  declare readonly retryAfterMs?: number

  constructor(code: MembraneErrorCode, message: string, { cause, ...known }: MembraneErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'MembraneError'
    this.code = code
    Object.assign(this, known)
  }

  /** @internal */
  get [brand](): true {
    return true
  }
}

/** True for every {@link MembraneError}, also one of another copy of this package (`instanceof` is not). */
export function isMembraneError(error: unknown): error is MembraneError {
  return typeof error === 'object' && error !== null && brand in error
}

/** Nobody waits for it any more: that is nothing to show. */
export function isAborted(error: unknown): boolean {
  return isMembraneError(error) && error.code === 'aborted'
}

/** The error of a request that nobody waits for any more. Never shown, never cached. */
export function abortedError(cause?: unknown): MembraneError {
  return new MembraneError('aborted', 'The request was cancelled.', { cause })
}

/** The error of a page on which nobody is signed in any more. */
export function signedOutError(cause?: unknown): MembraneError {
  return new MembraneError('signed-out', 'You are signed out. Sign in again.', { cause })
}

/** The error of a request that was given up. */
export function timeoutError(ms: number): MembraneError {
  return new MembraneError('timeout', `Membrane did not answer within ${ms / 1000} s. Try again.`)
}

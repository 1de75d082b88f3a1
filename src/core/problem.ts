import type { ErrorData } from '../api/problem.js'
import { MembraneError, type MembraneErrorCode } from './errors.js'
import { isFields } from './fields.js'

const DEEPEST_CAUSE = 8

/** Reads Membrane's error body as far as it is one. */
export function toErrorData(value: unknown, depth = 0): ErrorData | undefined {
  if (typeof value === 'string' && value) return { message: value }
  if (!isFields(value) || depth > DEEPEST_CAUSE) return undefined
  const { message, type, key, code, actionRunId, causedByError } = value
  const cause = toErrorData(causedByError, depth + 1)
  return {
    message: typeof message === 'string' ? message : '',
    ...(typeof type === 'string' && { type }),
    ...(typeof key === 'string' && { key }),
    ...(typeof code === 'string' && { code }),
    ...(typeof actionRunId === 'string' && { actionRunId }),
    ...('data' in value && { data: value.data }),
    ...(cause && { causedByError: cause }),
  }
}

const BY_KEY: ReadonlyMap<unknown, MembraneErrorCode> = new Map([
  ['not_found', 'not-found'],
  ['not_authenticated', 'unauthorized'],
  ['access_denied', 'forbidden'],
  ['already_exists', 'conflict'],
  ['lock_timeout', 'conflict'],
  ['rate_limit_exceeded', 'rate-limited'],
])

const BY_STATUS: ReadonlyMap<unknown, MembraneErrorCode> = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [408, 'timeout'],
  [409, 'conflict'],
  [410, 'not-found'],
  [429, 'rate-limited'],
])

/** What a problem means: by the body where it says so, else by the status. */
export function problemCode(data: ErrorData | undefined, status = 400): MembraneErrorCode {
  if (data?.type === 'connection') return 'connection'
  return (
    BY_KEY.get(data?.key) ??
    (data?.type === 'internal' ? 'server-error' : undefined) ??
    BY_STATUS.get(status) ??
    (status >= 500 ? 'server-error' : 'bad-request')
  )
}

const SENTENCE: Partial<Record<MembraneErrorCode, string>> = {
  unauthorized:
    'Membrane did not accept the token. Sign in again, or check the workspace key and secret that sign it.',
  forbidden: 'The token may not do this.',
  'not-found': 'Membrane does not know it (any more).',
  'rate-limited': 'Too many requests. Wait a moment, then try again.',
  'server-error': 'Membrane had a problem. Try again in a moment.',
}

/** The error for an answer that is no success. Says what the server said, else a sentence of ours. */
export function problemError(
  data: ErrorData | undefined,
  status?: number,
  retryAfterMs?: number,
): MembraneError {
  const code = problemCode(data, status)
  const message =
    data?.message || SENTENCE[code] || `Membrane refused the request${status ? ` (HTTP ${status})` : ''}.`
  return new MembraneError(code, message, { status, data, retryAfterMs })
}

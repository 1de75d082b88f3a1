import type { ErrorData } from '../api/problem.js'
import { MembraneError, type MembraneErrorCode, type MembraneErrorDetails } from './errors.js'
import { isFields } from './fields.js'
import { each, mend, text } from './mend.js'

const problemFields = {
  ...each(text, 'message type key code actionRunId'),
  causedByError: (value: unknown) => (isFields(value) ? value : undefined),
}

/** Reads Membrane's error body as far as it is one. */
export function toErrorData(value: unknown): ErrorData | undefined {
  const data = typeof value === 'string' ? { message: value } : value
  return isFields(data) && isErrorData(data) ? data : undefined
}

function isErrorData(data: object): data is ErrorData {
  // By a loop, so that no depth of causes is too deep.
  for (let at: unknown = data; isFields(at); at = at.causedByError) {
    mend(at, problemFields)
    at.message ??= ''
  }
  return true
}

const CODES: Readonly<Record<string, MembraneErrorCode>> = {
  not_found: 'not-found',
  not_authenticated: 'unauthorized',
  access_denied: 'forbidden',
  already_exists: 'conflict',
  lock_timeout: 'conflict',
  rate_limit_exceeded: 'rate-limited',
  internal: 'server-error',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  429: 'rate-limited',
}

/** What a problem means: by the body where it says so, else by the status. */
export function problemCode({ type, key }: Partial<ErrorData>, status = 400): MembraneErrorCode {
  if (type === 'connection') return 'connection'
  const known = [key, type, status].find((name) => name !== undefined && Object.hasOwn(CODES, name))
  return (known !== undefined && CODES[known]) || (status < 500 ? 'bad-request' : 'server-error')
}

/** The error for an answer that is no success. Says what the server said, else a sentence of ours. */
export function problemError(
  data: ErrorData | undefined,
  details: Omit<MembraneErrorDetails, 'data'>,
): MembraneError {
  const code = problemCode(data ?? {}, details.status)
  return new MembraneError(
    code,
    data?.message || `Membrane answered HTTP ${details.status} (${code}). Try again in a moment.`,
    { ...details, data },
  )
}

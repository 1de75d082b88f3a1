import type { ErrorData } from '../api/problem.js'

/** An answer that says no: thrown anywhere in the engine, sent as Membrane's error body. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: number,
    readonly data: ErrorData,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(data.message)
  }
}

export const badRequest = (message: string, data?: unknown): Problem =>
  new Problem(400, { type: 'bad_request', message, ...(data === undefined ? {} : { data }) })

export const notAuthenticated = (message: string): Problem =>
  new Problem(401, { type: 'bad_request', key: 'not_authenticated', message })

export const accessDenied = (message: string): Problem =>
  new Problem(403, { type: 'bad_request', key: 'access_denied', message })

export const notFound = (message: string, data?: unknown): Problem =>
  new Problem(404, {
    type: 'bad_request',
    key: 'not_found',
    message,
    ...(data === undefined ? {} : { data }),
  })

/** Unpublished whether Membrane says 400 or 409 here; both are understood by clients. */
export const alreadyExists = (message: string, data?: unknown): Problem =>
  new Problem(409, { type: 'bad_request', key: 'already_exists', message, ...(data ? { data } : {}) })

/** The external app's fault, not the request's. */
export const connectionProblem = (key: string | undefined, message: string, data?: unknown): Problem =>
  new Problem(400, { type: 'connection', message, ...(key ? { key } : {}), ...(data ? { data } : {}) })

/** The body Membrane sends with a status, for answers that a fault makes up. */
export function dataForStatus(status: number, errorId: string): ErrorData {
  const known: Record<number, ErrorData> = {
    401: { type: 'bad_request', key: 'not_authenticated', message: 'Token was refused' },
    403: { type: 'bad_request', key: 'access_denied', message: 'This operation was refused' },
    404: { type: 'bad_request', key: 'not_found', message: 'There is no such element' },
    409: { type: 'bad_request', key: 'already_exists', message: 'Such an element exists already' },
    429: { type: 'bad_request', key: 'rate_limit_exceeded', message: 'apiRequestsPerSecond exceeded' },
  }
  const fallback: ErrorData =
    status >= 500
      ? { type: 'internal', message: 'Something went wrong on our side', data: { errorId } }
      : { type: 'bad_request', message: `Request failed with status ${status}` }
  return known[status] ?? fallback
}

import type { ServerClock } from './clock.js'
import { globalFetch, REQUEST_TIMEOUT_MS } from './defaults.js'
import { abortedError, isMembraneError, MembraneError, timeoutError } from './errors.js'
import type { Grant } from './grant.js'
import { guarded } from './guarded.js'
import { badResponse } from './border.js'
import type { SessionOptions } from './options.js'
import { problemError, toErrorData } from './problem.js'
import { parseRetryAfter } from './retryAfter.js'
import type { Scope } from './scope.js'

/** @internal */
export const API_VERSION = '2025-10-21'

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

export interface CallOptions {
  signal?: AbortSignal | undefined
  /**
   * The key of the scope whose data the caller wants: with any other scope the call is `aborted`.
   * Default: the scope at the time of the call.
   */
  scope?: string | undefined
}

export interface SendOptions extends CallOptions {
  query?: Query | undefined
  body?: unknown
  /** Milliseconds until a try is given up. Default: the session's. */
  deadlineMs?: number | undefined
  /** It may do something: after a 401 it is sent again only if that says that the token was not accepted. */
  acts?: boolean
}

/** Sends one request to the API and reads the answer's JSON; `undefined` for an empty one. `path` is safe to append as it is. */
export type Send = (method: string, path: string, options?: SendOptions) => Promise<unknown>

export interface TransportHost {
  grant(): Promise<Grant>
  /** The token at hand, while it is fit to be sent. */
  held(): Grant | null
  refuse(token: string): MembraneError | null
  scope(): Scope | null
  /** Aborts when everything under way is of no use any more. */
  signal(): AbortSignal
  /** The latest. */
  options(): Pick<SessionOptions, 'fetch' | 'requestTimeoutMs'>
  clock: ServerClock
}

export function createTransport(host: TransportHost): Send {
  async function exchange(
    { token, apiUri }: Grant,
    method: string,
    path: string,
    { query, body, ...timing }: SendOptions,
    stop: AbortSignal,
  ): Promise<unknown> {
    const { fetch = globalFetch, requestTimeoutMs = REQUEST_TIMEOUT_MS } = host.options()
    const { deadlineMs = requestTimeoutMs } = timing
    const json = body === undefined ? undefined : JSON.stringify(body)
    return guarded(
      async (signal) => {
        const request = new Request(apiUri + path + serialise(query), {
          method,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'membrane-api-version': API_VERSION,
            ...(json && { 'content-type': 'application/json' }),
          },
          credentials: 'omit',
          signal,
          ...(json && { body: json }),
        })
        try {
          const response = await fetch(request)
          host.clock.learn(response.headers)
          // A server that quotes the token in an error must not put it on a screen or into a log.
          return readAnswer(response, (await response.text()).replaceAll(token, '[token]'), host.clock.now())
        } catch (cause) {
          if (isMembraneError(cause)) throw cause
          // Another's AbortError, such as that of a timeout in the host's own fetch, is a failure like any other.
          if (signal.aborted) throw abortedError(cause)
          throw new MembraneError(
            'network',
            `Membrane could not be reached at ${apiUri}. Check the connection, apiUri and the page's connect-src.`,
            { cause },
          )
        }
      },
      [stop],
      deadlineMs,
      () => timeoutError(deadlineMs),
    )
  }

  async function attempt(
    { scope = host.scope()?.key, acts }: SendOptions,
    send: (grant: Grant) => Promise<unknown>,
  ): Promise<unknown> {
    // Another tenant's token never asks for what this one's would be stored as.
    const check = (grant: Grant) => {
      if (grant.scope.key !== (scope ??= grant.scope.key)) throw abortedError()
      return grant
    }
    // With a token at hand the request goes out at once, before whatever else waits for its turn.
    const first = check(host.held() ?? (await host.grant()))
    try {
      return await send(first)
    } catch (error) {
      if (!isUnauthorized(error, acts)) throw error
      const reason = host.refuse(first.token) ?? error
      const next = check(await host.grant())
      if (next.token === first.token) throw reason
      return send(next)
    }
  }

  return (method, path, options = {}) =>
    guarded(
      (stop) => attempt(options, (grant) => exchange(grant, method, path, options, stop)),
      [options.signal, host.signal()],
      Infinity,
      abortedError,
    )
}

function isUnauthorized(error: unknown, mustSay?: boolean): boolean {
  return (
    isMembraneError(error) &&
    error.code === 'unauthorized' &&
    (!mustSay || error.data?.key === 'not_authenticated')
  )
}

/**
 * The JSON of an answer; `undefined` for an empty one.
 *
 * @throws {MembraneError} for one that is no success, or no JSON.
 */
export function readAnswer({ ok, status, headers }: Response, text: string, now: number): unknown {
  let value: unknown
  try {
    if (text.trim()) value = JSON.parse(text)
  } catch {
    if (ok) throw badResponse(/^\s*</.test(text) ? 'data, but a web page' : 'JSON')
  }
  if (ok) return value
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now)
  throw problemError(toErrorData(value), { status, retryAfterMs })
}

/** Leaves out what is absent or blank, as the SDK does; lists are joined with commas. */
export function serialise(query: Query = {}): string {
  const params = Object.entries(query)
    .map(([name, value]) => [name, String(value ?? '').trim()])
    .filter(([, text]) => text && text !== 'NaN')
  return params.length ? `?${new URLSearchParams(params)}` : ''
}

import type { Fetch } from '../api/fetch.js'
import type { ServerClock } from './clock.js'
import { abortedError, isMembraneError, MembraneError } from './errors.js'
import type { Grant } from './grant.js'
import { guarded } from './guarded.js'
import { problemError, toErrorData } from './problem.js'
import { parseRetryAfter, retryDelayMs } from './retry.js'
import type { Scope } from './scope.js'

const API_VERSION = '2025-10-21'
const RETRIES = 3

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

export interface CallOptions {
  signal?: AbortSignal | undefined
  /**
   * The key of the scope whose data the caller wants: with any other scope the call is `aborted`.
   * Default: the scope at the time of the call.
   */
  scope?: string | undefined
  /** Told of each failure that will be tried again by itself. */
  onRetry?: ((error: MembraneError) => void) | undefined
}

export interface SendOptions extends CallOptions {
  query?: Query | undefined
  body?: unknown
  /** Milliseconds until a try is given up. Default: the session's. */
  deadlineMs?: number | undefined
  /** How often a read is tried again. Default 3. */
  retries?: number | undefined
}

/** Sends one request to the API and reads the answer's JSON; `undefined` for an empty one. `path` is safe to append as it is. */
export type Send = (method: string, path: string, options?: SendOptions) => Promise<unknown>

export interface TransportHost {
  grant(): Promise<Grant>
  refuse(token: string): MembraneError | null
  scope(): Scope | null
  /** Aborts when everything under way is of no use any more. */
  signal(): AbortSignal
  fetch(): Fetch
  requestTimeoutMs(): number
  clock: ServerClock
  random(): number
}

export function createTransport(host: TransportHost): Send {
  async function attempt(
    method: string,
    path: string,
    signals: readonly (AbortSignal | undefined)[],
    { query, body, scope, deadlineMs = host.requestTimeoutMs() }: SendOptions,
  ): Promise<unknown> {
    const late = () =>
      new MembraneError(
        'timeout',
        `Membrane did not answer within ${Math.round(deadlineMs / 1000)} s. Try again.`,
      )

    const grantNow = async () => {
      const grant = await guarded(() => host.grant(), signals, deadlineMs, late)
      if (grant.scope.key !== scope) throw abortedError()
      return grant
    }
    const exchange = ({ token, apiUri }: Grant) =>
      guarded(
        async (signal) => {
          const request = toRequest(apiUri + path + serialise(query), {
            method,
            headers: {
              accept: 'application/json',
              authorization: `Bearer ${token}`,
              'membrane-api-version': API_VERSION,
              ...(body !== undefined && { 'content-type': 'application/json' }),
            },
            credentials: 'omit',
            signal,
            ...(body !== undefined && { body: JSON.stringify(body) }),
          })
          return readAnswer(await fetchAnswer(host.fetch(), request), token, apiUri, host.clock)
        },
        signals,
        deadlineMs,
        late,
      )

    const first = await grantNow()
    try {
      return await exchange(first)
    } catch (error) {
      if (!isMembraneError(error) || error.code !== 'unauthorized') throw error
      const explained = host.refuse(first.token) ?? error
      const second = await grantNow()
      if (second.token === first.token) throw explained
      return await exchange(second).catch((again: unknown) => {
        throw isMembraneError(again) && again.code === 'unauthorized'
          ? (host.refuse(second.token) ?? again)
          : again
      })
    }
  }

  return async (method, path, options = {}) => {
    const { signal, onRetry, retries = method === 'GET' ? RETRIES : 0 } = options
    const signals = [signal, host.signal()]
    let scope = options.scope ?? host.scope()?.key
    for (let tries = 0; ; tries++) {
      try {
        scope ??= (await guarded(() => host.grant(), signals, Infinity, abortedError)).scope.key
        const answer = await attempt(method, path, signals, { ...options, scope })
        // The token may have changed hands while the answer travelled.
        if (host.scope()?.key !== scope) throw abortedError()
        return answer
      } catch (error) {
        const delayMs =
          isMembraneError(error) && tries < retries ? retryDelayMs(error, tries, host.random) : null
        if (delayMs === null || !isMembraneError(error)) throw error
        onRetry?.(error)
        await guarded(
          () => new Promise((resolve) => setTimeout(resolve, delayMs)),
          signals,
          Infinity,
          abortedError,
        )
      }
    }
  }
}

async function fetchAnswer(fetch: Fetch, request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') throw abortedError(cause)
    throw new MembraneError(
      'network',
      `Membrane could not be reached at ${new URL(request.url).origin}. Check the connection; if it stays so, check apiUri and the page's connect-src.`,
      { cause },
    )
  }
}

async function readAnswer(
  response: Response,
  token: string,
  apiUri: string,
  clock: ServerClock,
): Promise<unknown> {
  clock.learn(response.headers)
  let text: string
  try {
    // A server that quotes the token in an error must not put it on a screen or into a log.
    text = (await response.text()).replaceAll(token, '[token]')
  } catch (cause) {
    throw new MembraneError('network', "The connection broke while Membrane's answer was being read.", {
      cause,
    })
  }
  let value: unknown
  let readable = true
  try {
    value = text.trim() ? JSON.parse(text) : undefined
  } catch {
    readable = false
  }
  if (!response.ok) {
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), clock.now())
    throw problemError(toErrorData(value), response.status, retryAfterMs)
  }
  if (readable) return value
  const html = /^\s*</.test(text)
  throw new MembraneError(
    'bad-response',
    html
      ? `${apiUri} answered with a web page instead of data. Check that apiUri is the address of Membrane's API.`
      : `${apiUri} sent an answer that is not JSON, or only part of it. Try again.`,
    { status: response.status },
  )
}

/** jsdom's AbortSignal is not Node's: there, giving up is left to {@link guarded} alone. */
function toRequest(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init)
  } catch {
    const { signal: _, ...rest } = init
    return new Request(url, rest)
  }
}

/** Leaves out what is absent or blank, as the SDK does; lists are joined with commas. */
function serialise(query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const text = value == null || Number.isNaN(value) ? '' : String(value).trim()
    if (text) params.append(name, text)
  }
  const text = params.toString()
  return text && `?${text}`
}

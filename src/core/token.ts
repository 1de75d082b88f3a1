import type { Fetch } from '../api/fetch.js'
import type { TokenGrant } from '../api/token.js'
import { isSafeApiUri, normaliseApiUri, parseUrl } from './apiUri.js'
import type { ServerClock } from './clock.js'
import { isMembraneError, MembraneError, signedOutError, type MembraneErrorDetails } from './errors.js'
import { isFields } from './fields.js'
import { globalFetch, REQUEST_TIMEOUT_MS } from './defaults.js'
import { guarded } from './guarded.js'
import { toErrorData } from './problem.js'
import { parseRetryAfter } from './retryAfter.js'

/** What `fetchToken` may answer. `null` says that nobody is signed in. */
export type FetchToken = () => Promise<string | TokenGrant | null> | string | TokenGrant | null

export interface TokenSource {
  fetchToken?: FetchToken | undefined
  tokenEndpoint?: string | undefined
  token?: string | undefined
}

export interface TokenMeans {
  /** What a relative `tokenEndpoint` is relative to: the page's address. */
  baseUrl?: string | undefined
  /** How `tokenEndpoint` is reached. Default: the global `fetch`. */
  tokenFetch?: Fetch | undefined
  /** Milliseconds until a request is given up. Default 30 000. The long poll has its own. */
  requestTimeoutMs?: number | undefined
}

/**
 * Asks the source for a token, once.
 *
 * @throws {MembraneError} `signed-out`, `token-unavailable`, or `invalid-option` for an `apiUri` that is no address.
 */
export async function obtainToken({
  token,
  fetchToken,
  tokenEndpoint = '',
  baseUrl,
  tokenFetch = globalFetch,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
  clock,
  signal,
}: TokenSource & TokenMeans & { clock: ServerClock; signal: AbortSignal }): Promise<TokenGrant> {
  if (token != null) return { token }
  const name = fetchToken ? 'fetchToken' : `The token endpoint ${tokenEndpoint}`
  const unavailable = (what: string, details?: MembraneErrorDetails) =>
    new MembraneError('token-unavailable', `${name} ${what}`, details)

  async function ask(stop: AbortSignal): Promise<unknown> {
    const url = parseUrl(tokenEndpoint, baseUrl)
    if (!url) throw unavailable('is no address here. Write "/api/membrane-token".')
    const response = await tokenFetch(
      new Request(url, {
        headers: { accept: 'application/json' },
        cache: 'no-store',
        // The route knows by the session's cookie who asks, on whatever origin of the host's it is.
        credentials: 'include',
        signal: stop,
      }),
    )
    clock.learn(response.headers)
    const { ok, status } = response
    if (status === 401) throw signedOutError()
    const answer: unknown = await response.json().catch(() => undefined)
    if (ok && answer !== undefined) return answer
    const data = isFields(answer) ? toErrorData(answer) : undefined
    throw unavailable(
      `answered ${ok ? 'something that is not JSON' : `HTTP ${status}`}. ${data?.message || SHAPE}`,
      { status, data, retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), clock.now()) },
    )
  }

  try {
    const answer = await guarded(
      async (stop) => (fetchToken ? fetchToken() : ask(stop)),
      [signal],
      requestTimeoutMs,
      () => unavailable(`did not answer within ${requestTimeoutMs / 1000} s.`),
    )
    if (answer === null) throw signedOutError()
    const { token, apiUri } = isFields(answer) ? answer : { token: answer }
    if (typeof token !== 'string' || !token) throw unavailable(`gave no token. ${SHAPE}`)
    if (typeof apiUri !== 'string' || !apiUri) return { token }
    // To where it came from the token has travelled already, as in a development server on the local network.
    const here = parseUrl(tokenEndpoint, baseUrl)?.origin
    if (isSafeApiUri(apiUri, here)) return { token, apiUri: normaliseApiUri(apiUri) }
    throw new MembraneError(
      'invalid-option',
      `${name} gave apiUri "${apiUri}". It must be an absolute https address (or http on localhost).`,
    )
  } catch (error) {
    if (isMembraneError(error)) throw error
    const { status, response, message } = isFields(error) ? error : {}
    // A `fetchToken` may throw the error of its own HTTP library.
    if (status === 401 || (isFields(response) && response.status === 401)) throw signedOutError(error)
    throw unavailable(`failed${typeof message === 'string' ? `: ${message}` : ''}.`, { cause: error })
  }
}

const SHAPE = 'It must answer { "token": "…" }, and 401 (or null) when nobody is signed in.'

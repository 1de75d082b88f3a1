import type { Fetch } from '../api/fetch.js'
import type { TokenGrant } from '../api/token.js'
import { normaliseAnsweredApiUri } from './apiUri.js'
import type { ServerClock } from './clock.js'
import { isMembraneError, MembraneError } from './errors.js'
import { isFields } from './fields.js'
import { guarded } from './guarded.js'

/** What `fetchToken` may answer. `null` says that nobody is signed in. */
export type FetchToken = () => Promise<string | TokenGrant | null> | string | TokenGrant | null

export interface TokenSource {
  fetchToken?: FetchToken | undefined
  tokenEndpoint?: string | undefined
  token?: string | undefined
}

export interface TokenMeans {
  /** What a relative `tokenEndpoint` is relative to. */
  baseUrl?: string | undefined
  tokenFetch: Fetch
  timeoutMs: number
  clock: ServerClock
  signal: AbortSignal
}

/**
 * Asks the source for a token, once.
 *
 * @throws {MembraneError} `signed-out`, `token-unavailable`, or `invalid-option` for an `apiUri` that is no address.
 */
export async function obtainToken(source: TokenSource, means: TokenMeans): Promise<TokenGrant> {
  const { token, fetchToken, tokenEndpoint = '' } = source
  if (token != null) return { token }
  const name = fetchToken ? 'fetchToken' : `The token endpoint ${tokenEndpoint}`
  const late = () => unavailable(`${name} did not answer within ${Math.round(means.timeoutMs / 1000)} s.`)
  try {
    return await guarded(
      async (signal) =>
        readGrant(await (fetchToken ? fetchToken() : ask(tokenEndpoint, means, signal)), name),
      [means.signal],
      means.timeoutMs,
      late,
    )
  } catch (error) {
    if (isMembraneError(error)) throw error
    if (saysSignedOut(error)) throw signedOut(error)
    throw unavailable(`${name} failed: ${error instanceof Error ? error.message : 'no reason given'}.`, {
      cause: error,
    })
  }
}

async function ask(
  endpoint: string,
  { baseUrl, tokenFetch, clock }: TokenMeans,
  signal: AbortSignal,
): Promise<unknown> {
  let url: string
  try {
    url = new URL(endpoint, baseUrl).href
  } catch {
    throw new MembraneError(
      'invalid-option',
      `tokenEndpoint ${JSON.stringify(endpoint)} is no address here. Write a path such as "/api/membrane-token", or an absolute address.`,
    )
  }
  const request = new Request(url, { headers: { accept: 'application/json' }, cache: 'no-store' })
  const response = await tokenFetch(request).catch((cause: unknown) => {
    throw unavailable(`The token endpoint ${endpoint} could not be reached. Check the connection.`, { cause })
  })
  if (signal.aborted) return undefined
  clock.learn(response.headers)
  const { status } = response
  if (status === 401 || status === 403) throw signedOut()
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) {
    if (answer !== undefined) return answer
    throw unavailable(
      `The token endpoint ${endpoint} answered with something that is not JSON. It must answer { "token": "…" }; a web page here usually means that the route does not exist.`,
      { status },
    )
  }
  const why =
    isFields(answer) && typeof answer.message === 'string'
      ? answer.message
      : 'It must answer 200 with { "token": "…" }.'
  throw unavailable(`The token endpoint ${endpoint} answered HTTP ${status}. ${why}`, { status })
}

function readGrant(value: unknown, name: string): TokenGrant {
  if (value === null) throw signedOut()
  const { token, apiUri } = isFields(value) ? value : { token: value }
  if (typeof token !== 'string' || !token) {
    throw unavailable(
      `${name} gave no token. It must answer the token as text, or { token, apiUri }; null when nobody is signed in.`,
    )
  }
  return { token, ...(typeof apiUri === 'string' && apiUri && { apiUri: normaliseAnsweredApiUri(apiUri) }) }
}

/** A `fetchToken` that throws the error of its own HTTP library means what that error's status says. */
function saysSignedOut(error: unknown): boolean {
  if (!isFields(error)) return false
  const status = error.status ?? (isFields(error.response) ? error.response.status : undefined)
  return status === 401 || status === 403
}

function signedOut(cause?: unknown): MembraneError {
  return new MembraneError('signed-out', 'You are signed out. Sign in again.', { cause })
}

function unavailable(message: string, details?: { status?: number; cause?: unknown }): MembraneError {
  return new MembraneError('token-unavailable', message, details)
}

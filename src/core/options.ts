import type { Fetch } from '../api/fetch.js'
import type { MembraneSnapshot } from '../api/snapshot.js'
import { normaliseApiUri } from './apiUri.js'
import { isMembraneError, MembraneError } from './errors.js'
import type { TokenSource } from './token.js'

/** What a session is made of: one of `fetchToken`, `tokenEndpoint` and `token`, and what is injected. */
export interface SessionOptions extends TokenSource {
  /** Who is signed in, as far as the app knows. A token that names somebody else is an error. */
  tenantKey?: string | undefined
  /** Absolute address of the API. Default: what the token route answers, else Membrane's own. */
  apiUri?: string | undefined
  /** How the API is reached. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  /** How `tokenEndpoint` is reached. Default: the global `fetch`. */
  tokenFetch?: Fetch | undefined
  /** What a relative `tokenEndpoint` is relative to: the page's address. */
  baseUrl?: string | undefined
  /** Milliseconds until a request is given up. Default 30 000. The long poll has its own. */
  requestTimeoutMs?: number | undefined
  snapshot?: MembraneSnapshot | undefined
  /** How old a snapshot may be to be shown, in milliseconds. Default 60 000. */
  snapshotMaxAgeMs?: number | undefined
  /** Milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
  /** From 0 to 1. Default `Math.random`. */
  random?: (() => number) | undefined
}

/** What is wrong with the options, as an error that says what to write; `null` when nothing is. */
export function optionsError(options: SessionOptions): MembraneError | null {
  const { fetchToken, tokenEndpoint, token, tenantKey, apiUri, requestTimeoutMs } = options
  const given = Object.entries({ fetchToken, tokenEndpoint, token }).filter(([, value]) => value != null)
  const names = given.map(([name]) => name).join(' and ')
  if (given.length === 0) {
    return wrong('has no way to get a token. Write <MembraneProvider tokenEndpoint="/api/membrane-token">.')
  }
  if (given.length > 1) return wrong(`got ${names}. Pass one of them.`)
  if (fetchToken != null && typeof fetchToken !== 'function') {
    return wrong('got a fetchToken that is no function. Write fetchToken={async () => token}.')
  }
  if (!given[0]?.[1])
    return wrong(`got an empty ${names}. Pass a value, or leave MembraneProvider out until there is one.`)
  if (tenantKey === '') return wrong('got an empty tenantKey. Pass the key of the tenant, or undefined.')
  if (requestTimeoutMs !== undefined && !(requestTimeoutMs > 0)) {
    return wrong(`got requestTimeoutMs ${requestTimeoutMs}. Pass milliseconds above 0, such as 30000.`)
  }
  try {
    if (apiUri) normaliseApiUri(apiUri)
  } catch (error) {
    if (isMembraneError(error)) return error
    throw error
  }
  return null
}

function wrong(what: string): MembraneError {
  return new MembraneError('invalid-option', `MembraneProvider ${what}`)
}

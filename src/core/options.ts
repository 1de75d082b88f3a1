import type { Fetch } from '../api/fetch.js'
import type { MembraneSnapshot } from '../api/snapshot.js'
import { DEFAULT_API_URI, isApiUri } from './apiUri.js'
import { MembraneError } from './errors.js'
import type { SignIns } from './overtaken.js'
import type { TokenMeans, TokenSource } from './token.js'

/** What a session is made of: one of `fetchToken`, `tokenEndpoint` and `token`, and what is injected. */
export interface SessionOptions extends TokenSource, TokenMeans {
  /** Who is signed in, as far as the app knows. A token that names somebody else is an error. */
  tenantKey?: string | undefined
  /** Absolute address of the API. Default: what the token route answers, else Membrane's own. */
  apiUri?: string | undefined
  /** How the API is reached. Default: the global `fetch`. */
  fetch?: Fetch | undefined
  snapshot?: MembraneSnapshot | undefined
  /** How old a snapshot may be to be shown, in milliseconds. Default 60 000. */
  snapshotMaxAgeMs?: number | undefined
  /** Shared by all sessions of a page. A snapshot from before somebody else signed in on it is not shown. */
  signIns?: SignIns | undefined
  /** Milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined
}

/** What is wrong with the options, as an error that says what to write; `null` when nothing is. */
export function optionsError(options: SessionOptions): MembraneError | null {
  const { fetchToken, tokenEndpoint, token, tenantKey, apiUri, requestTimeoutMs = 1 } = options
  const sources = [tokenEndpoint, fetchToken, token].filter((source) => source != null)
  const [source] = sources
  const what =
    sources.length !== 1 || !source || typeof source !== (fetchToken ? 'function' : 'string')
      ? 'one of tokenEndpoint, fetchToken and token: write tokenEndpoint="/api/membrane-token"'
      : tenantKey === ''
        ? 'a tenantKey that is not empty, or undefined'
        : !(requestTimeoutMs > 0)
          ? 'requestTimeoutMs in milliseconds above 0'
          : apiUri && !isApiUri(apiUri)
            ? `apiUri as an absolute address: write "${DEFAULT_API_URI}", or leave it out`
            : ''
  return what ? new MembraneError('invalid-option', `MembraneProvider needs ${what}.`) : null
}

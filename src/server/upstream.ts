import type { Fetch } from '../api/fetch.js'
import { MembraneError } from '../core/errors.js'
import { API_VERSION, serialise, type Query } from '../core/transport.js'
import { isSignal } from './signal.js'

/** How a server reaches Membrane as one tenant. */
export interface Upstream {
  fetch: Fetch
  apiUri: string
  token: string
}

export interface UpstreamAnswer {
  response: Response
  /** Without the token, should the answer quote it. */
  text: string
}

export interface UpstreamOptions {
  query?: Query | undefined
  json?: string | undefined
  signal?: AbortSignal | undefined
}

/**
 * Asks Membrane once. Sets none of the fields of a request that only browsers know: Cloudflare's runtime refuses them.
 *
 * @throws {MembraneError} `network` when there is no answer.
 */
export async function askMembrane(
  { fetch, apiUri, token }: Upstream,
  method: string,
  path: string,
  { query, json, signal }: UpstreamOptions = {},
): Promise<UpstreamAnswer> {
  try {
    const response = await fetch(
      new Request(apiUri + path + serialise(query), {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          'membrane-api-version': API_VERSION,
          ...(json !== undefined && { 'content-type': 'application/json' }),
        },
        ...(signal && { signal }),
        ...(json !== undefined && { body: json }),
      }),
    )
    return { response, text: (await response.text()).replaceAll(token, '[token]') }
  } catch (cause) {
    if (isSignal(cause)) throw cause
    throw new MembraneError('network', `Membrane could not be reached at ${apiUri}.`, { cause })
  }
}

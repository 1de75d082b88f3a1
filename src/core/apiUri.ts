import { MembraneError } from './errors.js'

/** Where Membrane itself lives. */
export const DEFAULT_API_URI = 'https://api.getmembrane.com'

/**
 * An API address fit for joining paths to: absolute, without a trailing slash, query or fragment.
 *
 * @throws {MembraneError} `invalid-option` when it is relative, or not http(s).
 */
export function normaliseApiUri(apiUri: string, from = 'apiUri'): string {
  let url: URL | undefined
  try {
    url = new URL(apiUri)
  } catch {
    // said below
  }
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new MembraneError(
      'invalid-option',
      `${from} is ${JSON.stringify(apiUri)}, but must be an absolute address. Write "${DEFAULT_API_URI}", or leave it out.`,
    )
  }
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** As {@link normaliseApiUri}, for an address that came over the network: https, or http on this machine only. */
export function normaliseAnsweredApiUri(apiUri: string): string {
  const uri = normaliseApiUri(apiUri, "The token route's apiUri")
  if (/^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/.test(uri)) return uri
  throw new MembraneError(
    'invalid-option',
    `The token route's apiUri is ${JSON.stringify(apiUri)}, but a token is sent over https only (http on localhost). Answer an https address.`,
  )
}

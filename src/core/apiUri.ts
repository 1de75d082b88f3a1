import { MembraneError } from './errors.js'

/** Where Membrane itself lives. */
export const DEFAULT_API_URI = 'https://api.getmembrane.com'

/**
 * An API address fit for joining paths to: absolute, without a trailing slash, query or fragment.
 *
 * @param allowed What the address must look like; by default any of http(s).
 * @throws {MembraneError} `invalid-option` when it is relative, or not allowed.
 */
export function normaliseApiUri(apiUri: string, allowed = /^https?:/): string {
  const url = parseUrl(apiUri)
  // An opaque origin ("null") is what anything but http(s) has.
  const uri = url ? url.origin + url.pathname.replace(/\/+$/, '') : ''
  if (allowed.test(uri)) return uri
  throw new MembraneError(
    'invalid-option',
    `apiUri is ${JSON.stringify(apiUri)}, but must be an absolute https address (http on localhost only). Write "${DEFAULT_API_URI}", or leave it out.`,
  )
}

/** As {@link normaliseApiUri}, for an address that a token route answers: https, or http on this machine. */
export function normaliseAnsweredApiUri(apiUri: string): string {
  return normaliseApiUri(apiUri, /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/)
}

/** An address, or `undefined` when it is none. */
export function parseUrl(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}

/** Where Membrane itself lives. */
export const DEFAULT_API_URI = 'https://api.getmembrane.com'

/** An address, or `undefined` when it is none. */
export function parseUrl(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}

/** Whether the API can be there: an absolute http(s) address. */
export function isApiUri(apiUri: string): boolean {
  return /^https?:/.test(parseUrl(apiUri)?.protocol ?? '')
}

/** Whether a token may be sent there on the word of a token route: by https, on this machine, or `here`, where it came from. */
export function isSafeApiUri(apiUri: string, here?: string): boolean {
  if (!isApiUri(apiUri)) return false
  const { origin } = new URL(apiUri)
  return origin === here || /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$))/.test(origin)
}

/** An API address fit for joining paths to: without a trailing slash, query or fragment. */
export function normaliseApiUri(apiUri: string): string {
  const { origin, pathname } = new URL(apiUri)
  return origin + pathname.replace(/\/+$/, '')
}

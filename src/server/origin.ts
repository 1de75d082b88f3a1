/**
 * Whether a request may come from where it says it comes from: the page's own origin, or one of `allowed`.
 *
 * Browsers say so themselves (`Sec-Fetch-Site`); older ones by `Origin`, compared with every name this
 * server is reached by, since a proxy may have changed the host of `request.url`. What is no browser
 * says nothing, and is let through: it has no cookies of anybody.
 */
export function mayCall(request: Request, allowed: readonly string[]): boolean {
  const origin = request.headers.get('origin')
  if (origin !== null && allowed.includes(origin)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  if (origin === null) return true
  const hosts = [
    new URL(request.url).host,
    request.headers.get('host'),
    request.headers.get('x-forwarded-host'),
  ]
  return URL.canParse(origin) && hosts.includes(new URL(origin).host)
}

/** The headers with which a browser on another, allowed origin may read the answer. */
export function corsHeaders(request: Request, allowed: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null || !allowed.includes(origin)) return {}
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }
}

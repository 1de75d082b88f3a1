import { MembraneError } from '../core/errors.js'
import { parseUrl } from '../core/apiUri.js'

/** Origins as browsers write them. */
export type Origins = ReadonlySet<string>

/**
 * The origins of these addresses.
 *
 * @throws {MembraneError} `invalid-option` for what is no list, or no address of one origin.
 */
export function toOrigins(addresses: readonly string[] = []): Origins {
  if (Array.isArray(addresses)) return new Set(addresses.map(toOrigin))
  throw invalid(JSON.stringify(addresses))
}

function toOrigin(address: unknown): string {
  const { protocol = '', host = '' } = parseUrl(String(address)) ?? {}
  // `origin` is "null" for schemes that URL does not know, such as those of apps in a web view.
  if (host && !host.includes('*')) return `${protocol}//${host}`
  throw invalid(`[${JSON.stringify(address)}]`)
}

function invalid(seen: string | undefined): MembraneError {
  return new MembraneError(
    'invalid-option',
    `allowedOrigins is ${seen}, but must be a list of whole origins, without wildcards. Write ["https://app.example.com"].`,
  )
}

/**
 * Whether a request may come from where it says it comes from: the page's own origin, or one of `allowed`.
 *
 * Browsers say so themselves (`Sec-Fetch-Site`); older ones by `Origin`, compared with every name this
 * server is reached by, since a proxy may have changed the host of `request.url`. What is no browser
 * says nothing, and is let through: it has no cookies of anybody.
 */
export function mayCall(request: Request, allowed: Origins): boolean {
  const origin = request.headers.get('origin')
  if (origin !== null && allowed.has(origin)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  if (origin === null) return true
  const forwarded = request.headers.get('x-forwarded-host')?.split(',') ?? []
  const hosts = [new URL(request.url).host, request.headers.get('host'), ...forwarded]
  const { host } = URL.canParse(origin) ? new URL(origin) : { host: '' }
  return host !== '' && hosts.some((name) => name?.trim() === host)
}

/** The headers with which a browser on another, allowed origin may read the answer. */
export function corsHeaders(request: Request, allowed: Origins): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null || !allowed.has(origin)) return {}
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }
}

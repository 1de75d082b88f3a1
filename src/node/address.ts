import type { IncomingMessage } from 'node:http'

type Incoming = Pick<IncomingMessage, 'headers'> & object

/**
 * The address at which a request was made: with the path from before Express cut off where a router is mounted, and,
 * where a proxy is trusted, with the host and protocol that the proxy was asked by.
 *
 * @param heard The address as this server heard it.
 */
export function addressOf(heard: string, incoming: Incoming, trustProxy = isTrusted(incoming)): string {
  const { origin, pathname, search } = new URL(heard)
  const original = 'originalUrl' in incoming ? incoming.originalUrl : undefined
  const path = typeof original === 'string' && original.startsWith('/') ? original : pathname + search
  const asked = trustProxy ? forwarded(incoming, origin) : undefined
  return /^https?:/.test(asked ?? '') && URL.canParse(asked + path) ? asked + path : origin + path
}

function forwarded({ headers }: Incoming, origin: string): string {
  const { protocol, host } = new URL(origin)
  // Each proxy on the way adds its own; the first is the one that the client asked.
  const [scheme, name] = ['x-forwarded-proto', 'x-forwarded-host'].map((header) =>
    String(headers[header] ?? '')
      .split(',')[0]
      ?.trim(),
  )
  return `${scheme ? `${scheme}:` : protocol}//${name || host}`
}

/** What Express was told by `app.set('trust proxy', …)`, for the proxy that this request came from. */
function isTrusted(incoming: object): boolean {
  const app = 'app' in incoming ? incoming.app : undefined
  const socket = 'socket' in incoming ? incoming.socket : undefined
  if (typeof app !== 'function' || !('get' in app) || typeof app.get !== 'function') return false
  const trusts: unknown = app.get('trust proxy fn')
  const from = typeof socket === 'object' && socket && 'remoteAddress' in socket ? socket.remoteAddress : ''
  return typeof trusts === 'function' && trusts(from, 0) === true
}

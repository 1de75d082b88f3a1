import type { IncomingMessage } from 'node:http'

/**
 * Keeps the body of a request that a parser before us (`express.json()`) has already read: the adapter looks for it
 * in `rawBody`, where some platforms put it.
 */
export function keepParsedBody(incoming: IncomingMessage): void {
  if (!incoming.readableDidRead || 'rawBody' in incoming) return
  const body: unknown = 'body' in incoming ? incoming.body : undefined
  if (body !== undefined) Object.assign(incoming, { rawBody: toBytes(body) })
}

function toBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

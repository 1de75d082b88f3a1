import { decodeJwt } from 'jose'
import type { Fetch } from '../../../src/api/fetch.js'

export interface Seen {
  method: string
  path: string
  tenantKey: unknown
  token: string
  body: unknown
}

type Answer = Response | ((request: Request) => Response | Promise<Response>)

/**
 * A Membrane that answers as it is told: by `METHOD /path`, each in turn, the last one for good. What it was not told
 * is 404. It keeps what it was asked.
 */
export function createUpstream(answers: Record<string, Answer | Answer[]>): { fetch: Fetch; seen: Seen[] } {
  const seen: Seen[] = []
  const queues = new Map(Object.entries(answers).map(([route, answer]) => [route, [answer].flat()]))
  return {
    seen,
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
      const text = await request.clone().text()
      seen.push({
        method: request.method,
        path: pathname + search,
        tenantKey: decodeJwt(token).tenantKey,
        token,
        body: text ? JSON.parse(text) : undefined,
      })
      const queue = queues.get(`${request.method} ${pathname}`)
      const answer = queue && (queue.length > 1 ? queue.shift() : queue[0])
      if (!answer) return json(404, { type: 'bad_request', key: 'not_found', message: 'No such thing' })
      return typeof answer === 'function' ? answer(request) : answer.clone()
    },
  }
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })

/** An answer that never comes, unless the request is aborted. */
export const never = (request: Request) =>
  new Promise<Response>((_, reject) => {
    request.signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
  })

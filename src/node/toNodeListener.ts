import { getRequestListener, RequestError } from '@hono/node-server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fetch } from '../api/fetch.js'
import { addressOf } from './address.js'
import { keepParsedBody } from './parsedBody.js'

/** What `node:http` calls for each request, and Express for those that come to a path. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void

export interface NodeListenerOptions {
  /**
   * Whether a proxy of yours stands in front, so that `X-Forwarded-Host` and `X-Forwarded-Proto` say at which address
   * the request was made. Default: what Express is told by `app.set('trust proxy', …)`, else false.
   */
  trustProxy?: boolean | undefined
}

/**
 * Makes a route (a `Request` in, a `Response` out) into a listener for `node:http` and Express.
 *
 * ```ts
 * app.get('/api/membrane-token', toNodeListener(createTokenRoute({ tenant })))
 * ```
 *
 * The route gets a `Request` of the platform's own, with the whole address, the body as a stream (or what a body parser
 * before it has made of it), and a signal that aborts when the client goes away. What it throws is answered
 * as JSON, `{ code, message }`, with 500 and without a stack.
 */
export function toNodeListener(route: Fetch, { trustProxy }: NodeListenerOptions = {}): NodeListener {
  const listener = getRequestListener(
    (light, { incoming }) => {
      if (FORBIDDEN.has(light.method)) return refuseMethod(light.method)
      const body = light.body && { body: light.body, duplex: 'half' }
      const { method, headers, signal } = light
      const address = addressOf(light.url, incoming, trustProxy)
      return route(new Request(address, { method, headers: new Headers(headers), signal, ...body }))
    },
    { overrideGlobalObjects: false, errorHandler: explain },
  )
  return (request, response) => {
    keepParsedBody(request)
    void listener(request, response)
  }
}

/** What no `Request` can be made with. */
const FORBIDDEN = new Set(['CONNECT', 'TRACE', 'TRACK'])

const refuseMethod = (method: string) => toResponse(405, 'bad-request', `${method} is not answered here.`)

function explain(error: unknown): Response {
  if (error instanceof RequestError)
    return toResponse(400, 'bad-request', 'The request is not one of HTTP that can be read.')
  return toResponse(500, 'server-error', 'This request could not be answered. Try again.')
}

function toResponse(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status, headers: { 'cache-control': 'no-store' } })
}

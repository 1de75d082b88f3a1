import { getRequestListener } from '@hono/node-server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toOrigins } from '../server/origin.js'
import type { Backend } from './backend.js'

export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** Answers what is the backend's, and leaves everything else to Vite. */
export function toMiddleware(backend: Backend): Middleware {
  const listener = getRequestListener(
    async (request, { incoming }) => {
      try {
        const route = backend.route(new URL(request.url).pathname)
        return (await route?.(request)) ?? new Response(null, { status: 404 })
      } catch {
        // A connection that the sandbox drops, or one that the browser gave up.
        incoming.socket.destroy()
        return new Response(null, { status: 499 })
      }
    },
    { overrideGlobalObjects: false },
  )
  return (request, response, next) => {
    const [pathname = ''] = (request.url ?? '').split('?')
    if (backend.route(pathname)) void listener(request, response)
    else next()
  }
}

/** The part of a middleware that answers preflights of these origins. */
export function toPreflight(middleware: Middleware, allowedOrigins?: readonly string[]): Middleware {
  const origins = toOrigins(allowedOrigins)
  return (request, response, next) => {
    const { method, headers } = request
    const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
    if (isPreflight && origins.has(headers.origin ?? '')) middleware(request, response, next)
    else next()
  }
}

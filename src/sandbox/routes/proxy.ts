import { Hono, type Context } from 'hono'
import { withHeaders } from '../act/appRequest.js'
import { accept, sendToApp } from '../act/sendToApp.js'
import { untilGone } from '../act/untilGone.js'
import { requireUsable } from '../act/usable.js'
import { pathOf } from '../app.js'
import { scopeOf } from '../auth.js'
import { findConnection } from '../connections.js'
import type { Engine } from '../engine.js'
import { identify } from '../http.js'
import type { ConnectionRecord } from '../records.js'
import { WITHOUT_BODY } from '../statuses.js'
import type { VendorRequest, VendorResponse } from '../vendors/VendorApi.js'

/** The server cuts a request after this (membrane-api 4). */
const LONGEST_REQUEST = { ms: 60_000, type: 'connection' } as const

/** `/connections/:sel/proxy/<path>`, and the older `/api/<path>`: the app's own API, its answers as they are. */
export function proxyRoutes(engine: Engine): Hono {
  const routes = new Hono()

  async function pass(c: Context) {
    const connection = findConnection(engine, scopeOf(identify(engine, c)), c.req.param('sel') ?? '')
    requireUsable(connection)
    const request = await requestOf(engine, c, connection)
    const work = sendToApp(engine, connection, request, LONGEST_REQUEST).then((response) => {
      accept(engine, connection, response)
      return responseOf(response)
    })
    return untilGone(work, c.req.raw.signal)
  }

  routes.on(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], '/connections/:sel/proxy/*', pass)
  routes.post('/connections/:sel/api/*', pass)
  return routes
}

async function requestOf(engine: Engine, c: Context, connection: ConnectionRecord): Promise<VendorRequest> {
  const [, , , , ...rest] = pathOf(engine, c.req.raw).split('/')
  const { token, ...query } = c.req.query()
  const isTheApps = token !== undefined && c.req.header('authorization') !== undefined
  const text = await c.req.text()
  return withHeaders(connection, {
    method: c.req.method,
    path: `/${rest.join('/')}`,
    query: isTheApps ? { ...query, token } : query,
    headers: {},
    ...(text === '' ? {} : { body: parsed(text) }),
  })
}

/** What is not JSON is for the app to judge. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function responseOf({ status, headers, body }: VendorResponse): Response {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(WITHOUT_BODY.has(status) ? null : text, { status, headers: { ...headers } })
}

import { Hono } from 'hono'
import { scopeOf } from '../auth.js'
import { utf8 } from '../bytes.js'
import { isoNow, type Engine } from '../engine.js'
import { identify } from '../http.js'

/** `/sse/workspace` and `/sse/connection-events/:requestId`. The token is in the query: EventSource sends no header. */
export function eventRoutes(engine: Engine): Hono {
  const routes = new Hono()

  routes.get('/sse/workspace', (c) => {
    const tenantKey = scopeOf(identify(engine, c))
    return eventStream(engine, c.req.raw.signal, (send) => {
      send({ type: 'connected', message: 'subscribed', timestamp: isoNow(engine) })
      return engine.changes.subscribe(({ tenantKey: owner, ...event }) => {
        if (tenantKey === undefined || owner === undefined || owner === tenantKey) send(event)
      })
    })
  })

  // Nothing but results may be said here: the SDK takes the first message for one.
  routes.get('/sse/connection-events/:requestId', (c) => {
    const tenantKey = scopeOf(identify(engine, c))
    const requestId = c.req.param('requestId')
    return eventStream(engine, c.req.raw.signal, (send) =>
      engine.results.subscribe((result) => {
        const mine = tenantKey === undefined || result.tenantKey === tenantKey
        if (mine && result.requestId === requestId) send(result.message)
      }),
    )
  })

  return routes
}

/** A response that stays open until the client goes, or every stream is cut. */
function eventStream(
  engine: Engine,
  signal: AbortSignal,
  start: (send: (event: unknown) => void) => () => void,
): Response {
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(utf8(text))
      write(': open\n\n')
      const unsubscribe = start((event) => write(`data: ${JSON.stringify(event)}\n\n`))
      const stopListening = engine.cuts.subscribe(() => {
        end()
        controller.close()
      })
      const gone = () => {
        end()
        controller.close()
      }
      end = () => {
        end = () => {}
        unsubscribe()
        stopListening()
        signal.removeEventListener('abort', gone)
      }
      signal.addEventListener('abort', gone, { once: true })
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' },
  })
}

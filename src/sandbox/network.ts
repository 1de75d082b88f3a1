import type { Fetch } from '../api/fetch.js'
import { pathOf } from './app.js'
import { utf8 } from './bytes.js'
import { abortReason, wait } from './clock.js'
import type { Engine } from './engine.js'
import type { Fault } from './faults.js'
import { dataForStatus } from './problem.js'
import { WITHOUT_BODY } from './statuses.js'

/** What `fetch` rejects with when the connection breaks. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('Failed to fetch')
  }
}

/** What stands before the API: CORS, the log, latency, faults, the clock's `Date`. */
export function overNetwork(
  engine: Engine,
  app: { fetch(request: Request): Response | Promise<Response> },
): Fetch {
  const respond = async (request: Request, path: string): Promise<Response> => {
    const { signal } = request
    if (signal.aborted) throw abortReason(signal)
    if (engine.latencyMs > 0) await wait(engine.clock, engine.latencyMs, signal)
    if (!engine.online) throw new DroppedConnection()
    const fault = engine.faults.strike(request.method, path)
    if (fault?.delayMs) await wait(engine.clock, fault.delayMs, signal)
    if (fault?.drop) throw new DroppedConnection()
    const answer = fault?.status === undefined ? await app.fetch(request) : made(engine, fault, fault.status)
    const response = await spoil(engine, answer, fault)
    if (signal.aborted) throw abortReason(signal)
    finish(engine, response, fault?.headers)
    return response
  }
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight(engine)
    const path = pathOf(engine, request)
    const entry = engine.log.open(request, path, engine.clock.now())
    const response = await unlessBroken(engine, respond(request, path))
    entry.status = response.status
    return response
  }
}

/** Work that was asked for goes on when the network breaks, as on a server: only its answer is lost. */
function unlessBroken(engine: Engine, work: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const unsubscribe = engine.breaks.subscribe(() => reject(new DroppedConnection()))
    void work.then(resolve, reject).finally(unsubscribe)
  })
}

const ALLOWED_HEADERS =
  'authorization, content-type, accept, membrane-api-version, api-version, cache-control, last-event-id'

function preflight(engine: Engine): Response {
  if (!engine.online) throw new DroppedConnection()
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': '600',
    },
  })
}

function finish(engine: Engine, { headers }: Response, more: Record<string, string> = {}): void {
  headers.set('access-control-allow-origin', '*')
  headers.set('access-control-expose-headers', 'date, retry-after')
  headers.set('date', new Date(engine.clock.now()).toUTCString())
  for (const [name, value] of Object.entries(more)) headers.set(name, value)
}

function made(engine: Engine, { body }: Fault, status: number): Response {
  if (WITHOUT_BODY.has(status)) return new Response(null, { status })
  const data = body === undefined ? dataForStatus(status, engine.ids('err')) : body
  const isText = typeof data === 'string'
  return new Response(isText ? data : JSON.stringify(data), {
    status,
    headers: { 'content-type': isText ? 'text/html; charset=utf-8' : 'application/json' },
  })
}

/** The true answer cut in half, or sent in two halves with a pause. An event stream would never be read to its end. */
async function spoil(engine: Engine, response: Response, fault: Fault | undefined): Promise<Response> {
  if (!fault?.malformed && !fault?.slowBodyMs) return response
  const { status, headers } = response
  if (headers.get('content-type')?.startsWith('text/event-stream')) return response
  const text = await response.text()
  const sent = fault.malformed ? halves(text)[0] || '<!doctype html>' : text
  if (sent === '') return new Response(null, { status, headers })
  const [first, second] = halves(sent)
  return new Response(fault.slowBodyMs ? inHalves(engine, first, second, fault.slowBodyMs) : sent, {
    status: WITHOUT_BODY.has(status) ? 200 : status,
    headers,
  })
}

function halves(text: string): [string, string] {
  const half = Math.ceil(text.length / 2)
  return [text.slice(0, half), text.slice(half)]
}

function inHalves(
  engine: Engine,
  first: string,
  second: string,
  pauseMs: number,
): ReadableStream<Uint8Array> {
  let timer: unknown
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(utf8(first))
      timer = engine.clock.setTimeout(() => {
        controller.enqueue(utf8(second))
        controller.close()
      }, pauseMs)
    },
    cancel: () => engine.clock.clearTimeout(timer),
  })
}

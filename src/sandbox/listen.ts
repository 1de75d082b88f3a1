import type { Hono } from 'hono'
import type { Fetch } from '../api/fetch.js'
import { pathOf } from './app.js'
import type { Engine } from './engine.js'
import { DroppedConnection } from './network.js'

export interface ListenOptions {
  /** Default: any free one. */
  port?: number
  /** Default `127.0.0.1`. */
  host?: string
  /** Also answer `/__sandbox/*`, by which anyone who reaches the port drives the sandbox. Default false. */
  control?: boolean
}

/** A sandbox that is served over HTTP. */
export interface Listening {
  readonly url: string
  readonly port: number
  /** Ends open streams and connections too. The sandbox is then at the address it had before. */
  readonly close: () => Promise<void>
}

/** Bundlers are told, so that no browser build takes a Node server along. */
const loadServer = () => import(/* @vite-ignore */ /* webpackIgnore: true */ '@hono/node-server')

/**
 * Serves the sandbox over HTTP; from then on it is at that address.
 *
 * @throws {Error} outside Node, when it listens already, or when the port is taken.
 */
export async function listen(
  engine: Engine,
  answer: { fetch: Fetch; control: Hono },
  options: ListenOptions = {},
): Promise<Listening> {
  const { port = 0, host = '127.0.0.1', control = false } = options
  if (engine.listening) throw new Error(`The sandbox listens already, at ${engine.apiUri}: close that first`)
  engine.listening = true
  try {
    const { createAdaptorServer } = await loadServer()
    const server = createAdaptorServer({
      overrideGlobalObjects: false,
      fetch: async (request, env) => {
        if (control && pathOf(engine, request).startsWith('/__sandbox/')) return answer.control.fetch(request)
        try {
          return await answer.fetch(request)
        } catch (error) {
          if (error instanceof DroppedConnection) env.incoming.socket?.destroy()
          return new Response(null, { status: 499 })
        }
      },
    })
    const actual = await new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        const address = server.address()
        resolve(typeof address === 'object' && address ? address.port : port)
      })
    })
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
    const { apiUri, served } = engine
    engine.apiUri = url
    engine.served = true
    const shut = () =>
      new Promise<void>((resolve, reject) => {
        engine.cuts.emit()
        engine.listening = false
        if (engine.apiUri === url) {
          engine.apiUri = apiUri
          engine.served = served
        }
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    let closed: Promise<void> | undefined
    return { url, port: actual, close: () => (closed ??= shut()) }
  } catch (error) {
    engine.listening = false
    throw error
  }
}

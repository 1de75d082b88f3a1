import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Scene } from '../app/scene.js'

const files = new URL('../../../.tmp/browser-app/', import.meta.url)
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

export interface AppServer {
  url: string
  /** The page's scene and headers from the next load on. */
  show(scene: Scene, headers?: Record<string, string>): void
  /** What stands in the document: the scene, and HTML that a server rendered. */
  serve(scene: object, html: string): void
  /** Replaces the token route; it answers 404 until one is set. */
  tokenRoute: (request: Request) => Promise<Response>
  tokenRequests: number
  /** Replaces the act route; it answers 404 until one is set. */
  actRoute: (request: Request) => Promise<Response>
  close(): Promise<void>
}

/** A product's own server: its page, its scripts, and its token route. */
export async function startAppServer(): Promise<AppServer> {
  let scene: object = {}
  let rendered = ''
  let pageHeaders: Record<string, string> = {}
  const serve = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname === '/api/membrane-token') {
      server.tokenRequests += 1
      return server.tokenRoute(request)
    }
    if (pathname === '/api/membrane-act') return server.actRoute(request)
    const file = pathname === '/' ? 'index.html' : pathname.slice(1)
    try {
      const body = await readFile(fileURLToPath(new URL(file, files)))
      const headers = { 'content-type': types[extname(file)] ?? 'application/octet-stream' }
      if (extname(file) !== '.html') return new Response(new Uint8Array(body), { headers })
      const html = body
        .toString()
        .replace(
          /(<script type="application\/json" id="scene">)[^<]*/,
          (_, open: string) => open + JSON.stringify(scene).replaceAll('<', '\\u003c'),
        )
        .replace('<!--html-->', () => rendered)
      return new Response(html, { headers: { ...headers, ...pageHeaders } })
    } catch {
      return new Response('Not found', { status: 404 })
    }
  }
  const http = createServer(getRequestListener(serve))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const server: AppServer = {
    url: `http://127.0.0.1:${port}`,
    show(next, headers = {}) {
      scene = next
      pageHeaders = headers
    },
    serve(next, html) {
      scene = next
      rendered = html
    },
    tokenRoute: async () => new Response('No token route', { status: 404 }),
    tokenRequests: 0,
    actRoute: async () => new Response('No act route', { status: 404 }),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
  return server
}

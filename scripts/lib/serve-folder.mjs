// Serves a folder of files on a port of its own, on this machine alone.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * @param {string} folder
 * @param {(path: string, body: Buffer) => Record<string, string>} [headersOf] more headers for a file
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveFolder(folder, headersOf = () => ({})) {
  const base = normalize(folder + sep)
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    if (pathname === '/favicon.ico') return response.writeHead(204).end()
    const path = join(base, normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname)))
    try {
      if (!path.startsWith(base)) throw new Error('outside of the folder')
      const body = await readFile(path)
      response
        .writeHead(200, {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          // The build names these by their content.
          ...(pathname.startsWith('/assets/') && { 'cache-control': 'max-age=31536000, immutable' }),
          ...headersOf(pathname, body),
        })
        .end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

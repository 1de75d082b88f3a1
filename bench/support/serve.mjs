import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/**
 * Serves a built app gzipped, as a CDN would, and a token route beside it.
 *
 * @param {string} folder
 * @param {() => object} token
 * @param {(html: string) => Promise<string>} [render] fills the document at each visit
 */
export async function serve(folder, token, render) {
  const cache = new Map()
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    if (pathname === '/api/membrane-token') {
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify(token()))
    }
    const file = pathname === '/' ? '/index.html' : pathname
    try {
      if (render && file === '/index.html') {
        response.setHeader('content-type', 'text/html')
        response.setHeader('content-encoding', 'gzip')
        return response.end(gzipSync(await render(await readFile(folder + file, 'utf8'))))
      }
      if (!cache.has(file)) cache.set(file, gzipSync(await readFile(folder + file), { level: 9 }))
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      response.setHeader('content-encoding', 'gzip')
      response.end(cache.get(file))
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

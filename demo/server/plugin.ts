import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Plugin } from 'vite'
import type * as Backend from './backend.js'

/** Mounts the demo's backend beside its page. */
export function demoServer(env: Record<string, string>): Plugin {
  return {
    name: 'react-membrane-demo',
    async configureServer(server) {
      const module = await server.ssrLoadModule(fileURLToPath(new URL('./backend.ts', import.meta.url)))
      const { startBackend } = module as typeof Backend
      const backend = await startBackend(env)
      const listener = getRequestListener(backend.fetch)
      server.config.logger.info(backend.banner)
      server.httpServer?.once('close', () => void backend.close())
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith('/api/')) return next()
        void listener(request, response)
      })
    },
  }
}

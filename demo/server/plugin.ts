import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { runnerImport, type Connect, type Plugin } from 'vite'
import { aliases } from '../../aliases.js'
import type * as Backend from './backend.js'

/** Mounts the demo's backend beside its page, in `vite` and in `vite preview`. */
export function demoServer(env: Record<string, string>): Plugin {
  const mount = async (middlewares: Connect.Server, say: (line: string) => void) => {
    const { module } = await runnerImport<typeof Backend>(
      fileURLToPath(new URL('./backend.ts', import.meta.url)),
      { configFile: false, resolve: { alias: aliases } },
    )
    const backend = await module.startBackend(env)
    say(backend.banner)
    middlewares.use((request, response, next) => {
      if (!request.url?.startsWith('/api/')) return next()
      void getRequestListener(backend.fetch)(request, response)
    })
    return backend
  }
  return {
    name: 'react-membrane-demo',
    async configureServer(server) {
      const backend = await mount(server.middlewares, (line) => server.config.logger.info(line))
      server.httpServer?.once('close', () => void backend.close())
    },
    async configurePreviewServer(server) {
      const backend = await mount(server.middlewares, (line) => server.config.logger.info(line))
      server.httpServer.once('close', () => void backend.close())
    },
  }
}

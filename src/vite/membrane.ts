import type { Plugin, PreviewServer, ResolvedConfig, ViteDevServer } from 'vite'
import { createLiveBackend, createSandboxBackend } from './backend.js'
import { toMiddleware, toPreflight } from './middleware.js'
import type { MembranePluginOptions } from './options.js'
import { chooseWorkspace, exposureOf, readSettings } from './project.js'

/**
 * Serves `/api/membrane-token` in `vite` and `vite preview`: for the workspace that the project's env files name, or
 * for a sandbox on the app's own origin where they name none. A build contains nothing of it.
 *
 * ```ts
 * export default defineConfig({ plugins: [react(), membrane()] })
 * ```
 *
 * @throws {Error} when Vite starts, for credentials of which a half is missing, and when it builds, for a workspace
 *   secret that the bundle could contain.
 */
export function membrane(options: MembranePluginOptions = {}): Plugin {
  let config: ResolvedConfig
  let settings: ReturnType<typeof readSettings>

  function serve(server: ViteDevServer | PreviewServer): void {
    // A test runner has the same configuration, and no page.
    if (config.plugins.some(({ name }) => name === 'vitest')) return
    const { logger, base, root } = config
    const told = {
      ...options,
      root,
      base: URL.canParse(base) ? new URL(base).pathname : base,
      onError: (error: unknown) => logger.error(`react-membrane: ${textOf(error)}`),
      warn: (sentence: string) => logger.warn(`react-membrane: ${sentence}`),
    }
    const workspace = chooseWorkspace(settings, options.use)
    const backend = workspace ? createLiveBackend(workspace, told) : createSandboxBackend(told)
    const middleware = toMiddleware(backend)
    server.middlewares.use(middleware)
    // Vite's own CORS stands before everything, and answers each preflight without asking anybody.
    server.middlewares.stack.unshift({ route: '', handle: toPreflight(middleware, options.allowedOrigins) })
    server.httpServer?.once('close', () => backend.close())
    announce(server, (origin) => logger.info(`  ➜  Membrane: ${backend.describe(origin)}`))
  }

  return {
    name: 'react-membrane',
    configResolved(resolved) {
      config = resolved
      settings = readSettings(resolved, options)
      const exposure = exposureOf(resolved, settings)
      if (exposure === undefined) return
      if (resolved.command === 'build') throw new Error(`react-membrane: ${exposure}`)
      resolved.logger.warn(`react-membrane: ${exposure}`)
    },
    configureServer: serve,
    configurePreviewServer: serve,
  }
}

/** One line below the addresses that Vite prints; at once where Vite has no server of its own to print. */
function announce(server: ViteDevServer | PreviewServer, say: (origin: string | undefined) => void): void {
  if (!server.httpServer) return say(undefined)
  const printUrls = server.printUrls.bind(server)
  server.printUrls = () => {
    printUrls()
    const [address] = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])]
    say(address && new URL(address).origin)
  }
}

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

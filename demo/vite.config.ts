import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { createServer, defineConfig, type Plugin } from 'vite'
import type * as Published from 'react-membrane/vite'
import { aliases } from '../aliases.js'
import { tenants } from './tenants.js'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

// A configuration is loaded before its own aliases count. This loader stays: what the plug-in imports later, such as
// what signs tokens, comes through it too.
const loader = await createServer({
  root: path('..'),
  configFile: false,
  // Not the demo's own: each would find the other's cache outdated and write it anew under the running page.
  cacheDir: 'node_modules/.vite/demo-loader',
  logLevel: 'warn',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: aliases },
})
const module = (await loader.ssrLoadModule('react-membrane/vite')) as typeof Published

const closesLoader: Plugin = {
  name: 'demo-loader',
  configureServer: ({ httpServer }) => void httpServer?.once('close', () => void loader.close()),
  closeBundle: () => loader.close(),
}

export default defineConfig({
  root: path('.'),
  envDir: path('..'),
  cacheDir: path('../node_modules/.vite/demo'),
  plugins: [
    react(),
    closesLoader,
    module.membrane({
      tenantSwitch: tenants.map(({ key: tenantKey, name }) => ({ tenantKey, name })),
      scenario: 'needs-attention',
      latencyMs: 120,
      sandbox: { workspaceName: 'Fieldnote', buildMs: 6_000, generatedBuildMs: 20_000 },
      act: true,
      control: true,
    }),
  ],
  resolve: { alias: aliases },
  server: { host: '127.0.0.1', port: 4170 },
  preview: { host: '127.0.0.1', port: 4171 },
  build: { outDir: path('../.tmp/demo'), emptyOutDir: true, sourcemap: true },
})

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { aliases } from '../aliases.js'
import { demoServer } from './server/plugin.js'

const root = fileURLToPath(new URL('.', import.meta.url))
const project = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig(({ mode }) => ({
  root,
  plugins: [react(), demoServer({ ...loadEnv(mode, project, 'MEMBRANE_') })],
  resolve: { alias: aliases },
  server: { host: '127.0.0.1', port: 4170 },
  preview: { host: '127.0.0.1', port: 4171 },
  build: {
    outDir: fileURLToPath(new URL('../.tmp/demo', import.meta.url)),
    emptyOutDir: true,
    sourcemap: true,
  },
}))

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { aliases } from '../../../aliases.js'

/** With `E2E_PACKAGE=dist` the page is built from the package as it is published, otherwise from the sources. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  resolve: { alias: process.env['E2E_PACKAGE'] === 'dist' ? [] : aliases },
  build: {
    outDir: fileURLToPath(new URL('../../../.tmp/browser-app', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'sandboxed.html'].map((page) => new URL(page, import.meta.url).pathname),
    },
  },
})

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { aliases } from '../../../aliases.js'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/**
 * With `E2E_PACKAGE=dist` the page is built from the package as it is published, otherwise from the sources. The mode
 * `development` has React's development build, which says all that does not match when it hydrates.
 */
export default defineConfig(({ mode }) => {
  const isDevelopment = mode === 'development'
  const pages = isDevelopment
    ? ['preloaded.html']
    : ['actions.html', 'index.html', 'preloaded.html', 'sandboxed.html']
  return {
    root: path('.'),
    base: './',
    plugins: [react()],
    resolve: { alias: process.env['E2E_PACKAGE'] === 'dist' ? [] : aliases },
    ...(isDevelopment && { define: { 'process.env.NODE_ENV': '"development"' } }),
    build: {
      outDir: path(`../../../.tmp/browser-app${isDevelopment ? '/development' : ''}`),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: !isDevelopment,
      rolldownOptions: { input: pages.map(path) },
    },
  }
})

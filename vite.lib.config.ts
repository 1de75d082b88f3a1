import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import pkg from './package.json' with { type: 'json' }
import entries from './scripts/entries.json' with { type: 'json' }

const installed = [...Object.keys(pkg.dependencies), ...Object.keys(pkg.peerDependencies)]

/** `src/server/index.ts` is built to `server/index`, `src/styles.css` to `styles`. */
const builtName = (source: string) => source.replace(/^src\//, '').replace(/\.(ts|css)$/, '')

export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    // The stylesheet is an entry of its own; library mode refuses that unless CSS is split.
    cssCodeSplit: true,
    cssMinify: false,
    lib: {
      entry: Object.fromEntries(Object.values(entries).map((source) => [builtName(source), source])),
      formats: ['es', 'cjs'],
    },
    rolldownOptions: {
      external: (id) =>
        id.startsWith('node:') || installed.some((name) => id === name || id.startsWith(`${name}/`)),
      // Only modules kept apart keep their 'use client'.
      output: { preserveModules: true, preserveModulesRoot: 'src' },
    },
  },
})

import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import pkg from './package.json' with { type: 'json' }
import entries from './scripts/entries.json' with { type: 'json' }

const installed = [...Object.keys(pkg.dependencies), ...Object.keys(pkg.peerDependencies)]

/** `src/server/index.ts` is built to `server/index`, `src/styles.css` to `styles`. */
const builtName = (source: string) => source.replace(/^src\//, '').replace(/\.(ts|css)$/, '')

/**
 * `require('swr').default` is the hook. The bundler takes this package's `"type": "module"` to mean that a default
 * import is the whole of a CommonJS module, as in Node's ES modules; in our CommonJS build it is not.
 */
const defaultsOfCommonJs: Plugin = {
  name: 'defaults-of-commonjs',
  renderChunk: (code, _chunk, { format }) =>
    format === 'cjs' ? { code: code.replaceAll(/(__toESM\([\w$]+), 1\)/g, '$1)'), map: null } : null,
}

/** What comes late in ES modules. Jest runs CommonJS without `import()`; what only Node needs keeps it, so that no bundler follows. */
const LATE = /import\("(@membranehq\/sdk|@cfworker\/json-schema)"\)/g

const lateByRequire: Plugin = {
  name: 'late-by-require',
  renderChunk: (code, _chunk, { format }) =>
    format === 'cjs'
      ? {
          code: code.replaceAll(LATE, 'Promise.resolve().then(() => require("$1"))'),
          map: null,
        }
      : null,
}

export default defineConfig({
  plugins: [react(), defaultsOfCommonJs, lateByRequire],
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    // The stylesheet is an entry of its own; library mode refuses that unless CSS is split.
    cssCodeSplit: true,
    cssMinify: false,
    lib: {
      entry: Object.fromEntries(
        [...Object.values(entries), 'src/cli/main.ts'].map((source) => [builtName(source), source]),
      ),
      formats: ['es', 'cjs'],
    },
    rolldownOptions: {
      external: (id) =>
        id.startsWith('node:') || installed.some((name) => id === name || id.startsWith(`${name}/`)),
      // What says `import.meta` is a program, whose CommonJS copy is not kept.
      checks: { pluginTimings: false, emptyImportMeta: false },
      // Only modules kept apart keep their 'use client'.
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // The package has its sources, which the maps name.
        sourcemapExcludeSources: true,
      },
    },
  },
})

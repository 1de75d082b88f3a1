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

/** Jest runs CommonJS without `import()`. What only Node needs keeps it, so that no bundler follows. */
const sdkByRequire: Plugin = {
  name: 'sdk-by-require',
  renderChunk: (code, _chunk, { format }) =>
    format === 'cjs'
      ? {
          code: code.replaceAll(
            'import("@membranehq/sdk")',
            'Promise.resolve().then(() => require("@membranehq/sdk"))',
          ),
          map: null,
        }
      : null,
}

export default defineConfig({
  plugins: [react(), defaultsOfCommonJs, sdkByRequire],
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
      checks: { pluginTimings: false },
      output: { preserveModules: true, preserveModulesRoot: 'src' },
    },
  },
})

import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds one of `bench/apps` against the built package; answers its folder. */
export async function buildApp(name) {
  const outDir = fileURLToPath(new URL(`../../.tmp/bench/${name}`, import.meta.url))
  const { default: react } = await import('@vitejs/plugin-react')
  await build({
    configFile: false,
    root: fileURLToPath(new URL(`../apps/${name}`, import.meta.url)),
    plugins: [react()],
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 10_000 },
  })
  return outDir
}

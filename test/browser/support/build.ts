import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the page that the browser tests open, once per run. */
export default async function buildApp() {
  await build({
    configFile: fileURLToPath(new URL('../app/vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  })
}

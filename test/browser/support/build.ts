import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const configFile = fileURLToPath(new URL('../app/vite.config.ts', import.meta.url))

/** Builds the pages that the browser tests open, once per run; what is hydrated with React's development build, too. */
export default async function buildApp() {
  for (const mode of ['production', 'development']) await build({ configFile, mode, logLevel: 'warn' })
}

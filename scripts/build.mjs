// Builds `dist`: ESM and CommonJS by Vite, declarations by TypeScript, a CommonJS copy of each declaration.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, tool } from './lib/run.mjs'
import { serverOnly } from './lib/server-only.mjs'

const SPECIFIER = /((?:from|import|import\()\s*['"])(\.{1,2}\/[^'"]+)\.js(['"])/g

/** A declaration as CommonJS users need it: the files it names end in `.cjs`. */
export const toCommonJs = (declaration) =>
  declaration
    .replace(SPECIFIER, '$1$2.cjs$3')
    .replace(/^(\/\/# sourceMappingURL=.*)\.d\.ts\.map$/m, '$1.d.cts.map')

function copyDeclarations(dist) {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => name.endsWith('.d.ts'))) {
    const from = join(dist, file)
    const to = from.replace(/\.d\.ts$/, '.d.cts')
    writeFileSync(to, toCommonJs(readFileSync(from, 'utf8')))
    const map = JSON.parse(readFileSync(`${from}.map`, 'utf8'))
    writeFileSync(`${to}.map`, JSON.stringify({ ...map, file: map.file.replace(/\.d\.ts$/, '.d.cts') }))
  }
}

/** Vite is ESM only, and so are the plug-in's types; a program is no module to load. */
const ESM_ONLY = ['vite', 'cli']

function removeCommonJs(dist) {
  for (const folder of ESM_ONLY) {
    const files = readdirSync(join(dist, folder), { encoding: 'utf8' })
    for (const file of files.filter((name) => /\.c(ts|js)(\.map)?$/.test(name)))
      rmSync(join(dist, folder, file))
  }
}

export async function build() {
  /** @type {[name: string, args: string[]][]} */
  const steps = [
    ['vite', ['build', '--config', 'vite.config.ts', '--logLevel', 'warn']],
    // After Vite, which empties `dist`.
    ['tsc', ['-p', 'tsconfig.build.json']],
  ]
  for (const [name, args] of steps) {
    const { code, output } = await tool(name, args)
    if (output.trim()) console.log(output.trim())
    if (code !== 0) throw new Error(`The build stopped: ${name} ${args.join(' ')} ended with code ${code}.`)
  }
  copyDeclarations(join(root, 'dist'))
  for (const [file, text] of Object.entries(serverOnly)) writeFileSync(join(root, 'dist/server', file), text)
  removeCommonJs(join(root, 'dist'))
  chmodSync(join(root, 'dist/cli/main.js'), 0o755)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await build()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}

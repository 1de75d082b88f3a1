import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

export const repository = fileURLToPath(new URL('../../../', import.meta.url))

export interface Manifest {
  version: string
  exports: Record<string, string | { import: { default: string }; require: { default: string } }>
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
}

export const manifest: Manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))

/** The entries that are code, as their users write them. */
export const entries = Object.keys(manifest.exports)
  .filter((entry) => !/\.(css|json)$/.test(entry))
  .map((entry) => `react-membrane${entry.slice(1)}`)

export interface Consumer {
  readonly folder: string
  /** Where the package lies, unpacked. */
  readonly installed: string
  /** Runs a program of Node in the consumer's folder and returns what it printed. */
  node(code: string, options?: { format?: 'esm' | 'cjs' }): string
  write(file: string, text: string): void
  remove(): void
}

function tarball(): string {
  const packed = inject('tarball')
  if (!packed) throw new Error('There is no dist to pack. Run `npm run build` first.')
  return packed
}

/**
 * A folder outside the repository with the packed tarball installed, and beside it only what the package says it
 * depends on. A package that it uses without saying so is not found there.
 *
 * @param options.also further packages of the repository, such as the types
 * @param options.modules where React and what touches it come from first; default the repository's
 */
export function createConsumer({
  also = [],
  modules = [],
}: { also?: string[]; modules?: string[] } = {}): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'))
  const installed = join(folder, 'node_modules/react-membrane')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball(), '-C', installed, '--strip-components=1'])
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  const places = [...modules, 'node_modules'].map((place) => join(repository, place))
  for (const name of [
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.peerDependencies),
    ...also,
  ]) {
    const place = places.find((candidate) => existsSync(join(candidate, name)))
    if (!place) throw new Error(`${name} is not installed in ${places.join(' or ')}.`)
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(place, name), link, 'dir')
  }
  return {
    folder,
    installed,
    write,
    node(code, { format = 'esm' } = {}) {
      const file = format === 'esm' ? 'program.mjs' : 'program.cjs'
      write(file, code)
      return execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' })
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

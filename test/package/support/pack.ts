import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed package; empty when there is no build to pack. */
    tarball: string
  }
}

/** Packs the package once for all tests of the project. */
export default function packOnce({ config, provide }: TestProject): (() => void) | undefined {
  if (!existsSync(join(config.root, 'dist/index.js'))) {
    provide('tarball', '')
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'packed-'))
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const output = execFileSync('npm', args, {
    cwd: config.root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [{ filename }]: [{ filename: string }] = JSON.parse(output)
  provide('tarball', join(folder, filename))
  return () => rmSync(folder, { recursive: true, force: true })
}

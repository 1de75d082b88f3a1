import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { importsOf } from '../../../scripts/check-layers.mjs'

/** What a built module reaches: files by following relative imports (dynamic ones too), and packages by name. */
export function graphOf(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const follow = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    for (const specifier of importsOf(file, readFileSync(file, 'utf8'))) {
      if (specifier.startsWith('.')) follow(join(dirname(file), specifier))
      else packages.add(specifier)
    }
  }
  follow(entry)
  return { files, packages }
}

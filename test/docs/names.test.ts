import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import sources from '../../scripts/entries.json' with { type: 'json' }
import { createProgram } from './support/program.js'
import { repository } from './support/samples.js'

const entries = Object.entries(sources).filter(([, file]) => file.endsWith('.ts'))
const program = createProgram(entries.map(([, file]) => file))
const checker = program.getTypeChecker()

/** Named after what they belong to: that says what they are, and they say it of each of their fields. */
const COMPANION = /(Props|Options|Result|Query|Value)$/

/** What an entry exports, types included, with what is said about it where it is declared. */
function exportsOf(file: string): { name: string; documented: boolean }[] {
  const source = program.getSourceFile(join(repository, file))
  const symbol = source && checker.getSymbolAtLocation(source)
  if (!symbol) return []
  return checker.getExportsOfModule(symbol).map((exported) => {
    const declared = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    return {
      name: exported.name,
      documented: COMPANION.test(exported.name) || declared.getDocumentationComment(checker).length > 0,
    }
  })
}

/** The names in the first column of the README's tables under "API". */
function namesInReadme(): Set<string> {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8')
  const [, api = ''] = /^## API\n([\s\S]*?)(?=^## )/m.exec(readme) ?? []
  const cells = [...api.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell)
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`<?([A-Za-z]+)/g)].map(([, name = '']) => name)))
}

describe.each(entries)('every name that %s exports', (_, file) => {
  const names = exportsOf(file)

  it('stands in the API table of the README', () => {
    const listed = namesInReadme()
    expect(names).not.toEqual([])
    expect(names.filter(({ name }) => !listed.has(name)).map(({ name }) => name)).toEqual([])
  })

  it('says what it is, where it is declared', () => {
    expect(names.filter(({ documented }) => !documented).map(({ name }) => name)).toEqual([])
  })
})

it('has no name in the API table that nothing exports', () => {
  const exported = new Set(entries.flatMap(([, file]) => exportsOf(file).map(({ name }) => name)))
  expect([...namesInReadme()].filter((name) => !exported.has(name))).toEqual([])
})

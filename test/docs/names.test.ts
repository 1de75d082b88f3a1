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

/** Where an entry stands in the README: languages share a heading. */
const headingOf = (entry: string) => `react-membrane${entry.slice(1).replace(/labels\/.+$/, 'labels/*')}`

/** The names in the first column of the README's tables below a heading under "API", as often as they stand there. */
function namesBelow(heading: string): string[] {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8')
  const [, api = ''] = /^## API\n([\s\S]*?)(?=^## )/m.exec(readme) ?? []
  const section = api.split(/^### /m).find((part) => part.startsWith(`\`${heading}\`\n`)) ?? ''
  const cells = [...section.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell)
  return cells.flatMap((cell) => [...cell.matchAll(/`<?([A-Za-z]+)/g)].map(([, name = '']) => name))
}

const headings = [...new Set(entries.map(([entry]) => headingOf(entry)))]

it.each(headings)(
  'the API table below %s has every name that is exported there once, and no other',
  (heading) => {
    const files = entries.filter(([entry]) => headingOf(entry) === heading).map(([, file]) => file)
    const exported = files.flatMap((file) => exportsOf(file).map(({ name }) => name))
    expect(exported).not.toEqual([])
    expect(namesBelow(heading).toSorted()).toEqual(exported.toSorted())
  },
)

describe.each(entries)('every name that %s exports', (_, file) => {
  it('says what it is, where it is declared', () => {
    const silent = exportsOf(file).filter(({ documented }) => !documented)
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})

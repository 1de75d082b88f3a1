import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createProgram } from './support/program.js'
import { repository } from './support/samples.js'
import { codeIn, tableBelow } from './support/tables.js'

const types = [
  ['IntegrationsPageProps', 'src/components/page/props.ts', 'docs/page.md', ['| prop ']],
  [
    'MembraneProviderProps',
    'src/hooks/MembraneProvider.tsx',
    'docs/hooks.md',
    ['| prop                                  | when', '| prop               | what it is'],
  ],
  ['ListResult', 'src/hooks/results.ts', 'docs/hooks.md', ['| field ']],
] as const

const program = createProgram(types.map(([, file]) => file))
const checker = program.getTypeChecker()

function fieldsOf(name: string, file: string): string[] {
  const source = program.getSourceFile(join(repository, file))
  const module = source && checker.getSymbolAtLocation(source)
  const type = module && checker.getExportsOfModule(module).find((exported) => exported.name === name)
  if (!type) throw new Error(`${file} exports no ${name}.`)
  return checker
    .getDeclaredTypeOfSymbol(type)
    .getProperties()
    .map((property) => property.name)
}

it.each(types)('every field of %s has its place in a table', (name, file, document, tables) => {
  const markdown = readFileSync(join(repository, document), 'utf8')
  const named = tables
    .flatMap((head) => tableBelow(markdown, head))
    .flatMap(([cell = '']) => codeIn(cell))
    .map((code) => /^\w+/.exec(code)?.[0])
  const missing = fieldsOf(name, file).filter((field) => field !== 'children' && !named.includes(field))
  expect(missing).toEqual([])
})

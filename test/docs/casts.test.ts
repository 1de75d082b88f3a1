import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { repository } from './support/samples.js'
import { codeIn, tableBelow } from './support/tables.js'

const isCast = (node: ts.Node): boolean =>
  ts.isNonNullExpression(node) ||
  ts.isTypeAssertionExpression(node) ||
  (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type))

const holdsCast = (node: ts.Node): boolean => isCast(node) || ts.forEachChild(node, holdsCast) === true

it('casts stand in the files that CONTRIBUTING names, and in no other', () => {
  const markdown = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8')
  const named = tableBelow(markdown, '## Casts').flatMap(([cell = '']) => codeIn(cell))
  const source = join(repository, 'src')
  const found = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      holdsCast(
        ts.createSourceFile(file, readFileSync(join(source, file), 'utf8'), ts.ScriptTarget.Latest, true),
      ),
    )
  expect(found.toSorted()).toEqual(named.toSorted())
})

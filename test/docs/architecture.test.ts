import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { layers } from '../../scripts/lib/layers.mjs'
import { repository } from './support/samples.js'
import { codeIn, tableBelow } from './support/tables.js'

const text = readFileSync(join(repository, 'ARCHITECTURE.md'), 'utf8').split('## Who may know whom')[1] ?? ''

/** The browser entry is a list of names, and in no table. */
const parts = Object.entries(layers).filter(([layer]) => layer !== 'src/index')

it('has the table of who may import whom as the check holds it', () => {
  const said = tableBelow(text, '| layer')
    .map(([layer = '', , mayImport = '']) => [codeIn(layer), mayImport] as const)
    .filter(([[layer = '']]) => layer.startsWith('src/'))
    .map(([[layer], mayImport]) => [
      layer,
      mayImport === 'nothing' ? [] : codeIn(mayImport.replace('the type of `labels`', '`labels/types`')),
    ])
  expect(said).toEqual(parts.map(([layer, { layers: known }]) => [layer, known.map((name) => name.slice(4))]))
})

it('draws every part', () => {
  const [, drawing = ''] = /```\n([\s\S]*?)```/.exec(text) ?? []
  expect(drawing.match(/[a-z]+/g)?.toSorted()).toEqual(parts.map(([layer]) => layer.slice(4)).toSorted())
})

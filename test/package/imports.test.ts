import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Consumer, createConsumer, entries } from './support/consumer.js'

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer()
})
afterAll(() => consumer.remove())

const names = (program: string, format: 'esm' | 'cjs'): string[] =>
  JSON.parse(consumer.node(program, { format }))

describe.each(entries)('%s', (entry) => {
  it('imports in Node as ESM and as CommonJS, with the same names', () => {
    const esm = names(
      `import * as all from ${JSON.stringify(entry)}; console.log(JSON.stringify(Object.keys(all).sort()))`,
      'esm',
    )
    const cjs = names(
      `console.log(JSON.stringify(Object.keys(require(${JSON.stringify(entry)})).sort()))`,
      'cjs',
    )
    expect(esm.length).toBeGreaterThan(0)
    expect(cjs.filter((name) => name !== '__esModule')).toEqual(esm)
  })
})

it('loads everything by `require` without a package that only ESM can load, as Jest must', () => {
  // ./server uses jose, which is ESM only; Jest users do not test with it.
  const program = `
    const loaded = []
    const { Module } = require('node:module')
    const { extname } = require('node:path')
    const load = Module.prototype.load
    Module.prototype.load = function (file) { loaded.push(file); return load.call(this, file) }
    for (const entry of ['react-membrane', 'react-membrane/sandbox', 'react-membrane/testing', 'react-membrane/actions', 'react-membrane/labels/en']) require(entry)
    console.log(JSON.stringify(loaded.filter((file) => extname(file) === '.mjs' || /node_modules\\/(?!react-membrane).*\\/esm\\//.test(file))))
  `
  expect(names(program, 'cjs')).toEqual([])
})

it('exports the stylesheet and the manifest by path', () => {
  const program = `
    import { createRequire } from 'node:module'
    const { resolve } = createRequire(import.meta.url)
    console.log(JSON.stringify(['react-membrane/styles.css', 'react-membrane/actions.css', 'react-membrane/package.json'].map(resolve)))
  `
  expect(names(program, 'esm')).toEqual([
    expect.stringMatching(/dist\/styles\.css$/),
    expect.stringMatching(/dist\/actions\.css$/),
    expect.stringMatching(/react-membrane\/package\.json$/),
  ])
})

it('keeps its inside to itself', () => {
  expect(() => consumer.node(`import 'react-membrane/dist/hooks/context.js'`)).toThrow(
    /ERR_PACKAGE_PATH_NOT_EXPORTED/,
  )
})

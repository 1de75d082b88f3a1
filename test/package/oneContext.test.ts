import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Consumer, createConsumer, manifest } from './support/consumer.js'

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer()
})
afterAll(() => consumer.remove())

/** Renders one copy's component under the other copy's wrapper, on the server. */
const program = (root: string, testing: string) => `
  import { createRequire } from 'node:module'
  const require = createRequire(import.meta.url)
  const { useConnections } = ${root}
  const { createTestMembrane } = ${testing}
  const { createElement } = await import('react')
  const { renderToString } = await import('react-dom/server')
  const { Wrapper } = createTestMembrane()
  const Rows = () => (useConnections().loading ? 'found the provider' : 'no')
  console.log(renderToString(createElement(Wrapper, null, createElement(Rows))))
  process.exit(0)
`
const esm = (name: string) => `await import('${name}')`
const cjs = (name: string) => `require('${name}')`

it.each([
  ['both as ESM', esm, esm],
  ['both as CommonJS', cjs, cjs],
  ['the hooks as ESM, the test kit as CommonJS', esm, cjs],
  ['the hooks as CommonJS, the test kit as ESM', cjs, esm],
])('shares one context between . and ./testing: %s', (_, root, testing) => {
  expect(consumer.node(program(root('react-membrane'), testing('react-membrane/testing')))).toContain(
    'found the provider',
  )
})

it('recognises an error of the other format', () => {
  const output = consumer.node(`
    import { createRequire } from 'node:module'
    import { isMembraneError } from 'react-membrane'
    const { MembraneError } = createRequire(import.meta.url)('react-membrane')
    console.log(isMembraneError(new MembraneError('network', 'Gone.')))
  `)
  expect(output.trim()).toBe('true')
})

it('shares it with copies of the same version only', () => {
  const keys: string[] = JSON.parse(
    consumer.node(`
      await import('react-membrane')
      const keys = Object.getOwnPropertySymbols(globalThis).map((symbol) => symbol.description ?? '')
      console.log(JSON.stringify(keys.filter((key) => key.startsWith('react-membrane'))))
    `),
  )
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.filter((key) => !key.includes(`@${manifest.version}`))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../scripts/lib/bundle.mjs'
import { type Consumer, createConsumer } from './support/consumer.js'
import { graphOf } from './support/graph.js'

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer()
})
afterAll(() => consumer.remove())

const reach = (file: string) => graphOf(join(consumer.installed, 'dist', file))

describe.each(['js', 'cjs'])('the .%s build', (ending) => {
  it.each(['server', 'sandbox'])('has nothing of React in ./%s', (entry) => {
    const { files, packages } = reach(`${entry}/index.${ending}`)
    expect([...packages].filter((name) => /react|swr|radix|scheduler/.test(name))).toEqual([])
    expect([...files].filter((file) => /dist\/(hooks|components)\//.test(file))).toEqual([])
  })

  it('has no code in the browser entry that handles a secret, and nothing of Node', () => {
    const { files, packages } = reach(`index.${ending}`)
    expect(files.size).toBeGreaterThan(20)
    expect([...packages].filter((name) => /^(jose|hono|@hono|@noble|node:)/.test(name))).toEqual([])
    expect([...files].filter((file) => /dist\/(server|sandbox|testing)\//.test(file))).toEqual([])
    const telling = [...files].filter((file) =>
      /workspaceSecret|WORKSPACE_SECRET|SignJWT/.test(readFileSync(file, 'utf8')),
    )
    expect(telling).toEqual([])
  })

  it('has no markup, words or sandbox in the hooks', () => {
    const { files } = reach(`index.${ending}`)
    const hooks = [...files].filter((file) => /dist\/hooks\//.test(file))
    const reached = new Set(hooks.flatMap((file) => [...graphOf(file).files]))
    expect([...reached].filter((file) => /dist\/(components|labels|sandbox|server)\//.test(file))).toEqual([])
  })
})

describe('a Vite app that imports only hooks from the root', () => {
  const app = `
    import { MembraneProvider, useConnections, useIntegrations, useMembrane } from 'react-membrane'
    globalThis.app = [MembraneProvider, useConnections, useIntegrations, useMembrane]
  `

  it('gets no Radix, no component, no words and no CSS', async () => {
    const { modules, css } = await bundle(app, { from: consumer.folder })
    expect(
      modules.filter((id) => /radix|\/dist\/(components|labels|sandbox|server|testing)\//.test(id)),
    ).toEqual([])
    expect(css).toBe(0)
  })

  it('gets the SDK later, and never at first', async () => {
    const { initialImports, imports } = await bundle(app, { from: consumer.folder })
    expect(initialImports).not.toContain('@membranehq/sdk')
    expect(imports).toContain('@membranehq/sdk')
  })
})

describe('actions', () => {
  it('are no part of an app that has the page', async () => {
    const app = `import { IntegrationsPage } from 'react-membrane'\nimport 'react-membrane/styles.css'\nglobalThis.app = IntegrationsPage`
    const { modules, text } = await bundle(app, { from: consumer.folder })
    expect(modules.filter((id) => /dist\/(actions|core\/act)|json-schema/.test(id))).toEqual([])
    expect(text).not.toContain('membrane-actions')
  })

  it('bring the validator late, and neither the SDK at first nor the sandbox or the page', async () => {
    const app = `import { ActionRunner } from 'react-membrane/actions'\nglobalThis.app = ActionRunner`
    const { initialImports, modules, weights } = await bundle(app, { from: consumer.folder })
    expect(initialImports).not.toContain('@membranehq/sdk')
    const withValidator = weights.filter((chunk) => chunk.modules.some(([id]) => id.includes('json-schema')))
    expect(withValidator.map(({ late }) => late)).toEqual([true])
    expect(modules.filter((id) => /dist\/(sandbox|server|testing)\/|IntegrationsPage/.test(id))).toEqual([])
  })

  it('bring no markup and no words with a hook', async () => {
    const app = `import { useAct, useActions } from 'react-membrane/actions'\nglobalThis.app = [useAct, useActions]`
    const { modules } = await bundle(app, { from: consumer.folder })
    expect(
      modules.filter((id) => /dist\/(components|labels)\/|actions\/(form|labels|log|schema)/.test(id)),
    ).toEqual([])
  })
})

it('leaves nothing of the package in an app that only names it', async () => {
  const { modules } = await bundle(`import 'react-membrane'`, { from: consumer.folder })
  expect(modules.filter((id) => id.includes('/dist/'))).toEqual([])
})

it('keeps the stylesheet of an app that imports it for its effect', async () => {
  const { css, text } = await bundle(`import 'react-membrane/styles.css'`, { from: consumer.folder })
  expect(css).toBeGreaterThan(1000)
  expect(text).toContain('@layer membrane')
})

it('runs the sandbox in a browser without anything of Node', async () => {
  const app = `import { createSandbox } from 'react-membrane/sandbox'\nglobalThis.app = createSandbox()`
  const { modules, imports } = await bundle(app, { from: consumer.folder })
  expect(modules.filter((id) => /browser-external|@hono\/node-server/.test(id))).toEqual([])
  expect(imports.filter((name) => name.startsWith('node:'))).toEqual([])
})

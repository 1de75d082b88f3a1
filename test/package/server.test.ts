import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SENTENCE } from '../../scripts/lib/server-only.mjs'
import { bundlers } from './support/bundlers.js'
import { type Consumer, createConsumer, manifest } from './support/consumer.js'

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer({ also: ['jest-environment-jsdom', 'jest-fixed-jsdom'] })
  consumer.write(
    'route.js',
    `import { createTokenRoute, createActRoute } from 'react-membrane/server'
    const workspace = { workspaceKey: 'wk_1', workspaceSecret: 'secret', tenant: () => 'acme' }
    globalThis.routes = [createTokenRoute(workspace), createActRoute({ ...workspace, actions: [] })]`,
  )
  consumer.write('required.cjs', `globalThis.server = require('react-membrane/server')`)
})
afterAll(() => consumer.remove())

/** As Cloudflare's own bundler asks. */
const WORKERD = ['workerd', 'worker', 'browser']

describe.each(bundlers)('%s', (_, bundle) => {
  it.each(['route.js', 'required.cjs'])(
    'stops building %s for a browser, and says why and what to do',
    async (entry) => {
      const { code, errors } = await bundle(consumer.folder, entry)
      expect(code).toBe('')
      expect(errors).toContain(SENTENCE)
    },
  )

  it('builds the routes for workerd, and what it built answers with nothing of Node', async () => {
    const { code, errors } = await bundle(consumer.folder, 'route.js', WORKERD)
    expect(errors).toBe('')
    expect(code).not.toMatch(/node:|Never bundle/)
    consumer.write('built.mjs', code)
    const answers = consumer.node(`
      new Request('https://app.test/')
      delete globalThis.process
      await import('./built.mjs')
      const [token, act] = globalThis.routes
      const answer = await token(new Request('https://app.test/api/membrane-token'))
      const { token: jwt } = await answer.json()
      const refused = await act(new Request('https://app.test/act', { method: 'POST', body: '{"key":"a"}' }))
      console.log(JSON.stringify([answer.status, jwt.split('.').length, refused.status]))
    `)
    expect(JSON.parse(answers)).toEqual([200, 3, 403])
  })
})

it('names the runtimes first, then browsers, then everybody else', () => {
  expect(Object.keys(manifest.exports['./server'] ?? {})).toEqual([
    'workerd',
    'worker',
    'edge-light',
    'deno',
    'bun',
    'react-server',
    'node',
    'browser',
    'import',
    'require',
  ])
})

it.each(['jsdom', 'jest-fixed-jsdom'])('is imported by Jest with the environment %s', (environment) => {
  const file = `${environment}.test.cjs`
  consumer.write(
    file,
    `/** @jest-environment ${environment} */
    test('imports', () => {
      const { createTokenRoute, signTenantToken } = require('react-membrane/server')
      expect([typeof signTenantToken, typeof createTokenRoute({ tenant: () => null })]).toEqual(['function', 'function'])
    })`,
  )
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
  const config = JSON.stringify({ transform: {}, rootDir: consumer.folder })
  const run = spawnSync(process.execPath, [jest, '--ci', '--config', config, file], {
    cwd: consumer.folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test' },
    timeout: 60_000,
  })
  expect(run.stderr).toContain('1 passed')
})

it('refuses to sign where there is a document and no Node, and not before', () => {
  const said = consumer.node(`
    import { createRequire } from 'node:module'
    globalThis.document = {}
    const versions = { ...process.versions }
    Object.defineProperty(process, 'versions', { value: {} })
    const both = [await import('react-membrane/server')]
    Object.defineProperty(process, 'versions', { value: versions })
    both.push(createRequire(import.meta.url)('react-membrane/server'))
    const options = { workspaceKey: 'wk_1', workspaceSecret: 'secret', tenantKey: 'acme' }
    const inJsdom = await Promise.all(both.map((server) => server.signTenantToken(options)))
    Object.defineProperty(process, 'versions', { value: {} })
    const inBrowser = await Promise.all(both.map((server) => server.signTenantToken(options).catch(({ code }) => code)))
    console.log(JSON.stringify([inJsdom.map((token) => token.split('.').length), inBrowser]))
  `)
  expect(JSON.parse(said)).toEqual([
    [3, 3],
    ['invalid-option', 'invalid-option'],
  ])
})

import { expect, it } from 'vitest'
import { buildApp, env, SECRET, startDev, write } from './support/app.js'

const credentials = { MEMBRANE_WORKSPACE_KEY: 'wk_files', MEMBRANE_WORKSPACE_SECRET: SECRET }

it('leaves nothing in a build: no secret, no sandbox, no route', async () => {
  write('.env', env(credentials))
  write('main.js', 'globalThis.app = [import.meta.env, typeof process]')
  const made = await buildApp()
  expect(made).toContain('My app')
  expect(made).not.toMatch(/membrane|sandbox|wss_/i)
})

it('builds with half of the credentials, which are for the dev server', async () => {
  write('.env', env({ MEMBRANE_WORKSPACE_KEY: 'wk_files' }))
  expect(await buildApp()).toContain('My app')
})

it.each([
  ['a prefix that pages see', { VITE_MEMBRANE_WORKSPACE_SECRET: SECRET }, {}],
  ['another name that pages see', { ...credentials, VITE_KEY: SECRET }, {}],
  ['a prefix of their own that covers it', credentials, { envPrefix: 'MEMBRANE_' }],
  ['a constant', credentials, { define: { __SECRET__: JSON.stringify(SECRET) } }],
])('does not build an app whose pages could read the secret, by %s', async (_, variables, config) => {
  write('.env', env(variables))
  const failure = await buildApp({}, config).catch((error: unknown) => String(error))
  expect(failure).toMatch(/secret/)
  expect(failure).not.toContain(SECRET)
})

it('warns of such a secret while the app is developed', async () => {
  write('.env', env({ VITE_MEMBRANE_WORKSPACE_SECRET: SECRET }))
  const app = await startDev()
  expect(app.said.join('\n')).toMatch(
    /VITE_MEMBRANE_WORKSPACE_SECRET is a workspace secret.*Rename it to MEMBRANE_WORKSPACE_SECRET/,
  )
  expect(app.said.join('\n')).not.toContain(SECRET)
})

it('rests in a test runner that has the same configuration', async () => {
  const app = await startDev({}, { plugins: [{ name: 'vitest' }] })
  expect(app.said.join('\n')).not.toContain('Membrane')
  expect((await app.ask('/__membrane/__sandbox/state')).headers.get('content-type')).not.toContain('json')
})

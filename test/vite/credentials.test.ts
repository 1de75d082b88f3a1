import { decodeJwt } from 'jose'
import { expect, it, vi } from 'vitest'
import { env, SECRET, startDev, startPreview, write } from './support/app.js'

const credentials = { MEMBRANE_WORKSPACE_KEY: 'wk_files', MEMBRANE_WORKSPACE_SECRET: SECRET }

it.each([
  ['.env', credentials],
  ['.env.local', credentials],
  ['.env.development', credentials],
  ['.env.local', { INTEGRATION_APP_WORKSPACE_KEY: 'wk_files', INTEGRATION_APP_WORKSPACE_SECRET: SECRET }],
])('signs for Membrane with what %s says, and says so', async (file, variables) => {
  write(file, env(variables))
  const app = await startDev()
  const { token, apiUri } = await app.grant()
  expect(apiUri).toBe('https://api.getmembrane.com')
  expect(decodeJwt(token)).toMatchObject({ workspaceKey: 'wk_files', tenantKey: 'development' })
  expect(app.said.filter((line) => line.includes('Membrane'))).toEqual([
    '  ➜  Membrane: workspace wk_files at https://api.getmembrane.com',
  ])
  expect(app.said.join('\n')).not.toContain(SECRET)
  const sandbox = await app.ask('/__membrane/connections')
  expect(sandbox.status).toBe(404)
  expect(await sandbox.json()).toEqual({ message: expect.stringContaining('no sandbox here') })
})

it.each([
  ['MEMBRANE_API_URI', 'https://api.eu.example.com'],
  ['MEMBRANE_API_URL', 'http://localhost:4600'],
  ['NEXT_PUBLIC_MEMBRANE_API_URI', 'https://api.eu.example.com'],
])('announces the API that %s names', async (name, value) => {
  write('.env', env({ ...credentials, [name]: value }))
  expect((await (await startDev()).grant()).apiUri).toBe(value)
})

it('works in preview too, with the env files of production', async () => {
  write('.env.production', env(credentials))
  const app = await startPreview()
  expect(decodeJwt((await app.grant()).token)).toMatchObject({ workspaceKey: 'wk_files' })
})

it('reads the env files where the project keeps them', async () => {
  write('config/.env', env(credentials))
  const app = await startDev({}, { envDir: 'config' })
  expect((await app.grant()).apiUri).toBe('https://api.getmembrane.com')
})

it('believes the environment before the files, also where it says nothing', async () => {
  write('.env', env(credentials))
  vi.stubEnv('MEMBRANE_WORKSPACE_KEY', 'wk_environment')
  expect(decodeJwt((await (await startDev()).grant()).token)).toMatchObject({
    workspaceKey: 'wk_environment',
  })
  vi.stubEnv('MEMBRANE_WORKSPACE_KEY', '')
  vi.stubEnv('MEMBRANE_WORKSPACE_SECRET', '')
  const app = await startDev()
  expect((await app.grant()).apiUri).toBe(`${app.url}/__membrane`)
})

it('believes its own options before everything else', async () => {
  write('.env', env(credentials))
  const app = await startDev({ workspaceKey: 'wk_option', workspaceSecret: 'of the option' })
  expect(decodeJwt((await app.grant()).token)).toMatchObject({ workspaceKey: 'wk_option' })
})

it.each([
  [{ MEMBRANE_WORKSPACE_KEY: 'wk_files' }, /WORKSPACE_KEY is set, but MEMBRANE_WORKSPACE_SECRET is not/],
  [{ MEMBRANE_WORKSPACE_SECRET: SECRET }, /WORKSPACE_SECRET is set, but MEMBRANE_WORKSPACE_KEY is not/],
  [
    { ...credentials, MEMBRANE_API_URI: 'api.example.com' },
    /apiUri is none, but must be an absolute https address/,
  ],
])('does not start with half of the credentials or a wrong address: %#', async (variables, sentence) => {
  write('.env.local', env(variables))
  const failure = await startDev().catch((error: unknown) => String(error))
  expect(failure).toMatch(sentence)
  expect(failure).not.toContain(SECRET)
})

it('uses the sandbox where there are credentials, when it is told to', async () => {
  write('.env', env(credentials))
  const app = await startDev({ use: 'sandbox' })
  expect((await app.grant()).apiUri).toBe(`${app.url}/__membrane`)
})

it('does not start without credentials, when it is told never to use the sandbox', async () => {
  await expect(startDev({ use: 'membrane' })).rejects.toThrow(
    /use is "membrane", but MEMBRANE_WORKSPACE_KEY and MEMBRANE_WORKSPACE_SECRET are not set/,
  )
})

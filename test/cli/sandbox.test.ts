import { createServer } from 'node:net'
import { MembraneClient } from '@membranehq/sdk'
import { expect, it } from 'vitest'
import { createTokenRoute } from '../../src/server/index.js'
import { node, start } from './support/program.js'

const VARIABLES = [
  'MEMBRANE_API_URI',
  'MEMBRANE_API_URL',
  'MEMBRANE_WORKSPACE_KEY',
  'MEMBRANE_WORKSPACE_SECRET',
]
const PRINT = `console.log(JSON.stringify(${JSON.stringify(VARIABLES)}.map((name) => process.env[name])))`

/** What a token route of an app reads from the environment that the program printed. */
async function connectionsWith(environment: Record<string, string>, tenantKey = 'acme') {
  const route = createTokenRoute({
    tenant: () => tenantKey,
    workspaceKey: environment['MEMBRANE_WORKSPACE_KEY'],
    workspaceSecret: environment['MEMBRANE_WORKSPACE_SECRET'],
    apiUri: environment['MEMBRANE_API_URI'],
  })
  const grant: { token: string; apiUri: string } = await (
    await route(new Request('http://localhost:3000/api/membrane-token'))
  ).json()
  const { items } = await new MembraneClient(grant).connections.find()
  return items
}

async function printed(program: ReturnType<typeof start>): Promise<Record<string, string>> {
  await program.says(/Ctrl-C ends it/)
  const entries = await Promise.all(
    VARIABLES.map(async (name) => {
      const [, value = ''] = await program.says(new RegExp(`^export ${name}=(\\S+)$`, 'm'))
      return [name, value] as const
    }),
  )
  return Object.fromEntries(entries)
}

it('serves the sandbox and prints where, and what an app needs to use it', async () => {
  const program = start('sandbox', '--port', '0', '--scenario', 'needs-attention')
  const environment = await printed(program)
  expect(environment['MEMBRANE_API_URI']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(environment['MEMBRANE_API_URL']).toBe(environment['MEMBRANE_API_URI'])
  const connections = await connectionsWith(environment)
  expect(connections.some(({ disconnected }) => disconnected)).toBe(true)
  program.process.kill('SIGINT')
  expect(await program.ended).toMatchObject({ code: 0, err: '' })
})

it('furnishes only the tenant it was told of, and lets itself be driven when asked', async () => {
  const program = start('sandbox', '--port', '0', '--tenant', 'acme', '--latency', '1', '--control')
  const environment = await printed(program)
  expect(await connectionsWith(environment, 'bluebird')).toEqual([])
  expect(await connectionsWith(environment)).not.toEqual([])
  const state = await fetch(`${environment['MEMBRANE_API_URI']}/__sandbox/state`)
  expect(await state.json()).toMatchObject({ scenario: 'everyday', latencyMs: 1 })
  program.process.kill('SIGTERM')
  expect(await program.ended).toMatchObject({ code: 0 })
})

it('may listen to the outside', async () => {
  const wildcard = start('sandbox', '--port', '0', '--host', '0.0.0.0')
  expect((await printed(wildcard))['MEMBRANE_API_URI']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})

it.each([
  ['https://tunnel.example.dev/', 'https://tunnel.example.dev'],
  ['https://tunnel.example.dev/sandbox/?from=mail#top', 'https://tunnel.example.dev/sandbox'],
  ['HTTP://LocalHost:4700', 'http://localhost:4700'],
])('is to be reached at the address that it is told: %s', async (url, apiUri) => {
  const program = start('sandbox', '--port', '0', '--url', url)
  expect((await printed(program))['MEMBRANE_API_URI']).toBe(apiUri)
})

it('runs a command with the workspace in its environment, and ends with its exit code', async () => {
  const { code, out, err } = await start('sandbox', '--port', '0', ...node(`${PRINT}; process.exitCode = 7`))
    .ended
  expect(code).toBe(7)
  const [uri, url, key, secret] = JSON.parse(out)
  expect(uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect({ url, key, secret }).toEqual({ url: uri, key: 'sandbox-workspace', secret: 'sandbox-secret' })
  // The command's own output stays its own.
  expect(err).toBe(`Membrane sandbox, scenario "everyday", at ${uri}\n`)
})

it('gives the command its arguments as they are', async () => {
  const odd = ['--port', '1', 'two words', '"', '$HOME', '']
  const program = start(
    'sandbox',
    '--port',
    '0',
    ...node('console.log(JSON.stringify(process.argv.slice(1)))'),
    '--',
    ...odd,
  )
  const { out } = await program.ended
  expect(JSON.parse(out)).toEqual(odd)
})

it('answers the command while that runs', async () => {
  const ask = 'fetch(process.env.MEMBRANE_API_URI + "/connections").then(({ status }) => console.log(status))'
  expect(await start('sandbox', '--port', '0', ...node(ask)).ended).toMatchObject({ code: 0, out: '401\n' })
})

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'hands %s on to the command and waits for it',
  async (signal) => {
    const program = start(
      'sandbox',
      '--port',
      '0',
      ...node(
        `process.on('${signal}', () => { console.log('farewell'); process.exit(5) }); setInterval(() => {}, 1e6); console.log('ready')`,
      ),
    )
    await program.says(/ready/)
    program.process.kill(signal)
    expect(await program.ended).toMatchObject({ code: 5, out: 'ready\nfarewell\n' })
  },
)

it.each([
  ['SIGTERM', 143],
  ['SIGKILL', 137],
] as const)('ends with 128 and the number when %s ended the command', async (signal, code) => {
  const end = `process.kill(process.pid, '${signal}'); setInterval(() => {}, 1e6)`
  expect(await start('sandbox', '--port', '0', ...node(end)).ended).toMatchObject({ code })
})

it('says that there is no such command', async () => {
  const { code, err } = await start('sandbox', '--port', '0', '--', 'no-such-command').ended
  expect(code).toBe(127)
  expect(err).toContain('"no-such-command" could not be started: there is no such command.')
})

it('says when the port is in use, and what to do; the command is not run', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { code, out, err } = await start('sandbox', '--port', String(port), ...node('console.log("ran")'))
    .ended
  other.close()
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(new RegExp(`Port ${port} is in use.*"--port ${port + 1}", or "--port 0"`))
})

it('says when this machine does not have the host', async () => {
  const { code, err } = await start('sandbox', '--host', '192.0.2.1').ended
  expect(code).toBe(1)
  expect(err).toContain('This machine has no address "192.0.2.1".')
})

import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { createConsumer, entries, repository, type Consumer } from './support/consumer.js'

const run = promisify(execFile)
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** A client component, a test and a server route, as a team would write them. */
const client = `
import {
  IntegrationsPage,
  isMembraneError,
  MembraneProvider,
  useConnect,
  useConnections,
  useIntegrations,
  useMembrane,
} from 'react-membrane'
import type { Connection, Integration } from 'react-membrane'
import { useAct, type ActRequest } from 'react-membrane/actions'
import { en } from 'react-membrane/labels/en'

export function useLead() {
  const { act, data, reconnect } = useAct<{ id: string }>({ reconnect: 'auto' })
  const request: ActRequest = { key: 'create-lead', input: { email: 'a@b.test' } }
  return { run: () => act(request), id: data?.id, reconnect }
}

function Rows() {
  const membrane = useMembrane()
  const { connections, loading, error } = useConnections()
  const { integrations, loadMore } = useIntegrations({ search: 'crm' })
  const { connect, pending } = useConnect({ onConnect: (connection: Connection) => console.log(connection.id) })
  const first: Integration | undefined = integrations[0]
  if (loading) return null
  return (
    <div>
      {connections.map((connection) => <p key={connection.id}>{connection.name}</p>)}
      <p>{error && isMembraneError(error) ? error.code : first?.name}</p>
      <button disabled={pending} onClick={() => void connect({ integrationKey: 'crm' })}>Connect</button>
      <button onClick={() => void loadMore()}>More</button>
      <button onClick={() => void membrane.connection('c').archive()}>Archive</button>
    </div>
  )
}

export const App = () => (
  <MembraneProvider tokenEndpoint="/api/membrane-token" labels={en}>
    <Rows />
    <IntegrationsPage />
  </MembraneProvider>
)

// @ts-expect-error A provider needs to know where tokens come from, and by which name.
export const Wrong = () => <MembraneProvider tokenEndpont="/api/membrane-token">{null}</MembraneProvider>
`
const server = `
import { createSandbox } from 'react-membrane/sandbox'
import { createTokenRoute } from 'react-membrane/server'
import { createTestMembrane } from 'react-membrane/testing'

export const sandbox = createSandbox({ scenario: 'everyday' })
export const route: (request: Request) => Promise<Response> = createTokenRoute({ tenant: () => 'tenant-1' })
export const { Wrapper } = createTestMembrane()

// @ts-expect-error No such scenario.
createSandbox({ scenario: 'every-day' })
`

/** Vite is an ES module only. */
const required = entries.filter((entry) => entry !== 'react-membrane/vite')

const strict = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  strict: true,
  noEmit: true,
  types: ['node', 'react', 'react-dom'],
}
const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' }
const node16 = { module: 'node16', moduleResolution: 'node16' }
const bundler = { module: 'esnext', moduleResolution: 'bundler' }

const consumers: Consumer[] = []
afterAll(() => consumers.forEach((consumer) => consumer.remove()))

/** What the compiler says about a consumer's files. */
async function compile({ folder }: Consumer): Promise<string> {
  const compiled = await run(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: folder }).catch(
    (failure: { stdout: string }) => failure,
  )
  return compiled.stdout
}

describe.each([
  { react: '19', modules: [] },
  { react: '18', modules: ['test/react18/node_modules'] },
])('the published types, with React $react', ({ react, modules }) => {
  it.each([
    // The package's own declarations are checked too, and with them everything that they import. This is the strictest
    // about it: what is required may name no ES module.
    { name: 'node16', options: { ...node16, skipLibCheck: react === '18' } },
    { name: 'nodenext', options: { ...nodenext, skipLibCheck: true } },
    {
      name: 'bundler, as strict as it gets',
      options: {
        ...bundler,
        skipLibCheck: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noPropertyAccessFromIndexSignature: true,
      },
    },
  ])('compile under $name', { timeout: 240_000 }, async ({ options }) => {
    const consumer = createConsumer({ also: ['@types/react', '@types/react-dom', '@types/node'], modules })
    consumers.push(consumer)
    consumer.write('client.tsx', client)
    consumer.write('server.mts', server)
    consumer.write('server.cts', server)
    consumer.write('entries.cts', required.map((entry) => `export type {} from '${entry}'`).join('\n'))
    consumer.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: { ...strict, ...options },
        files: ['client.tsx', 'server.mts', 'server.cts', 'entries.cts'],
      }),
    )
    expect(await compile(consumer)).toBe('')
  })
})

it('say which React they were tried with', () => {
  const versionOf = (folder: string) =>
    createRequire(join(repository, folder, 'package.json'))('@types/react/package.json')
  expect(versionOf('.')).toMatchObject({ version: expect.stringMatching(/^19\./) })
  expect(versionOf('test/react18')).toMatchObject({ version: expect.stringMatching(/^18\./) })
})

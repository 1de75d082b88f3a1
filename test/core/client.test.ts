import { expect, it } from 'vitest'
import { connectionStatus } from '../../src/core/status.js'
import { createSession } from '../../src/core/session.js'
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js'
import { clientOf, failure } from './support.js'

/** A sandbox, and a session of its tenant. */
function world(options: SandboxOptions = {}, tenantKey = 'acme') {
  const sandbox = createSandbox({ scenario: 'empty', ...options })
  const session = createSession({
    fetchToken: () => sandbox.token({ tenantKey }),
    apiUri: sandbox.apiUri,
    fetch: sandbox.fetch,
    tenantKey,
  })
  return { sandbox, session, client: clientOf(session) }
}

it('reads the workspace’s apps, page by page, each once', async () => {
  const { client } = world({ scenario: 'large', integrations: 60 })
  const first = await client.listIntegrations({ limit: 40 })
  const second = await client.listIntegrations({ limit: 40, cursor: first.cursor ?? '' })
  expect(first.items).toHaveLength(40)
  expect(second.cursor).toBeUndefined()
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60)
  expect(await client.getIntegration(String(first.items[0]?.key))).toMatchObject({ id: first.items[0]?.id })
})

it('reads all of a tenant’s connections, as many at a time as the API gives', async () => {
  const { sandbox, client } = world()
  for (const name of ['One', 'Two', 'Three']) sandbox.connect('hubspot', { tenantKey: 'acme', name })
  sandbox.connect('hubspot', { tenantKey: 'other', name: 'Somebody else’s' })

  const connections = await client.listConnections()
  expect(connections.map(({ name }) => name).sort()).toEqual(['One', 'Three', 'Two'])
  const lists = sandbox.requests.filter(({ path }) => path === '/connections')
  expect(lists.map(({ query }) => query)).toEqual([{ limit: '1000' }])
})

it('renames, tests, refreshes, disconnects and restores', async () => {
  const { sandbox, client } = world()
  const { id } = sandbox.connect('hubspot', {
    tenantKey: 'acme',
    state: 'READY',
    canTest: true,
    canRefreshCredentials: true,
  })

  expect(await client.patchConnection(id, { name: 'Acme Europe' })).toMatchObject({ id, name: 'Acme Europe' })
  expect(await client.testConnection(id)).toBe(true)
  await client.refreshCredentials(id)
  await client.archiveConnection(id)
  expect(await client.listConnections()).toEqual([])
  await client.restoreConnection(id)
  expect(await client.getConnection(id)).toMatchObject({ name: 'Acme Europe' })
})

it('finds a connection by a key that has a path in it', async () => {
  const { sandbox, client } = world()
  const { id } = sandbox.connect('hubspot', { tenantKey: 'acme', key: 'a/b?c#d' })
  expect(await client.getConnection('a/b?c#d')).toMatchObject({ id })
})

it('hears by the long poll when building has ended', async () => {
  const { sandbox, client } = world()
  const { id } = sandbox.connect('hubspot', { tenantKey: 'acme', state: 'BUILDING' })
  const waiting = client.getConnection(id, { waitSeconds: 25 })
  while (!sandbox.requests.some(({ query }) => query.wait === 'true'))
    await new Promise((resolve) => setImmediate(resolve))
  sandbox.update(id, { state: 'READY' })
  expect(connectionStatus(await waiting).kind).toBe('connected')
})

it('shows what the sandbox calls disconnected as disconnected', async () => {
  const { sandbox, client } = world()
  const { id } = sandbox.connect('hubspot', { tenantKey: 'acme', state: 'READY' })
  sandbox.disconnect(id, { type: 'connection', key: 'access_token_expired', message: 'Refresh was refused' })
  expect(connectionStatus(await client.getConnection(id))).toMatchObject({
    kind: 'disconnected',
    reason: 'Refresh was refused',
    primary: 'reconnect',
  })
})

it('knows the apps of the catalogue', async () => {
  const { client } = world({ scenario: 'everyday' })
  const { items } = await client.listExternalApps({ limit: 10 })
  expect(items[0]).toMatchObject({ id: expect.any(String), categories: expect.any(Array) })
})

it('does not find another tenant’s connection', async () => {
  const { sandbox, client } = world()
  const { id } = sandbox.connect('hubspot', { tenantKey: 'other' })
  expect(await failure(client.getConnection(id))).toMatchObject({
    code: 'not-found',
    status: 404,
    data: { key: 'not_found' },
  })
})

it('recovers by itself when its token is revoked', async () => {
  const { sandbox, client } = world()
  await client.listConnections()
  sandbox.revokeTokens()
  expect(await client.listConnections()).toEqual([])
  expect(sandbox.requests.map(({ status }) => status)).toEqual([200, 401, 200])
})

it('says what is wrong when the sandbox answers garbage', async () => {
  const { sandbox, client } = world()
  sandbox.faults.add({ match: '/connections', malformed: true, times: 1 })
  expect(await failure(client.listConnections())).toMatchObject({ code: 'bad-response' })
  expect(await client.listConnections()).toEqual([])
})

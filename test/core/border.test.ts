import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMembraneError } from '../../src/core/errors.js'
import { connectionStatus } from '../../src/core/status.js'
import { clientOf, failure, html, json, sessionWith } from './support.js'

/** The client of a server that answers everything with this. */
function answered(body: unknown) {
  return clientOf(sessionWith(async () => (body instanceof Response ? body : json(body))))
}

const cut = () =>
  new Response('{"items":[{"id":"con_1",', { headers: { 'content-type': 'application/json' } })

describe('an answer that is not what was asked for', () => {
  it.each<[string, () => unknown]>([
    ['a web page', () => html()],
    ['an empty body', () => new Response('')],
    ['half a JSON', cut],
    ['null', () => null],
    ['a text', () => 'hello'],
    ['a bare list', () => [{ id: 'con_1', name: 'Acme' }]],
    ['an object without items', () => ({ message: 'moved' })],
    ['items that are no list', () => ({ items: { con_1: {} } })],
    ['items that are no objects', () => ({ items: ['con_1', null] })],
    ['an item without an id', () => ({ items: [{ name: 'Acme', state: 'READY' }] })],
  ])('is an error with a sentence when a list is %s', async (_, body) => {
    const error = await failure(answered(body()).listConnections({}))
    expect(error).toMatchObject({
      code: 'bad-response',
      message: expect.stringMatching(/^Membrane's answer is not .+apiUri/),
    })
  })

  it.each<[string, () => unknown]>([
    ['a web page', () => html()],
    ['an empty body', () => new Response(null, { status: 204 })],
    ['a list', () => [{ id: 'con_1' }]],
    ['an object without an id', () => ({ state: 'READY' })],
  ])('is an error when one connection is %s', async (_, body) => {
    const client = answered(body())
    expect(await failure(client.getConnection('con_1'))).toMatchObject({ code: 'bad-response' })
  })

  it('is an error when a test does not say how it went', async () => {
    expect(await answered({ success: false }).testConnection('con_1')).toBe(false)
    for (const body of [{}, { success: 'yes' }, null]) {
      expect(await failure(answered(body).testConnection('con_1'))).toMatchObject({ code: 'bad-response' })
    }
  })

  it('does not matter where no answer is needed', async () => {
    const client = answered({})
    await expect(client.archiveConnection('con_1')).resolves.toBeUndefined()
    await expect(client.restoreConnection('con_1')).resolves.toBeUndefined()
    await expect(client.refreshCredentials('con_1')).resolves.toBeUndefined()
  })
})

describe('what is understood of an item', () => {
  async function connection(fields: object) {
    return answered({ id: 'con_1', name: 'Acme', ...fields }).getConnection('con_1')
  }

  it('keeps what is right, also what it does not know', async () => {
    const sent = {
      id: 'con_1',
      name: 'Acme 🚀 <b>مرحبا</b>',
      state: 'HIBERNATING',
      disconnected: false,
      errors: [{ type: 'connection', message: 'Down', causedByError: { message: 'Gone', data: { a: 1 } } }],
      meta: { anything: ['goes'] },
      inventedTomorrow: { x: 1 },
      createdAt: '2026-03-03T10:00:00.000Z',
    }
    expect(await connection(sent)).toEqual(sent)
  })

  it('takes null for absent', async () => {
    expect(
      await connection({
        key: null,
        state: null,
        disconnected: null,
        errors: null,
        clientAction: null,
        archivedAt: null,
      }),
    ).toEqual({ id: 'con_1', name: 'Acme' })
  })

  it('leaves out fields of wrong types', async () => {
    expect(
      await connection({
        key: {},
        errors: 7,
        requestError: [],
        clientAction: 'connect',
        createdAt: 'yesterday',
        lastActiveAt: 1_700_000_000,
        retryAttempts: 'three',
        integration: 'hubspot',
        canTest: 'maybe',
      }),
    ).toEqual({ id: 'con_1', name: 'Acme', errors: [], canTest: false })
  })

  it('reads numbers and flags that came as text', async () => {
    expect(
      await connection({
        id: 41,
        name: 7,
        disconnected: 'true',
        isDefunct: 0,
        connected: 'false',
        canTest: 1,
      }),
    ).toMatchObject({
      id: '41',
      name: '7',
      disconnected: true,
      isDefunct: false,
      connected: false,
      canTest: true,
    })
  })

  it('reads errors that are only texts, or one that should be a list', async () => {
    expect(await connection({ errors: ['Down', null, { message: 7 }], error: 'Gone' })).toMatchObject({
      errors: [{ message: 'Down' }, { message: '7' }],
      error: { message: 'Gone' },
    })
    expect(await connection({ errors: { key: 'x' } })).toMatchObject({ errors: [{ key: 'x', message: '' }] })
  })

  it('takes the key for an id that is missing, as the API does, and for a name', async () => {
    expect(await answered({ items: [{ key: 'gmail-u17' }] }).listConnections()).toEqual([
      { id: 'gmail-u17', key: 'gmail-u17', name: 'gmail-u17' },
    ])
  })

  it.each([
    ['a state that is no text', { state: 7 }],
    ['a state that is an object', { state: { value: 'READY' } }],
    ['a flag that is no flag', { state: 'READY', disconnected: 'perhaps' }],
    ['a flag that is an object', { state: 'READY', disconnected: {} }],
    ['connected with a word for no', { state: 'READY', connected: 'no' }],
    ['a date of archiving that is none', { state: 'READY', archivedAt: true }],
    ['an object for its date of archiving', { state: 'READY', archivedAt: {} }],
    ['a list for its date of archiving', { state: 'READY', archivedAt: ['2026'] }],
    ['a list for a flag', { state: 'READY', disconnected: [] }],
    ['a list that says it is defunct', { state: 'READY', isDefunct: [] }],
    ['a list that says it is turned off', { state: 'READY', isDeactivated: [] }],
  ])('never calls connected what has %s', async (_, fields) => {
    expect(connectionStatus(await connection(fields)).kind).not.toBe('connected')
  })

  it('says that a record is none of Membrane’s that is deeper than can be read', async () => {
    let deep = '{"id":"con_1","name":"Acme"}'
    for (let level = 0; level < 20_000; level += 1)
      deep = `{"id":"con_1","name":"Acme","integration":{"name":"App","connection":${deep}}}`
    const client = answered(new Response(deep))
    expect(await failure(client.getConnection('con_1'))).toMatchObject({ code: 'bad-response' })
  })

  it('gives an integration the name by which it can be known, and drops a connection without an id', async () => {
    const { items } = await answered({
      items: [
        { key: 'hubspot' },
        { connectorId: 'cnr_1', connection: { state: 'READY' } },
        { name: 'Just a name' },
      ],
    }).listIntegrations()
    expect(items).toEqual([
      { key: 'hubspot', name: 'hubspot' },
      { connectorId: 'cnr_1', name: 'cnr_1' },
      { name: 'Just a name' },
    ])
    expect(await failure(answered({ items: [{}] }).listIntegrations())).toMatchObject({
      code: 'bad-response',
    })
  })

  it('leaves out what it cannot tell apart, and keeps the rest of the list', async () => {
    const items = [{ name: 'No id' }, 'nonsense', null, { id: 'con_1', name: 'Acme' }]
    expect(await answered({ items }).listConnections()).toMatchObject([{ id: 'con_1', name: 'Acme' }])
  })

  it('keeps the ways to sign in that have a key', async () => {
    const { authOptions } = await answered({
      name: 'HubSpot',
      authOptions: [
        { key: 'oauth', type: 'oauth2', inputSchema: { type: 'object' } },
        { type: 'oauth2' },
        'oauth',
      ],
    }).getIntegration('hubspot')
    expect(authOptions).toEqual([{ key: 'oauth', type: 'oauth2', inputSchema: { type: 'object' } }])
  })

  it('survives causes of any depth', async () => {
    let error: object = { message: 'root' }
    for (let depth = 0; depth < 3000; depth++) error = { message: 7, causedByError: error }
    expect(await connection({ requestError: error })).toMatchObject({ requestError: { message: '7' } })
  })
})

describe('pages', () => {
  it('shows an item once when it comes twice, also on two pages', async () => {
    const a = { id: 'con_a', name: 'A' }
    const b = { id: 'con_b', name: 'B' }
    const session = sessionWith(async ({ url }) =>
      json(
        new URL(url).searchParams.has('cursor')
          ? { items: [b, a] }
          : { items: [a, { ...a, name: 'A again' }], cursor: 'next' },
      ),
    )
    expect((await clientOf(session).listConnections()).map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('keeps all items that have no id', async () => {
    const items = [{ name: 'A' }, { name: 'A' }]
    expect((await answered({ items }).listIntegrations()).items).toEqual(items)
  })

  it.each([null, '', undefined, {}, false])('takes the cursor %j for the end', async (cursor) => {
    expect(await answered({ items: [], cursor }).listIntegrations()).toEqual({ items: [] })
  })

  it('is an error when the cursor is the one that was sent', async () => {
    const client = answered({ items: [], cursor: 'same' })
    expect(await client.listIntegrations()).toEqual({ items: [], cursor: 'same' })
    expect(await failure(client.listIntegrations({ cursor: 'same' }))).toMatchObject({ code: 'bad-response' })
  })

  it.each([1, 2, 5])('does not go round for ever when the cursor repeats after %i pages', async (length) => {
    let requests = 0
    const client = clientOf(sessionWith(async () => json({ items: [], cursor: `c${requests++ % length}` })))
    const error = await failure(client.listConnections())
    expect(error).toMatchObject({ code: 'bad-response', message: expect.stringContaining('cursor repeats') })
    expect(requests).toBe(length + 1)
  })
})

it('never fails in another way than by an error with a code, whatever the server sends', async () => {
  expect.hasAssertions()
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom(200, 400, 401, 404, 429, 500),
      async (value, status) => {
        const shapes = [
          value,
          { items: value },
          { items: [value] },
          { items: [{ id: 'x', name: value, errors: value, state: value }] },
        ]
        for (const shape of shapes) {
          const client = clientOf(sessionWith(async () => json(shape, { status })))
          const calls = [
            client.listConnections({}),
            client.listIntegrations({}),
            client.getConnection('x'),
            client.listExternalApps({}),
            client.getIntegration('hubspot'),
          ]
          for (const result of await Promise.allSettled(calls)) {
            expect(result.status === 'fulfilled' || isMembraneError(result.reason)).toBe(true)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})

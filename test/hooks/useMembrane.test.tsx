import { MembraneClient } from '@membranehq/sdk'
import { renderHook, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isMembraneError } from '../../src/core/errors.js'
import { useMembrane } from '../../src/hooks/useMembrane.js'
import { createWorld } from './connect/world.js'

const noNetwork = () => {
  throw new Error('There is no network here.')
}
beforeEach(() => {
  vi.stubGlobal('fetch', noNetwork)
  vi.stubGlobal('XMLHttpRequest', noNetwork)
  return () => vi.unstubAllGlobals()
})

function clientOf(world: ReturnType<typeof createWorld>) {
  return renderHook(useMembrane, { wrapper: world.Wrapper }).result.current
}

/** The client, beside a list of the connections' names. */
async function onPage(world: ReturnType<typeof createWorld>) {
  const { result } = renderHook(useMembrane, { wrapper: world.Page })
  await waitFor(() => expect(screen.queryByText('Loading')).toBeNull())
  return result.current
}

const inTenant1 = { tenantKey: 'tenant-1' }

describe('the client', () => {
  it('outside a provider throws, naming the hook and the remedy', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(() => renderHook(useMembrane)).toThrow(/useMembrane .*<MembraneProvider/)
  })

  it('answers from the sandbox through the provider’s fetch, without a network', async () => {
    const world = createWorld()
    world.sandbox.connect('hubspot', { ...inTenant1, name: 'Acme' })
    const { items } = await clientOf(world).connections.find()
    expect(items.map(({ name }) => name)).toEqual(['Acme'])
  })

  it('gives up a request after the provider’s time, whatever its fetch does', async () => {
    const never = () => new Promise<Response>(() => undefined)
    const client = clientOf(createWorld({}, { fetch: never, requestTimeoutMs: 50 }))
    await expect(client.connections.find()).rejects.toMatchObject({ code: 'timeout' })
  })

  it('waits for a long poll as long as it asks for', async () => {
    const world = createWorld()
    const { id } = world.sandbox.connect('hubspot', { ...inTenant1, state: 'BUILDING' })
    const client = clientOf(world)
    await client.connections.find()
    vi.useFakeTimers()
    const answer = client.get(`/connections/${id}`, { wait: true, timeout: 60 })
    await vi.advanceTimersByTimeAsync(45_000)
    world.sandbox.update(id, { state: 'READY' })
    await expect(answer).resolves.toMatchObject({ state: 'READY' })
    vi.useRealTimers()
  })

  it('has the lists find out what has become of a change whose answer is lost', async () => {
    const world = createWorld()
    const { id } = world.sandbox.connect('hubspot', { ...inTenant1, name: 'Acme' })
    world.props.fetch = async (request) => {
      const answer = await world.sandbox.fetch(request)
      if (request.method === 'DELETE') throw new TypeError('Failed to fetch')
      return answer
    }
    const client = await onPage(world)
    await screen.findByText('Acme')
    await expect(client.connection(id).archive()).rejects.toThrow('Network Error')
    await waitFor(() => expect(screen.queryByText('Acme')).toBeNull())
  })

  it('does not hang when it is awaited', async () => {
    const client = clientOf(createWorld())
    const accessor = client.connection('con_1')
    const awaited = async (value: unknown) => value
    expect(await awaited(client)).toBe(client)
    expect(await awaited(accessor)).toBe(accessor)
  })

  it('asks for no token and loads nothing until it is called', () => {
    const world = createWorld()
    const client = clientOf(world)
    client.connection('con_1').action('send-email')
    expect(world.tokens).toBe(0)
    expect(world.sandbox.requests).toEqual([])
    expect(client.token).toBeUndefined()
    expect(client.retrieveLogs()).toEqual([])
  })

  it('is no instance of the SDK’s class', () => {
    expect(clientOf(createWorld())).not.toBeInstanceOf(MembraneClient)
  })

  it('has its token, address and logs after the first call', async () => {
    const world = createWorld()
    const client = clientOf(world)
    await client.self.get()
    expect(client.token).toMatch(/^ey/)
    expect(client.apiUri).toBe(world.sandbox.apiUri)
    expect(client.retrieveLogs()).toHaveLength(1)
    expect(client.retrieveLogs()).toEqual([])
  })

  it('forgets its oldest logs, so that a long session does not grow', async () => {
    const client = clientOf(createWorld())
    for (let call = 0; call < 60; call++) await client.self.get()
    expect(client.retrieveLogs()).toHaveLength(50)
  })

  it('can be printed and serialised', () => {
    const client = clientOf(createWorld())
    expect(JSON.stringify({ client })).toContain('client')
    expect(`${Object.prototype.toString.call(client)}`).toBe('[object Object]')
  })

  it('says so when a method does not exist in this SDK', async () => {
    const client = clientOf(createWorld())
    const act: unknown = Reflect.get(client, 'act')
    if (typeof act !== 'function') throw new Error('A future method cannot be called.')
    await expect(Reflect.apply(act, client, [{}])).rejects.toThrow('membrane.act is not a method')
  })

  it('sends the token nowhere but to the API', async () => {
    const { client, world } = withWorld()
    await expect(client.get('https://elsewhere.test/connections')).rejects.toThrow(
      /not under https:\/\/sandbox/,
    )
    await expect(client.post('//elsewhere.test/connections')).rejects.toThrow(/not under/)
    expect(await client.get(`${world.sandbox.apiUri}/connections`)).toHaveProperty('items')
  })

  it('has an accessor wherever the SDK has one, and a promise wherever the SDK has one', () => {
    const real = new MembraneClient({ token: 'none' })
    const facade = clientOf(createWorld())
    const accessors = methodsOf(real).filter((name) => isAccessor(called(real, name)))
    expect(accessors.length).toBeGreaterThan(20)
    expect(accessors.filter((name) => !isAccessor(called(facade, name)))).toEqual([])

    const inner = accessors.flatMap((accessor) =>
      methodsOf(called(real, accessor))
        .filter((name) => isAccessor(called(called(real, accessor), name)))
        .map((name) => ({ accessor, name })),
    )
    expect(inner.length).toBeGreaterThan(8)
    expect(inner.filter(({ accessor, name }) => !isAccessor(called(called(facade, accessor), name)))).toEqual(
      [],
    )
    expect(isAccessor(called(called(facade, 'connection'), 'get'))).toBe(false)
  })
})

function withWorld() {
  const world = createWorld()
  return { world, client: clientOf(world) }
}

/** What a method answers when it is called with some selector; a promise's failure is nobody's concern. */
function called(holder: unknown, name: string): unknown {
  if ((typeof holder !== 'object' && typeof holder !== 'function') || holder === null) return undefined
  const method: unknown = Reflect.get(holder, name)
  const answer: unknown = typeof method === 'function' ? Reflect.apply(method, holder, ['x']) : undefined
  if (answer instanceof Promise) answer.catch(() => undefined)
  return answer
}

const isAccessor = (value: unknown) =>
  (typeof value === 'object' || typeof value === 'function') && value !== null && !(value instanceof Promise)

function methodsOf(object: unknown): string[] {
  if (typeof object !== 'object' || object === null) return []
  return Object.entries(Object.getOwnPropertyDescriptors(Reflect.getPrototypeOf(object) ?? {}))
    .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
    .map(([name]) => name)
}

describe('what it changes is seen by the lists on the page', () => {
  it('when a connection is archived, by id or by key', async () => {
    const world = createWorld()
    const acme = world.sandbox.connect('hubspot', { ...inTenant1, name: 'Acme' })
    world.sandbox.connect('gmail', { ...inTenant1, name: 'Globex', key: 'globex' })
    const client = await onPage(world)
    await screen.findByText('Acme')
    await client.connection(acme.id).archive()
    await waitFor(() => expect(screen.queryByText('Acme')).toBeNull())
    await client.connection('globex').archive()
    await waitFor(() => expect(screen.queryByText('Globex')).toBeNull())
    expect(world.sandbox.get(acme.id)?.archivedAt).toBeDefined()
  })

  it('when one is renamed, replaced, created or restored', async () => {
    const world = createWorld()
    const { id } = world.sandbox.connect('hubspot', { ...inTenant1, name: 'Acme' })
    const client = await onPage(world)
    await screen.findByText('Acme')
    await client.connection(id).patch({ name: 'Acme 2' })
    await screen.findByText('Acme 2')
    await client.connection(id).put({ name: 'Acme 3' })
    await screen.findByText('Acme 3')
    await client.connections.create({ integrationKey: 'gmail', name: 'Second' })
    await screen.findByText('Second')
    await client.delete(`/connections/${id}`)
    await waitFor(() => expect(screen.queryByText('Acme 3')).toBeNull())
    await client.post(`/connections/${id}/restore`)
    await screen.findByText('Acme 3')
  })

  it('when one is connected', async () => {
    const world = createWorld()
    const client = await onPage(world)
    const connection = await client.ui.connect({ integrationKey: 'hubspot', name: 'Acme' })
    await screen.findByText('Acme')
    expect(connection?.name).toBe('Acme')
  })
})

describe('tokens', () => {
  it('are asked for once by concurrent first calls', async () => {
    const { world, client } = withWorld()
    await Promise.all([client.self.get(), client.connections.find(), client.integrations.find()])
    expect(world.tokens).toBe(1)
  })

  it('that were refused are replaced, and the read is repeated', async () => {
    const { world, client } = withWorld()
    await client.connections.find()
    world.sandbox.revokeTokens()
    expect(await client.connections.find()).toHaveProperty('items')
    expect(world.calls()).toEqual(['GET /connections 200', 'GET /connections 401', 'GET /connections 200'])
    expect(world.tokens).toBe(2)
  })

  it('that were refused are replaced once for all who asked at the same time', async () => {
    const { world, client } = withWorld()
    await client.self.get()
    world.sandbox.revokeTokens()
    await Promise.all([client.self.get(), client.connections.find(), client.integrations.find()])
    expect(world.tokens).toBe(2)
  })

  it('that stay refused are an error after one repetition', async () => {
    const { world, client } = withWorld()
    world.sandbox.faults.add({ status: 401 })
    await expect(client.connections.find()).rejects.toMatchObject({ data: { key: 'not_authenticated' } })
    expect(world.calls()).toHaveLength(2)
  })

  it('do not make a write be sent twice, but the next call has a new one', async () => {
    const { world, client } = withWorld()
    const { id } = world.sandbox.connect('hubspot', inTenant1)
    await client.self.get()
    world.sandbox.revokeTokens()
    await expect(client.connection(id).patch({ name: 'New' })).rejects.toMatchObject({
      data: { key: 'not_authenticated' },
    })
    expect(world.calls('PATCH')).toHaveLength(1)
    await client.connection(id).patch({ name: 'New' })
    expect(world.sandbox.get(id)?.name).toBe('New')
  })

  it('that are taken away are fetched anew, before the SDK is here and after', async () => {
    const world = createWorld()
    const client = await onPage(world)
    expect(world.tokens).toBe(1)
    Reflect.set(client, 'token', undefined)
    await client.connections.find()
    expect(world.tokens).toBe(2)
    await client.connections.find()
    expect(world.tokens).toBe(2)
    delete client.token
    await client.connections.find()
    expect(world.tokens).toBe(3)
    expect(client.token).toBeTypeOf('string')
  })

  it('that cannot be had reject the call, in our words', async () => {
    const world = createWorld({}, { fetchToken: () => Promise.reject(new Error('offline')) })
    const failure: unknown = await clientOf(world)
      .connections.find()
      .catch((error: unknown) => error)
    expect(isMembraneError(failure) && failure.code).toBe('token-unavailable')
  })
})

describe('another tenant', () => {
  async function switching() {
    const world = createWorld({}, { tenantKey: 'tenant-1' })
    world.sandbox.connect('hubspot', { ...inTenant1, name: 'Of one' })
    world.sandbox.connect('hubspot', { tenantKey: 'tenant-2', name: 'Of two' })
    const { result, rerender } = renderHook(useMembrane, { wrapper: world.Page })
    const first = result.current
    await screen.findByText('Of one')
    await first.self.get()
    return {
      world,
      first,
      result,
      switchTo: (tenantKey: string) => {
        world.signedIn = tenantKey
        world.props = { tenantKey }
        rerender()
      },
    }
  }

  it('gets another client; the same tenant keeps the same one', async () => {
    const { result, first, switchTo } = await switching()
    expect(result.current).toBe(first)
    switchTo('tenant-2')
    await screen.findByText('Of two')
    expect(result.current).not.toBe(first)
    const { items } = await result.current.connections.find()
    expect(items.map(({ name }) => name)).toEqual(['Of two'])
  })

  it('is never reached by a client of the one before', async () => {
    const { world, first, switchTo } = await switching()
    switchTo('tenant-2')
    await screen.findByText('Of two')
    const served = world.sandbox.requests.length
    await expect(first.connections.find()).rejects.toMatchObject({ code: 'aborted' })
    await expect(first.ui.connect({ integrationKey: 'gmail' })).rejects.toMatchObject({ code: 'aborted' })
    expect(world.sandbox.requests).toHaveLength(served)
    expect(world.sandbox.list('tenant-2')).toHaveLength(1)
  })

  it('does not see the answer to a question of the one before', async () => {
    const { world, first, switchTo } = await switching()
    world.sandbox.latencyMs = 400
    const asked = first.connections.find().catch((error: unknown) => error)
    await waitFor(() => expect(world.sandbox.requests.at(-1)?.status).toBeNull())
    switchTo('tenant-2')
    expect(await asked).toMatchObject({ code: 'aborted' })
  })

  it('whose token comes without a word from the app gets another client too', async () => {
    const world = createWorld()
    world.sandbox.connect('hubspot', { tenantKey: 'tenant-2', name: 'Of two' })
    const { result } = renderHook(useMembrane, { wrapper: world.Page })
    const first = result.current
    await first.self.get()
    world.signedIn = 'tenant-2'
    world.sandbox.revokeTokens()
    await expect(first.connections.find()).rejects.toMatchObject({ code: 'aborted' })
    await screen.findByText('Of two')
    expect(result.current).not.toBe(first)
    expect((await result.current.self.get()).internalId).toBe('tenant-2')
  })
})

describe('ui.connect', () => {
  it('called twice at once opens one screen, and answers both with its connection', async () => {
    const { world, client } = withWorld()
    const [first, second] = await Promise.all([
      client.ui.connect({ integrationKey: 'hubspot' }),
      client.ui.connect({ integrationKey: 'hubspot' }),
    ])
    expect(first?.id).toBeDefined()
    expect(second?.id).toBe(first?.id)
    expect(world.sandbox.list('tenant-1')).toHaveLength(1)
  })

  it('for another app while a screen is open opens nothing, and answers null', async () => {
    const { world, client } = withWorld()
    const [first, second] = await Promise.all([
      client.ui.connect({ integrationKey: 'hubspot' }),
      client.ui.connect({ integrationKey: 'gmail' }),
    ])
    expect(first?.id).toBeDefined()
    expect(second).toBeNull()
    expect(world.sandbox.list('tenant-1')).toHaveLength(1)
    expect(await client.ui.connect({ integrationKey: 'gmail' })).not.toBeNull()
  })

  it('answers null when the person closes the screen', async () => {
    const { world, client } = withWorld()
    world.sandbox.openConnect.next('cancel')
    expect(await client.ui.connect({ integrationKey: 'hubspot' })).toBeNull()
  })

  it('rejects when the provider’s own screen fails, and tells onError', async () => {
    const { world, client } = withWorld()
    world.sandbox.openConnect.next('refuse')
    await expect(client.ui.connect({ integrationKey: 'hubspot' })).rejects.toThrow('Sign-in was refused')
    expect(world.errors).toHaveLength(1)
  })

  it('and ui.connection share the gate', async () => {
    const { world, client } = withWorld()
    const { id } = world.sandbox.connect('hubspot', inTenant1)
    const [managed, connected] = await Promise.all([
      client.ui.connection({ connectionId: id }),
      client.ui.connect({ integrationKey: 'gmail' }),
    ])
    expect(managed?.id).toBe(id)
    expect(connected).toBeNull()
  })
})

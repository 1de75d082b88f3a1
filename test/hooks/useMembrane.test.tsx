import { MembraneClient } from '@membranehq/sdk'
import { render, renderHook, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isMembraneError } from '../../src/core/errors.js'
import { useMembrane } from '../../src/hooks/useMembrane.js'
import { createWorld, Names } from './connect/world.js'

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
function onPage(world: ReturnType<typeof createWorld>) {
  let client: MembraneClient | undefined
  function Page() {
    client = useMembrane()
    return <Names />
  }
  const page = render(<Page />, { wrapper: world.Wrapper })
  return {
    ...page,
    client: () => {
      if (client) return client
      throw new Error('The page was not rendered.')
    },
  }
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

  it('does not hang when it is awaited', async () => {
    const client = clientOf(createWorld())
    expect(await client).toBe(client)
    const accessor = client.connection('con_1')
    expect(await accessor).toBe(accessor)
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
    expect(String(client)).toBe('[object Object]')
    expect(() => String(client.connections)).not.toThrow()
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

  it('has an accessor wherever the SDK has one, and a promise wherever the SDK has one', async () => {
    const real = new MembraneClient({ token: 'none' })
    const facade = clientOf(createWorld())
    let accessors = 0
    for (const [name, method] of methodsOf(real)) {
      const answer: unknown = Reflect.apply(method, real, ['x'])
      const ours: unknown = Reflect.get(facade, name)
      if (isPromise(answer) || typeof answer !== 'object' || answer === null) {
        if (isPromise(answer)) answer.then(undefined, () => undefined)
        continue
      }
      if (typeof ours !== 'function') throw new Error(`${name} is missing.`)
      const accessor: unknown = Reflect.apply(ours, facade, ['x'])
      expect(isPromise(accessor), name).toBe(false)
      accessors++
      for (const [operation, call] of methodsOf(answer)) {
        if (
          call.constructor.name === 'AsyncFunction' ||
          /^get(Path|UniqueIdentifier|Selector)$/.test(operation)
        )
          continue
        const inner: unknown = Reflect.apply(call, answer, ['y'])
        if (isPromise(inner)) inner.then(undefined, () => undefined)
        else expect(isPromise(call2(accessor, operation)), `${name}.${operation}`).toBe(false)
      }
    }
    expect(accessors).toBeGreaterThan(20)
  })
})

function withWorld() {
  const world = createWorld()
  return { world, client: clientOf(world) }
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

function call2(holder: unknown, name: string): unknown {
  if ((typeof holder !== 'object' && typeof holder !== 'function') || holder === null) return undefined
  const method: unknown = Reflect.get(holder, name)
  return typeof method === 'function' ? Reflect.apply(method, holder, ['y']) : undefined
}

function methodsOf(object: object): [string, (...args: unknown[]) => unknown][] {
  const prototype: object = Reflect.getPrototypeOf(object) ?? {}
  return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
    typeof value === 'function' && name !== 'constructor' ? [[name, value]] : [],
  )
}

describe('what it changes is seen by the lists on the page', () => {
  it('when a connection is archived, by id or by key', async () => {
    const world = createWorld()
    const acme = world.sandbox.connect('hubspot', { ...inTenant1, name: 'Acme' })
    world.sandbox.connect('gmail', { ...inTenant1, name: 'Globex', key: 'globex' })
    const { client } = onPage(world)
    await screen.findByText('Acme')
    await client().connection(acme.id).archive()
    await waitFor(() => expect(screen.queryByText('Acme')).toBeNull())
    await client().connection('globex').archive()
    await waitFor(() => expect(screen.queryByText('Globex')).toBeNull())
    expect(world.sandbox.get(acme.id)?.archivedAt).toBeDefined()
  })

  it('when one is renamed, replaced, created or restored', async () => {
    const world = createWorld()
    const { id } = world.sandbox.connect('hubspot', { ...inTenant1, name: 'Acme' })
    const { client } = onPage(world)
    await screen.findByText('Acme')
    await client().connection(id).patch({ name: 'Acme 2' })
    await screen.findByText('Acme 2')
    await client().connection(id).put({ name: 'Acme 3' })
    await screen.findByText('Acme 3')
    await client().connections.create({
      integrationKey: 'hubspot',
      name: 'Second',
    })
    await screen.findByText('Second')
    await client().delete(`/connections/${id}`)
    await waitFor(() => expect(screen.queryByText('Acme 3')).toBeNull())
    await client().post(`/connections/${id}/restore`)
    await screen.findByText('Acme 3')
  })

  it('when one is connected', async () => {
    const world = createWorld()
    const { client } = onPage(world)
    await waitFor(() => expect(screen.queryByText('Loading')).toBeNull())
    const connection = await client().ui.connect({ integrationKey: 'hubspot', name: 'Acme' })
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

  it('that cannot be had reject the call, in our words', async () => {
    const world = createWorld({}, { fetchToken: () => Promise.reject(new Error('offline')) })
    const failure: unknown = await clientOf(world)
      .connections.find()
      .catch((error: unknown) => error)
    expect(isMembraneError(failure) && failure.code).toBe('token-unavailable')
  })
})

describe('another tenant', () => {
  const switching = () => {
    const world = createWorld()
    world.sandbox.connect('hubspot', { ...inTenant1, name: 'Of one' })
    world.sandbox.connect('hubspot', { tenantKey: 'tenant-2', name: 'Of two' })
    const clients: MembraneClient[] = []
    function Page() {
      const client = useMembrane()
      if (clients.at(-1) !== client) clients.push(client)
      return <Names />
    }
    const tree = (tenantKey: string) => (
      <world.Wrapper tenantKey={tenantKey}>
        <Page />
      </world.Wrapper>
    )
    const { rerender } = render(tree('tenant-1'))
    return {
      world,
      clients,
      switchTo(tenantKey: string) {
        world.signedIn = tenantKey
        rerender(tree(tenantKey))
      },
    }
  }
  const at = (clients: MembraneClient[], index: number) => {
    const client = clients.at(index)
    if (client) return client
    throw new Error(`There is no client ${index}.`)
  }

  it('gets another client; the same tenant keeps the same one', async () => {
    const { clients, switchTo } = switching()
    await screen.findByText('Of one')
    await at(clients, 0).self.get()
    expect(clients).toHaveLength(1)
    switchTo('tenant-2')
    await screen.findByText('Of two')
    expect(clients).toHaveLength(2)
    const { items } = await at(clients, 1).connections.find()
    expect(items.map(({ name }) => name)).toEqual(['Of two'])
  })

  it('is never reached by a client of the one before', async () => {
    const { world, clients, switchTo } = switching()
    await screen.findByText('Of one')
    const before = at(clients, 0)
    await before.self.get()
    switchTo('tenant-2')
    await screen.findByText('Of two')
    const served = world.sandbox.requests.length
    await expect(before.connections.find()).rejects.toMatchObject({ code: 'aborted' })
    await expect(before.ui.connect({ integrationKey: 'gmail' })).rejects.toMatchObject({ code: 'aborted' })
    expect(world.sandbox.requests).toHaveLength(served)
    expect(world.sandbox.list('tenant-2')).toHaveLength(1)
  })

  it('does not see the answer to a question of the one before', async () => {
    const { world, clients, switchTo } = switching()
    await screen.findByText('Of one')
    await at(clients, 0).self.get()
    world.sandbox.latencyMs = 50
    const asked = at(clients, 0).connections.find()
    const refused = expect(asked).rejects.toMatchObject({ code: 'aborted' })
    switchTo('tenant-2')
    await refused
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

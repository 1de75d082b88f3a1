import { render } from '@testing-library/react'
import { Suspense, type ReactNode } from 'react'
import useSWR, { SWRConfig, useSWRConfig, type SWRConfiguration } from 'swr'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MembraneProvider, useConnections, useDisconnect, useIntegrations } from '../../src/index.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function Lists() {
  const { integrations, loading } = useIntegrations()
  const { connections } = useConnections()
  return <p>{loading ? 'loading' : `${integrations.length} apps, ${connections.length} connections`}</p>
}

/** A host with settings of its own, and Membrane as a guest in its cache. */
function createHost(config: SWRConfiguration = {}) {
  const sandbox = createSandbox({ scenario: 'empty' })
  sandbox.connect('hubspot')
  const cache = new Map()
  const Host = ({ children }: { children: ReactNode }) => (
    <SWRConfig value={{ provider: () => cache, ...config }}>
      <MembraneProvider
        apiUri={sandbox.apiUri}
        fetch={sandbox.fetch}
        fetchToken={() => sandbox.token({ ttlSeconds: 3_600 })}
      >
        <Suspense fallback="suspended">{children}</Suspense>
      </MembraneProvider>
    </SWRConfig>
  )
  return { sandbox, Host, cache }
}

const configs: Record<string, SWRConfiguration> = {
  'suspense: true': { suspense: true },
  'a fetcher of its own': { fetcher: () => Promise.reject(new Error('host fetcher')) },
  isPaused: { isPaused: () => true },
  'keepPreviousData and its own compare': { keepPreviousData: true, compare: () => true },
  'revalidation switched off': {
    revalidateIfStale: false,
    revalidateOnMount: false,
    revalidateOnFocus: false,
  },
  'a middleware that breaks everything': {
    use: [
      () => () =>
        Reflect.apply(Object, null, [{ mutate: () => undefined, isValidating: false, isLoading: false }]),
    ],
  },
}

for (const [name, config] of Object.entries(configs)) {
  it(`is not changed by a host with ${name}`, async () => {
    const { Host } = createHost(config)
    const { container } = render(
      <Host>
        <Lists />
      </Host>,
    )
    expect(container.textContent).toBe('loading')
    await settle()
    expect(container.textContent).toBe('1 apps, 1 connections')
  })
}

it('does not poll because the host does', async () => {
  const { Host, sandbox } = createHost({ refreshInterval: 1_000 })
  render(
    <Host>
      <Lists />
    </Host>,
  )
  await settle(30_000)
  expect(sandbox.requests).toHaveLength(2)
})

it('does not call the callbacks of a host, nor retry as it says', async () => {
  const onError = vi.fn<(error: unknown) => void>()
  const onSuccess = vi.fn<() => void>()
  const { Host, sandbox } = createHost({ onError, onSuccess, shouldRetryOnError: false })
  sandbox.faults.add({ match: '/connections', status: 503, times: 1 })
  const { container } = render(
    <Host>
      <Lists />
    </Host>,
  )
  await settle(5_000)
  expect(container.textContent).toBe('1 apps, 1 connections')
  expect(onError).not.toHaveBeenCalled()
  expect(onSuccess).not.toHaveBeenCalled()
})

it('changes nothing for the hooks of the host', async () => {
  const fetcher = vi.fn<(key: string) => Promise<string>>((key: string) =>
    Promise.resolve(`host data of ${key}`),
  )
  const { Host } = createHost({ fetcher, refreshInterval: 1_000, dedupingInterval: 0 })
  function HostData() {
    const { data } = useSWR<string>('/host')
    const config = useSWRConfig()
    return <p>{`${data}, every ${String(config.refreshInterval)}`}</p>
  }
  const { container } = render(
    <Host>
      <Lists />
      <HostData />
    </Host>,
  )
  await settle(3_500)
  expect(container.textContent).toContain('host data of /host, every 1000')
  expect(fetcher).toHaveBeenCalledTimes(4)
})

it('keeps its entries under a name of its own, without a token', async () => {
  const { Host, cache } = createHost()
  render(
    <Host>
      <Lists />
    </Host>,
  )
  await settle()
  const keys = [...cache.keys()]
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.every((key: string) => key.startsWith('@"membrane"'))).toBe(true)
  expect(JSON.stringify([...cache])).not.toContain('eyJ')
})

it('asks again when the host asks for everything again', async () => {
  const { Host, sandbox } = createHost()
  function Everything() {
    const { mutate } = useSWRConfig()
    return <button onClick={() => void mutate(() => true)}>Everything</button>
  }
  const { getByRole } = render(
    <Host>
      <Lists />
      <Everything />
    </Host>,
  )
  await settle(5_000)
  getByRole('button').click()
  await settle()
  expect(sandbox.requests).toHaveLength(4)
})

it('reaches lists below a cache that the host put inside the provider', async () => {
  const { Host, sandbox } = createHost()
  const inner = new Map()
  function Outside() {
    const { disconnect } = useDisconnect()
    return <button onClick={() => void sandbox.list().map(disconnect)}>Disconnect</button>
  }
  const { container, getByRole } = render(
    <Host>
      <Outside />
      <SWRConfig value={{ provider: () => inner }}>
        <Lists />
      </SWRConfig>
    </Host>,
  )
  await settle(3_000)
  getByRole('button').click()
  await settle()
  expect(container.textContent).toContain('1 apps, 0 connections')
})

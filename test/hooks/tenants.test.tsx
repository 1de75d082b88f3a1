import { act, render } from '@testing-library/react'
import { StrictMode, useLayoutEffect, type ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  MembraneProvider,
  useConnection,
  useConnections,
  useIntegrations,
  type MembraneProviderProps,
  type MembraneError,
} from '../../src/index.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Two tenants with a connection each, and a page that keeps what every commit showed. */
function createWorld({ latencyMs = 0 } = {}) {
  const sandbox = createSandbox({ scenario: 'empty', latencyMs })
  const ids: Record<string, string> = {}
  for (const tenant of ['ada', 'bob']) {
    ids[tenant] = sandbox.connect('hubspot', { tenantKey: tenant, name: `${tenant}'s HubSpot` }).id
  }
  const frames: { tenant: string; text: string }[] = []
  function Page({ tenant }: { tenant: string }) {
    const { connections } = useConnections()
    const { integrations } = useIntegrations()
    const { connection } = useConnection(ids[tenant] ?? null)
    const embedded = integrations.map((integration) => integration.connection?.name)
    const text = [...connections.map(({ name }) => name), ...embedded, connection?.name].join(' ')
    frames.push({ tenant, text })
    useLayoutEffect(() => void frames.push({ tenant, text }))
    return <p>{text}</p>
  }
  const App = ({ tenant, ...props }: { tenant: string } & MembraneProviderProps) => (
    <MembraneProvider apiUri={sandbox.apiUri} fetch={sandbox.fetch} {...props}>
      <Page tenant={tenant} />
    </MembraneProvider>
  )
  const other: Record<string, string> = { ada: 'bob', bob: 'ada' }
  /** Frames in which somebody saw what is not theirs. */
  const leaks = () => frames.filter(({ tenant, text }) => text.includes(`${other[tenant]}'s`))
  return { sandbox, frames, leaks, App }
}

type World = ReturnType<typeof createWorld>
const ways: Record<string, (world: World, tenant: string) => ReactNode> = {
  'a new key': ({ App, sandbox }, tenant) => (
    <App key={tenant} tenant={tenant} fetchToken={() => sandbox.token({ tenantKey: tenant })} />
  ),
  'a new token': ({ App, sandbox }, tenant) => (
    <App tenant={tenant} token={sandbox.token({ tenantKey: tenant })} />
  ),
  'a new tenantKey': ({ App, sandbox }, tenant) => (
    <App
      tenant={tenant}
      tenantKey={tenant}
      fetchToken={() => Promise.resolve(sandbox.token({ tenantKey: tenant }))}
    />
  ),
}

for (const [name, app] of Object.entries(ways)) {
  for (const strict of [false, true]) {
    it(`shows nothing of the tenant before after ${name}${strict ? ' in StrictMode' : ''}`, async () => {
      const world = createWorld()
      const wrap = (node: ReactNode) => (strict ? <StrictMode>{node}</StrictMode> : node)
      const view = render(wrap(app(world, 'ada')))
      await settle()
      expect(view.container.textContent).toContain("ada's HubSpot")
      for (let turn = 0; turn < 20; turn++) {
        const tenant = turn % 2 ? 'ada' : 'bob'
        view.rerender(wrap(app(world, tenant)))
        // Sometimes before anything has come, sometimes in the middle of it.
        if (turn % 3) await settle(turn % 5)
      }
      view.rerender(wrap(app(world, 'bob')))
      await settle(3_000)
      expect(view.container.textContent).toContain("bob's HubSpot")
      expect(world.leaks()).toEqual([])
    })
  }
}

it('shows nothing of the tenant before after a remount', async () => {
  const world = createWorld()
  const { App, sandbox } = world
  const of = (tenant: string) => (
    <App tenant={tenant} fetchToken={() => sandbox.token({ tenantKey: tenant })} />
  )
  const view = render(of('ada'))
  await settle()
  view.rerender(<p>Signed out</p>)
  view.rerender(of('bob'))
  await settle()
  expect(view.container.textContent).toContain("bob's HubSpot")
  expect(world.leaks()).toEqual([])
})

it('believes the token: when the next one names somebody else, all of it changes at once', async () => {
  const { App, sandbox, frames } = createWorld()
  let signedIn = 'ada'
  const fetchToken = () => sandbox.token({ tenantKey: signedIn, ttlSeconds: 40 })
  // SWR's own cache listens to focus with the timers of the time when it was imported.
  const cache = new Map()
  const view = render(
    <SWRConfig value={{ provider: () => cache }}>
      <App tenant="ada" fetchToken={fetchToken} />
    </SWRConfig>,
  )
  await settle()
  expect(view.container.textContent).toContain("ada's HubSpot")
  signedIn = 'bob'
  await settle(15_000)
  window.dispatchEvent(new Event('focus'))
  await settle(3_000)
  expect(view.container.textContent).toContain("bob's HubSpot")
  expect(frames.filter(({ text }) => text.includes('ada') && text.includes("bob's"))).toEqual([])
})

it('takes a token of another tenant than tenantKey for an error, and shows nothing', async () => {
  const { App, sandbox, frames } = createWorld()
  const onError = vi.fn<(error: MembraneError) => void>()
  render(
    <App
      tenant="bob"
      tenantKey="bob"
      fetchToken={() => sandbox.token({ tenantKey: 'ada' })}
      onError={onError}
    />,
  )
  await settle()
  expect(onError.mock.calls.map(([error]) => error.code)).toEqual(['wrong-tenant'])
  expect(frames.every(({ text }) => text.trim() === '')).toBe(true)
  expect(sandbox.requests).toHaveLength(0)
})

it('keeps the cache when a static token is renewed for the same tenant', async () => {
  const { App, sandbox } = createWorld()
  const view = render(<App tenant="ada" token={sandbox.token({ tenantKey: 'ada' })} />)
  await settle()
  const asked = sandbox.requests.length
  view.rerender(<App tenant="ada" token={sandbox.token({ tenantKey: 'ada', ttlSeconds: 7_200 })} />)
  expect(view.container.textContent).toContain("ada's HubSpot")
  await settle(3_000)
  expect(sandbox.requests).toHaveLength(asked)
})

it('asks again for what failed when a fresh static token replaces one that is over', async () => {
  const { App, sandbox } = createWorld()
  const of = (ttlSeconds: number) => (
    <App tenant="ada" token={sandbox.token({ tenantKey: 'ada', ttlSeconds })} />
  )
  const view = render(of(-10))
  await settle(60_000)
  expect(sandbox.requests).toHaveLength(0)
  view.rerender(of(3_600))
  await settle(1_000)
  expect(view.container.textContent).toBe("ada's HubSpot ada's HubSpot ada's HubSpot")
  expect(sandbox.requests).toHaveLength(3)
})

it('shows the first tenant again from the cache when they come back', async () => {
  const { App, sandbox } = createWorld()
  const of = (tenant: string) => <App tenant={tenant} token={sandbox.token({ tenantKey: tenant })} />
  const view = render(of('ada'))
  await settle()
  view.rerender(of('bob'))
  await settle()
  view.rerender(of('ada'))
  expect(view.container.textContent).toContain("ada's HubSpot")
})

it('stores nothing under another tenant when two switches fall into one frame', async () => {
  const world = createWorld()
  const { App, sandbox, leaks } = world
  const tokens: Record<string, string> = {}
  for (const tenant of ['ada', 'bob']) tokens[tenant] = sandbox.token({ tenantKey: tenant })
  const of = (tenant: string) => <App tenant={tenant} token={tokens[tenant]} />
  const view = render(of('ada'))
  await settle(5_000)
  view.rerender(of('bob'))
  await settle(5_000)
  view.rerender(of('ada'))
  await settle(5_000)
  // What SWR then asks for in the next frame is asked of a hook that shows somebody else's by now.
  view.rerender(of('bob'))
  view.rerender(of('ada'))
  await settle(5_000)
  view.rerender(of('bob'))
  await settle(5_000)
  expect(view.container.textContent).toContain("bob's HubSpot")
  expect(leaks()).toEqual([])
})

for (const [moments, when] of [
  [0, 'at once'],
  [6, 'in the same task'],
] as const) {
  it(`does not stay loading after a switch away and back ${when}, before anything has come`, async () => {
    const { App, sandbox } = createWorld({ latencyMs: 100 })
    const tokens: Record<string, string> = {}
    for (const tenant of ['ada', 'bob']) tokens[tenant] = sandbox.token({ tenantKey: tenant })
    const of = (tenant: string) => <App tenant={tenant} token={tokens[tenant]} />
    const view = render(of('ada'))
    await settle(50)
    view.rerender(of('bob'))
    await act(async () => {
      for (let moment = 0; moment < moments; moment++) await Promise.resolve()
    })
    view.rerender(of('ada'))
    await settle(2_000)
    expect(view.container.textContent).toContain("ada's HubSpot")
  })
}

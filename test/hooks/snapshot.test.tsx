import { act, render } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  MembraneProvider,
  useConnections,
  useDisconnect,
  useIntegrations,
  type MembraneProviderProps,
  type MembraneSnapshot,
} from '../../src/index.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function createWorld() {
  const sandbox = createSandbox({ scenario: 'empty' })
  const served = sandbox.connect('hubspot', { tenantKey: 'ada', name: "ada's HubSpot" })
  const snapshot = (changes: Partial<MembraneSnapshot> = {}): MembraneSnapshot => ({
    apiUri: sandbox.apiUri,
    workspaceKey: sandbox.workspaceKey,
    tenantKey: 'ada',
    issuedAt: Date.now(),
    integrations: { items: [{ id: 'int_served', name: 'HubSpot', connection: served }], limit: 100 },
    connections: [served],
    ...changes,
  })
  const frames: string[] = []
  function Page() {
    const { connections, loading } = useConnections()
    const { integrations } = useIntegrations()
    const text = loading ? 'loading' : [...connections, ...integrations].map(({ name }) => name).join(', ')
    frames.push(text)
    return <p>{text}</p>
  }
  const App = (props: MembraneProviderProps) => (
    <MembraneProvider fetch={sandbox.fetch} {...props}>
      <Page />
    </MembraneProvider>
  )
  return { sandbox, served, snapshot, frames, App }
}
/** As a token route answers. */
const token =
  ({ sandbox }: ReturnType<typeof createWorld>, tenantKey: string) =>
  () => ({ token: sandbox.token({ tenantKey }), apiUri: sandbox.apiUri })

it('shows what the server read in the first frame, and asks once to be sure', async () => {
  const world = createWorld()
  const { App, snapshot, frames, sandbox } = world
  const { container } = render(<App fallback={snapshot()} fetchToken={token(world, 'ada')} />)
  expect(container.textContent).toBe("ada's HubSpot, HubSpot")
  await settle(3_000)
  expect(frames).not.toContain('loading')
  expect(sandbox.requests.map(({ path }) => path).sort()).toEqual(['/connections', '/integrations'])
})

it('never shows the snapshot of another tenant than tenantKey', async () => {
  const world = createWorld()
  const { App, snapshot, frames } = world
  render(<App fallback={snapshot()} tenantKey="bob" fetchToken={token(world, 'bob')} />)
  await settle()
  expect(frames.join()).not.toContain('ada')
  expect(frames[0]).toBe('loading')
})

it('drops the snapshot when the first token names another tenant', async () => {
  const world = createWorld()
  const { App, snapshot } = world
  const { container } = render(<App fallback={snapshot()} fetchToken={token(world, 'bob')} />)
  expect(container.textContent).toContain("ada's")
  await settle(100)
  expect(container.textContent).not.toContain("ada's")
})

it('does not show a snapshot older than a minute', () => {
  const world = createWorld()
  const { App, snapshot, frames } = world
  render(<App fallback={snapshot({ issuedAt: Date.now() - 60_001 })} fetchToken={token(world, 'ada')} />)
  expect(frames.every((text) => text === 'loading')).toBe(true)
})

it('shows a snapshot for as long as the app allows, and no longer', () => {
  const world = createWorld()
  const { App, snapshot } = world
  const shown = (ageMs: number, fallbackMaxAgeMs: number) =>
    render(
      <App
        fallback={snapshot({ issuedAt: Date.now() - ageMs })}
        fallbackMaxAgeMs={fallbackMaxAgeMs}
        fetchToken={token(world, 'ada')}
      />,
    ).container.textContent
  expect(shown(299_000, 300_000)).toContain("ada's HubSpot")
  expect(shown(301_000, 300_000)).toBe('loading')
  expect(shown(6_000, 5_000)).toBe('loading')
})

it('does not show the snapshot of another API', () => {
  const world = createWorld()
  const { App, snapshot, frames } = world
  render(<App fallback={snapshot()} apiUri="https://other.example.test" fetchToken={token(world, 'ada')} />)
  expect(frames.every((text) => text === 'loading')).toBe(true)
})

it('leaves the snapshot when tenantKey changes', async () => {
  const world = createWorld()
  const { App, snapshot, frames } = world
  const fallback = snapshot()
  const view = render(<App fallback={fallback} tenantKey="ada" fetchToken={token(world, 'ada')} />)
  await settle()
  const before = frames.length
  view.rerender(<App fallback={fallback} tenantKey="bob" fetchToken={token(world, 'bob')} />)
  await settle()
  expect(frames.slice(before).join()).not.toContain('ada')
})

it('shows a disconnect before the first answer has come', async () => {
  const world = createWorld()
  const { sandbox, snapshot, served } = world
  sandbox.latencyMs = 1_000
  function Page() {
    const { connections } = useConnections()
    const { disconnect } = useDisconnect()
    return <button onClick={() => void disconnect(served)}>{connections.length}</button>
  }
  const view = render(
    <MembraneProvider fetch={sandbox.fetch} fallback={snapshot()} fetchToken={token(world, 'ada')}>
      <Page />
    </MembraneProvider>,
  )
  expect(view.container.textContent).toBe('1')
  const texts: string[] = []
  new MutationObserver(() => texts.push(view.container.textContent)).observe(view.container, {
    subtree: true,
    characterData: true,
  })
  view.getByRole('button').click()
  await settle(5_000)
  expect(view.container.textContent).toBe('0')
  expect(texts).toEqual(['0'])
})

it('hydrates what the server showed without a complaint, though it has become too old on the way', async () => {
  const world = createWorld()
  const { App, snapshot, frames } = world
  const complaint = vi.spyOn(console, 'error')
  const container = document.createElement('div')
  container.innerHTML = "<p>ada's HubSpot, HubSpot</p>"
  const fallback = snapshot({ issuedAt: Date.now() - 120_000 })
  const app = <App fallback={fallback} fetchToken={token(world, 'ada')} />
  const root = await act(async () => hydrateRoot(container, app))
  expect(complaint).not.toHaveBeenCalled()
  expect(frames[0]).toBe("ada's HubSpot, HubSpot")
  expect(frames).toContain('loading')
  await settle(100)
  expect(container.textContent).toContain("ada's HubSpot")
  act(() => root.unmount())
  complaint.mockRestore()
})

it('does not show what a router kept of the user before, once somebody else has signed in', async () => {
  const world = createWorld()
  const { App, snapshot, frames } = world
  const kept = snapshot()
  // What the two users' pages are, as a router keeps them: whoever asks now is signed in as bob.
  let signedIn = 'ada'
  const fetchToken = () => token(world, signedIn)()
  const view = render(<App key="ada" fallback={kept} tenantKey="ada" fetchToken={fetchToken} />)
  await settle(100)
  signedIn = 'bob'
  view.rerender(<App key="bob" tenantKey="bob" fetchToken={fetchToken} />)
  await settle(100)
  const before = frames.length
  view.rerender(<App key="back" fallback={kept} tenantKey="ada" fetchToken={fetchToken} />)
  await settle(100)
  expect(frames.slice(before).join()).not.toContain('ada')
})

it('shows what the server read for the next user', async () => {
  const world = createWorld()
  const { App, snapshot, frames } = world
  const view = render(<App key="bob" tenantKey="bob" fetchToken={token(world, 'bob')} />)
  await settle(100)
  const before = frames.length
  view.rerender(<App key="ada" fallback={snapshot()} tenantKey="ada" fetchToken={token(world, 'ada')} />)
  expect(frames[before]).toContain("ada's HubSpot")
})

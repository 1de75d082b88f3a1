// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import {
  IntegrationsPage,
  MembraneProvider,
  useConnection,
  useConnectionHealth,
  useConnections,
  useDisconnect,
  useExternalApps,
  useIntegrations,
  useConnect,
  useMembrane,
  useMembraneSession,
  type MembraneSnapshot,
} from '../../src/index.js'

function Page() {
  const { connections, loading, refreshing } = useConnections()
  const { integrations, searching } = useIntegrations({ search: '' })
  useConnection('con_1')
  useConnectionHealth()
  useDisconnect()
  useConnect()
  useMembrane()
  useExternalApps({}, { enabled: false })
  const { scope } = useMembraneSession()
  const names = [...integrations, ...connections].map(({ name }) => name).join()
  return <p>{`${scope?.tenantKey ?? 'nobody'}: ${loading ? 'loading' : names} ${refreshing} ${searching}`}</p>
}

const snapshot = (issuedAt = Date.now()): MembraneSnapshot => ({
  apiUri: 'https://api.example.test',
  workspaceKey: 'ws',
  tenantKey: 'ada',
  issuedAt,
  integrations: { items: [{ id: 'int_1', name: 'HubSpot' }], limit: 100 },
  connections: [{ id: 'con_1', name: 'Acme', state: 'READY' }],
})

it('renders ahead of time: reads neither the clock nor chance', () => {
  const clock = vi.spyOn(Date, 'now')
  const chance = vi.spyOn(Math, 'random')
  renderToString(
    <MembraneProvider tokenEndpoint="/api/membrane-token">
      <IntegrationsPage />
      <Page />
    </MembraneProvider>,
  )
  expect(clock).not.toHaveBeenCalled()
  expect(chance).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

it('renders on a server as loading, and asks for nothing', () => {
  const fetchToken = vi.fn<() => string>(() => 'token')
  const html = renderToString(
    <MembraneProvider fetchToken={fetchToken}>
      <Page />
    </MembraneProvider>,
  )
  expect(html).toBe('<p>nobody: loading false false</p>')
  expect(fetchToken).not.toHaveBeenCalled()
})

it('renders what the server read into the HTML', () => {
  const html = renderToString(
    <MembraneProvider tokenEndpoint="/api/membrane-token" tenantKey="ada" fallback={snapshot()}>
      <Page />
    </MembraneProvider>,
  )
  expect(html).toContain('ada: HubSpot,Acme')
})

it('leaves nothing of one request for the next', () => {
  const render = (fallback?: MembraneSnapshot) =>
    renderToString(
      <MembraneProvider tokenEndpoint="/api/membrane-token" fallback={fallback}>
        <Page />
      </MembraneProvider>,
    )
  expect(render(snapshot())).toContain('Acme')
  expect(render()).not.toContain('Acme')
  expect(render({ ...snapshot(), tenantKey: 'bob', connections: [] })).not.toContain('Acme')
})

it('does not put an old snapshot into the HTML', () => {
  const html = renderToString(
    <MembraneProvider tokenEndpoint="/api/membrane-token" fallback={snapshot(Date.now() - 3_600_000)}>
      <Page />
    </MembraneProvider>,
  )
  expect(html).not.toContain('Acme')
})

it('has React complain of nothing', () => {
  const complain = vi.spyOn(console, 'error')
  renderToString(
    <MembraneProvider tokenEndpoint="/api/membrane-token" tenantKey="ada" fallback={snapshot()}>
      <Page />
      <IntegrationsPage />
    </MembraneProvider>,
  )
  expect(complain.mock.calls).toEqual([])
})

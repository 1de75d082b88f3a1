// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { IntegrationsPage, MembraneProvider, type MembraneSnapshot } from '../../src/index.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { preloadMembrane } from '../../src/server/index.js'

async function preload(tenant: string): Promise<MembraneSnapshot> {
  const sandbox = createSandbox({ scenario: 'everyday' })
  sandbox.connect('hubspot', { tenantKey: 'acme', name: 'Ada of Acme' })
  const { workspaceKey, workspaceSecret, apiUri, fetch } = sandbox
  return preloadMembrane({ workspaceKey, workspaceSecret, apiUri, fetch, tenant })
}

const render = (fallback: MembraneSnapshot, tenantKey?: string) =>
  renderToString(
    <MembraneProvider tokenEndpoint="/api/membrane-token" tenantKey={tenantKey} fallback={fallback}>
      <IntegrationsPage />
    </MembraneProvider>,
  )

it('puts the rows that the server read into the first HTML, connected and available', async () => {
  const complain = vi.spyOn(console, 'error')
  const snapshot = await preload('acme')
  const html = render(snapshot, 'acme')
  expect(html).toContain('Ada of Acme')
  const connected = new Set(snapshot.connections?.map(({ integrationId }) => integrationId))
  const offered = snapshot.integrations?.items.filter(({ id }) => !connected.has(id)).slice(0, 8) ?? []
  expect(offered.length).toBeGreaterThan(3)
  for (const { name } of offered) expect(html).toContain(`>${name}<`)
  expect(complain.mock.calls).toEqual([])
})

it('shows no relative and no zoned time before the browser does', async () => {
  const html = render(await preload('acme'), 'acme')
  const times = [...html.matchAll(/<time[^>]*dateTime="([^"]*)"[^>]*>([^<]*)</gi)]
  expect(times).not.toEqual([])
  expect(html).not.toMatch(/\b(ago|just now|yesterday|AM|PM)\b/)
  for (const [, dateTime = '', text = ''] of times) {
    expect(dateTime).toMatch(/Z$/)
    expect(text.replaceAll(/<[^>]*>/g, '')).toContain(dateTime.slice(0, 10))
  }
})

it('paints no row of one tenant for another', async () => {
  expect(render(await preload('acme'), 'bob')).not.toContain('Ada of Acme')
})

it('renders as loading what nobody read', async () => {
  const nobody = { apiUri: '', workspaceKey: '', tenantKey: '', issuedAt: Date.now() }
  expect(render(nobody, 'acme')).toContain('aria-busy')
})

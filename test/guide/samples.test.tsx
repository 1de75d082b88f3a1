// @vitest-environment jsdom
import '../setup.js'
import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { hostedPage } from '../hooks/connect/hostedPage.js'
import { ConnectButton } from './samples/connect-button.js'
import { Dashboard } from './samples/dashboard.js'
import { IntegrationsPage } from './samples/integrations-page.js'
import RootLayout from './samples/layout.js'
import { App, ConnectGmail } from './samples/multi-tenant.js'
import { QuickReference } from './samples/quick-reference.js'

/*
 * The React samples of Membrane's guide, as somebody would paste them, on a sandbox that listens on a real
 * port: their requests go the same way as they would to Membrane. Only the hosted page is played, since
 * jsdom loads no frames.
 */
let sandbox: Sandbox
let stop: () => Promise<void>
let page: ReturnType<typeof hostedPage>
const network = globalThis.fetch

// Loaded once ahead: the first import takes longer than Testing Library waits.
beforeAll(() => import('@membranehq/sdk'))

beforeEach(async () => {
  sandbox = createSandbox({ scenario: 'empty' })
  for (const key of ['hubspot', 'gmail']) sandbox.connect(key, { tenantKey: 'somebody-else' })
  const { url, close } = await sandbox.listen()
  stop = close
  vi.stubEnv('NEXT_PUBLIC_MEMBRANE_API_URI', url)
  serveTokenRoute()
  page = hostedPage(url)
})
afterEach(async () => {
  page.restore()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  await act(async () => window.dispatchEvent(new Event('pagehide')))
  await stop()
})

/** The app's own `GET /api/membrane-token`; everything else goes to the network. */
function serveTokenRoute(others: typeof fetch = network) {
  vi.stubGlobal('fetch', (async (input, init) =>
    input === '/api/membrane-token'
      ? Response.json({ token: sandbox.token({ tenantKey: 'tenant-1' }), apiUri: sandbox.apiUri })
      : others(input, init)) satisfies typeof fetch)
}

function show(children: ReactNode) {
  render(
    <SWRConfig value={{ provider: () => new Map() }}>
      <App>{children}</App>
    </SWRConfig>,
  )
}

const click = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

/** What the sample posted to the connect screen, which then succeeds with this connection. */
async function connects(connection: unknown) {
  await waitFor(() => expect(page.submitted).not.toHaveLength(0))
  const posted = page.submitted.at(-1)
  await act(async () => {
    page.succeed(connection)
    page.close()
  })
  return posted
}

describe('the guide’s samples', () => {
  it('RootLayout and ConnectButton connect HubSpot', async () => {
    // This sample names no API: it talks to Membrane's own address.
    sandbox = createSandbox({ scenario: 'everyday', apiUri: 'https://api.getmembrane.com' })
    serveTokenRoute((input, init) => sandbox.fetch(new Request(input, init)))
    page.restore()
    page = hostedPage(sandbox.apiUri)
    render(
      <RootLayout>
        <ConnectButton />
      </RootLayout>,
      { container: document },
    )
    await click('Connect HubSpot')
    expect(await connects({ id: 'con_1', name: 'Acme', state: 'READY' })).toMatchObject({
      integrationKey: 'hubspot',
      token: expect.stringMatching(/^ey/),
    })
  })

  it('MembraneProvider with an apiUri of the environment, and a connection key per user', async () => {
    show(<ConnectGmail userId="u17" />)
    await click('Connect Gmail')
    const connection = sandbox.connect('gmail', { tenantKey: 'tenant-1', key: 'gmail-u17' })
    expect(await connects(connection)).toMatchObject({ connectorKey: 'gmail', connectionKey: 'gmail-u17' })
  })

  it('the dashboard connects, reconnects and disconnects', async () => {
    show(<Dashboard />)
    await click(await findName('Connect Hubspot'))
    const connection = sandbox.connect('hubspot', { tenantKey: 'tenant-1', name: 'Acme' })
    expect(await connects(connection)).toMatchObject({ integrationKey: 'hubspot' })

    await click(await findName('Reconnect Acme'))
    expect(await connects(connection)).toMatchObject({ connectionId: connection.id })
    await click(await findName('Disconnect Acme'))
    await waitFor(() => expect(screen.queryByText(/Acme/)).toBeNull())
    expect(sandbox.get(connection.id)?.archivedAt).toBeDefined()
    await click('Refresh')
  })

  it('IntegrationsPage shows connected accounts apart from available apps, and moves them', async () => {
    const broken = sandbox.connect('gmail', { tenantKey: 'tenant-1', name: 'Globex' })
    sandbox.disconnect(broken.id)
    show(<IntegrationsPage />)
    await click(await findName('Reconnect'))
    expect(await connects(sandbox.update(broken.id, { state: 'READY', disconnected: false }))).toMatchObject({
      connectionId: broken.id,
    })
    await click(await findName('Disconnect'))
    await findName('Connect Gmail')
    expect(screen.queryByText('Globex')).toBeNull()

    await click('Connect Hubspot')
    await connects(sandbox.connect('hubspot', { tenantKey: 'tenant-1', name: 'Acme' }))
    await screen.findByText('Acme')
    expect(screen.queryByRole('button', { name: 'Connect Hubspot' })).toBeNull()
  })

  it('the quick reference’s calls', async () => {
    sandbox.connect('hubspot', { tenantKey: 'tenant-1', name: 'Acme' })
    show(<QuickReference connectorKey="gmail" integrationKey="hubspot" />)
    await screen.findByText('2 integrations, 1 connections')
    await click('New, from the catalogue')
    expect(await connects(sandbox.connect('gmail', { tenantKey: 'tenant-1' }))).toMatchObject({
      connectorKey: 'gmail',
    })
    await click('Disconnect')
    await screen.findByText('2 integrations, 0 connections')
  })
})

async function findName(name: string) {
  await screen.findByRole('button', { name })
  return name
}

import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useConnections, useDisconnect, useIntegrations, useRenameConnection } from '../../src/index.js'
import { createTestMembrane } from '../../src/testing/index.js'

/** Two tabs are two providers with a cache each, that know of each other by BroadcastChannel alone. */
function openTabs({ other = 'tenant-1' } = {}) {
  const { sandbox, Wrapper } = createTestMembrane()
  const second = createTestMembrane({
    provider: {
      apiUri: sandbox.apiUri,
      fetch: sandbox.fetch,
      fetchToken: () => sandbox.token({ tenantKey: other }),
    },
  })
  const usePage = () => ({
    names: useConnections().connections.map(({ name }) => name),
    embedded: useIntegrations().integrations.map(({ connection }) => connection?.name),
    ...useDisconnect(),
    ...useRenameConnection(),
  })
  const connection = sandbox.connect('hubspot', { name: 'Acme' })
  const here = renderHook(usePage, { wrapper: Wrapper }).result
  const there = renderHook(usePage, { wrapper: second.Wrapper }).result
  return { sandbox, connection, here, there }
}

it('tells the other tabs of the tenant what was changed, and they ask for nothing', async () => {
  const { sandbox, connection, here, there } = openTabs()
  await waitFor(() => expect(there.current.names).toEqual(['Acme']))
  await waitFor(() => expect(here.current.names).toEqual(['Acme']))
  await act(() => here.current.rename(connection, 'Acme Ltd'))
  await waitFor(() => expect(there.current.names).toEqual(['Acme Ltd']))
  expect(there.current.embedded).toEqual(['Acme Ltd'])

  await act(() => here.current.disconnect(connection))
  await waitFor(() => expect(there.current.names).toEqual([]))
  // Two for the first load, and one after each change where it was made.
  expect(sandbox.requests.filter(({ path }) => path === '/connections')).toHaveLength(4)
})

it('tells a tab of another tenant nothing', async () => {
  const heard: unknown[] = []
  const { sandbox, connection, here, there } = openTabs({ other: 'tenant-2' })
  await waitFor(() => expect(here.current.names).toEqual(['Acme']))
  const names = JSON.stringify([sandbox.apiUri, sandbox.workspaceKey, 'tenant-2'])
  const channel = new BroadcastChannel(`react-membrane:${names}`)
  channel.onmessage = ({ data }) => heard.push(data)
  const own = new BroadcastChannel(
    `react-membrane:${JSON.stringify([sandbox.apiUri, sandbox.workspaceKey, 'tenant-1'])}`,
  )
  const arrived = new Promise((resolve) => (own.onmessage = resolve))
  await act(() => here.current.rename(connection, 'Secret'))
  await arrived
  expect(heard).toEqual([])
  expect(there.current.names).toEqual([])
  channel.close()
  own.close()
})

it('does not believe what another version of the app might say', async () => {
  const { sandbox, here } = openTabs()
  await waitFor(() => expect(here.current.names).toEqual(['Acme']))
  const channel = new BroadcastChannel(
    `react-membrane:${JSON.stringify([sandbox.apiUri, sandbox.workspaceKey, 'tenant-1'])}`,
  )
  for (const message of [
    null,
    'x',
    { kind: 'upsert' },
    { kind: 'upsert', connection: { id: 1 } },
    { kind: 'remove' },
  ]) {
    channel.postMessage(message)
  }
  const last = sandbox.connect('gmail', { name: 'Late' })
  channel.postMessage({ kind: 'upsert', connection: last })
  await waitFor(() => expect(here.current.names).toEqual(['Late', 'Acme']))
  channel.close()
})

import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  MembraneProvider,
  useConnectionActions,
  useConnections,
  useDisconnect,
  useRenameConnection,
  type Connection,
} from '../../src/index.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { settle } from './support/world.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page of ada's with one connection, which keeps what it was given when bob signs in. */
async function createPage() {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id } = sandbox.connect('hubspot', { tenantKey: 'ada', name: "ada's", canTest: true })
  sandbox.connect('hubspot', { tenantKey: 'bob', name: "bob's" })
  const heard: string[] = []
  const hear = (what: string) => () => void heard.push(what)
  const usePage = () => ({
    connections: useConnections().connections,
    disconnecting: useDisconnect({
      onDisconnect: hear('disconnect'),
      onUndo: hear('undo'),
      onError: hear('error'),
    }),
    renaming: useRenameConnection({ onRename: hear('rename'), onError: hear('error') }),
    actions: useConnectionActions({
      onTest: hear('test'),
      onRefreshCredentials: hear('refresh'),
      onRestore: hear('restore'),
      onError: hear('error'),
    }),
  })
  const page: { current?: ReturnType<typeof usePage> } = {}
  function Page() {
    const now = usePage()
    Object.assign(page, { current: now })
    return <p>{now.connections.map(({ name }) => name).join()}</p>
  }
  const of = (tenant: string) => (
    <MembraneProvider
      apiUri={sandbox.apiUri}
      fetch={sandbox.fetch}
      tenantKey={tenant}
      fetchToken={() => sandbox.token({ tenantKey: tenant })}
      onError={hear('provider')}
    >
      <Page />
    </MembraneProvider>
  )
  const view = render(of('ada'))
  await settle()
  const now = () => {
    if (page.current) return page.current
    throw new Error('Nothing was rendered.')
  }
  const [connection] = now().connections
  if (!connection) throw new Error('There is no connection.')
  return {
    sandbox,
    heard,
    now,
    connection,
    archived: () => sandbox.get(id)?.archivedAt,
    shown: () => view.container.textContent,
    signIn: (tenant: string) => view.rerender(of(tenant)),
    /** What was asked to change. */
    writes: () =>
      sandbox.requests.flatMap(({ method, path }) => (method === 'GET' ? [] : [`${method} ${path}`])),
  }
}

type Page = Awaited<ReturnType<typeof createPage>>
const changes: Record<string, (page: ReturnType<Page['now']>, connection: Connection) => Promise<unknown>> = {
  disconnect: (page, connection) => page.disconnecting.disconnect(connection),
  rename: (page, connection) => page.renaming.rename(connection, 'Mine now'),
  test: (page, connection) => page.actions.test(connection),
  refresh: (page, connection) => page.actions.refreshCredentials(connection),
  restore: (page, connection) => page.actions.restore(connection),
}

for (const [name, change] of Object.entries(changes)) {
  for (const when of ['is signed in', 'is signing in']) {
    it(`refuses to ${name} what was read of another tenant once somebody else ${when}`, async () => {
      const { signIn, connection, now, heard, writes, shown } = await createPage()
      signIn('bob')
      if (when === 'is signed in') await settle()
      let answer: unknown
      await act(async () => void (answer = await change(now(), connection)))
      await settle()
      expect(answer).toBe(false)
      expect(writes()).toEqual([])
      expect(heard).toEqual([])
      expect(shown()).toBe("bob's")
      const { disconnecting, renaming, actions } = now()
      for (const { pending, error } of [disconnecting, renaming, actions]) {
        expect(pending || error).toBeFalsy()
      }
    })
  }
}

it('says nothing of a change that was under way when somebody else signed in', async () => {
  const { signIn, connection, now, heard, sandbox, shown } = await createPage()
  sandbox.faults.add({ match: /^DELETE/, delayMs: 1_000 })
  let answer: unknown
  act(
    () =>
      void now()
        .disconnecting.disconnect(connection)
        .then((done) => (answer = done)),
  )
  signIn('bob')
  await settle(3_000)
  expect(answer).toBe(false)
  expect(heard).toEqual([])
  expect(shown()).toBe("bob's")
  expect(now().disconnecting).toMatchObject({ pending: false, error: undefined, undoable: null })
})

it('does not undo for one tenant what another disconnected', async () => {
  const { signIn, connection, now, heard, archived, writes } = await createPage()
  await act(async () => void (await now().disconnecting.disconnect(connection)))
  const { undo } = now().disconnecting
  signIn('bob')
  let outcome: unknown
  await act(async () => void (outcome = await undo()))
  await settle()
  expect(outcome).toBe('failed')
  expect(archived()).toBeTruthy()
  expect(heard).toEqual(['disconnect'])
  expect(writes()).toHaveLength(1)
})

it('changes it again when the tenant is back', async () => {
  const { signIn, connection, now, archived } = await createPage()
  signIn('bob')
  await settle()
  signIn('ada')
  await settle()
  let answer: unknown
  await act(async () => void (answer = await now().disconnecting.disconnect(connection)))
  expect(answer).toBe(true)
  expect(archived()).toBeTruthy()
})

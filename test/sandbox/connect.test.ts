import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ConnectOptions } from '../../src/api/connect.js'
import { createSandbox, type ConnectOutcome, type Sandbox } from '../../src/sandbox/index.js'
import { ask, post } from './support/caller.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** As a host would: with a signal nobody aborts. */
async function connect(sandbox: Sandbox, options: ConnectOptions, tenantKey?: string) {
  const result = sandbox.openConnect(options, { signal: new AbortController().signal, tenantKey })
  result.catch(() => {})
  await pass(0)
  return result
}

it('succeeds when nothing else was asked for: BUILDING first, then READY', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 2_000 })
  sandbox.connect('plumepost')
  const made = await connect(sandbox, { connectorKey: 'dealwren', connectionKey: 'mine' })
  expect(made).toMatchObject({ state: 'BUILDING', key: 'mine', integration: { key: 'dealwren' } })
  await pass(2_000)
  expect(sandbox.get(made?.id ?? '')).toMatchObject({ state: 'READY' })
})

it('connects for the tenant it is told, else for the one last seen', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  await ask(sandbox, '/self', { token: sandbox.token({ tenantKey: 'seen' }) })
  await connect(sandbox, { connectorKey: 'dealwren' })
  await connect(sandbox, { connectorKey: 'dealwren' }, 'told')
  expect([sandbox.list('seen'), sandbox.list('told')]).toMatchObject([[{}], [{}]])
})

it('goes through the outcomes that wait in line, then succeeds again', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  sandbox.openConnect.next('cancel')
  sandbox.openConnect.next('refuse')
  expect(await connect(sandbox, { connectorKey: 'dealwren' })).toBeNull()
  await expect(connect(sandbox, { connectorKey: 'dealwren' })).rejects.toMatchObject({
    data: { type: 'connection', message: 'Sign-in was refused' },
  })
  expect(sandbox.list()).toEqual([])
  expect(await connect(sandbox, { connectorKey: 'dealwren' })).not.toBeNull()
})

it.each<[ConnectOutcome, number, object]>([
  ['need-input', 0, { state: 'CLIENT_ACTION_REQUIRED', clientAction: { type: 'provide-input' } }],
  ['fail-setup', 2_000, { state: 'SETUP_FAILED', errors: [{ message: expect.any(String) }] }],
  ['slow', 8_000 + 2_000, { state: 'READY' }],
])('can end with %s', async (outcome, ms, expected) => {
  const sandbox = createSandbox({ scenario: 'empty' })
  sandbox.openConnect.next(outcome)
  const result = sandbox.openConnect({ connectorKey: 'dealwren' }, { signal: new AbortController().signal })
  await pass(ms)
  expect(sandbox.get((await result)?.id ?? '')).toMatchObject(expected)
})

it('stays open until it is aborted when it is left pending, then answers null', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  sandbox.openConnect.next('pending')
  const controller = new AbortController()
  const settled = vi.fn<(connection: unknown) => void>()
  void sandbox.openConnect({ connectorKey: 'dealwren' }, { signal: controller.signal }).then(settled)
  await pass(3_600_000)
  expect(settled).not.toHaveBeenCalled()
  controller.abort()
  await pass(0)
  expect(settled).toHaveBeenCalledExactlyOnceWith(null)
})

it('reconnects on the same record, straight to READY', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren', { key: 'mine', name: 'Ours' })
  sandbox.disconnect(id, undefined, Date.now() + 60_000)
  const again = await connect(sandbox, { connectionId: id })
  expect(again).toMatchObject({ id, key: 'mine', name: 'Ours', state: 'READY', disconnected: false })
  expect(again).not.toHaveProperty('nextRetryTimestamp')
  expect(vi.getTimerCount()).toBe(0)
})

it('finishes what needed input', async () => {
  const sandbox = createSandbox({ scenario: 'needs-attention', tenantKey: 'tenant-1', buildMs: 0 })
  await ask(sandbox, '/self')
  const asking = sandbox.list().find(({ clientAction }) => clientAction?.type === 'provide-input')
  const after = await connect(sandbox, { connectionId: asking?.id })
  expect(after).toMatchObject({ id: asking?.id, state: 'READY' })
  expect(after).not.toHaveProperty('clientAction')
})

it('keeps a refused reconnect as it was', async () => {
  const sandbox = createSandbox()
  const { id } = sandbox.connect('dealwren')
  const lost = sandbox.disconnect(id)
  sandbox.openConnect.next('refuse')
  await expect(connect(sandbox, { connectionId: id })).rejects.toMatchObject({
    data: { data: { connectionId: id } },
  })
  expect(sandbox.get(id)).toEqual(lost)
})

it('adds a second account with a name and key of its own, and leaves the first untouched', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const first = await connect(sandbox, { connectorKey: 'dealwren' })
  const before = sandbox.get(first?.id ?? '')
  const second = await connect(sandbox, { integrationKey: 'dealwren', allowMultipleConnections: true })
  expect(second?.id).not.toBe(first?.id)
  expect(second?.name).not.toBe(first?.name)
  expect(second?.key).toBe('dealwren-2')
  expect(sandbox.get(first?.id ?? '')).toEqual(before)
})

it('has one integration, not two, after a synthetic item was connected and built', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const made = await connect(sandbox, { externalAppId: 'app_shelfwise' })
  expect(made).toMatchObject({ state: 'BUILDING', externalAppId: 'app_shelfwise' })
  await pass(8_000)
  const { body } = await ask<{ items: unknown[] }>(sandbox, '/integrations?externalApps=1&search=shelfwise')
  expect(body.items).toMatchObject([{ id: expect.any(String), connection: { id: made?.id, state: 'READY' } }])
})

it.each<[ConnectOptions, number]>([
  [{ integrationKey: 'nope' }, 404],
  [{ connectionId: 'con_999' }, 404],
  [{}, 400],
  [{ connectorKey: 'dealwren', connectionKey: 'x'.repeat(101) }, 400],
])('rejects what cannot be connected: %j', async (options, status) => {
  await expect(connect(createSandbox(), options)).rejects.toMatchObject({ status })
})

it('carries out a decision once, however often the button is clicked', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const token = sandbox.token()
  const page = await sandbox.fetch(
    new Request(
      `${sandbox.apiUri}/screens/connect?connectorKey=dealwren&allowMultipleConnections=1&token=${token}`,
    ),
  )
  const flow = /flows\/(flow_\d+)\/decision/.exec(await page.text())?.[1]
  const decide = () =>
    post<{ connection: { id: string } }>(sandbox, `/screens/flows/${flow}/decision`, { outcome: 'succeed' })
  const answers = await Promise.all([decide(), decide(), decide()])
  expect(new Set(answers.map(({ body }) => body.connection.id)).size).toBe(1)
  expect(sandbox.list()).toHaveLength(1)
})

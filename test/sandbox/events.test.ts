import { expect, it } from 'vitest'
import { createSandbox, type ElementUpdate, type Sandbox } from '../../src/sandbox/index.js'
import { ask } from './support/caller.js'

/** Reads a stream's messages one at a time, as an EventSource would. */
async function open(sandbox: Sandbox, path: string, token = sandbox.token(), signal?: AbortSignal) {
  const request = new Request(`${sandbox.apiUri}${path}?token=${token}`, signal ? { signal } : {})
  const response = await sandbox.fetch(request)
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  const next = async (): Promise<unknown> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        if (block.startsWith('data: ')) return JSON.parse(block.slice(6))
        continue
      }
      const { done, value } = await reader.read()
      if (done) return 'closed'
      text += decoder.decode(value, { stream: true })
    }
  }
  return { response, next, cancel: () => reader.cancel() }
}

it('says that it is connected, then every change of the tenant’s own elements', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const stream = await open(sandbox, '/sse/workspace')
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
  expect(await stream.next()).toMatchObject({ type: 'connected', message: 'subscribed' })
  sandbox.connect('dealwren', { tenantKey: 'somebody-else' })
  const { id } = sandbox.connect('plumepost', { tenantKey: 'tenant-1' })
  const seen = [await stream.next(), await stream.next(), await stream.next()]
  expect(seen).toMatchObject([
    { type: 'element-update', elementType: 'integration' },
    { type: 'element-update', elementType: 'integration' },
    { type: 'element-update', elementType: 'connection', elementId: id, data: { state: 'READY' } },
  ])
  expect(JSON.stringify(seen)).not.toContain('tenantKey')
  await stream.cancel()
})

it('says that a tenant changed, and that a connection was used', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id, tenantId } = sandbox.connect('dealwren', { tenantKey: 'tenant-1', lastActiveAt: undefined })
  const seen: ElementUpdate[] = []
  sandbox.subscribe((event) => seen.push(event))
  await ask(sandbox, '/self', { method: 'PATCH', body: { credentials: { a: 1 } } })
  const api = { method: 'GET', path: '/me' }
  await ask(sandbox, '/act', { method: 'POST', body: { connectionId: id, api } })
  expect(seen).toMatchObject([
    { elementType: 'customer', elementId: tenantId, tenantKey: 'tenant-1' },
    { elementType: 'connection', elementId: id },
    { elementType: 'action-run-log-record' },
  ])
  expect(sandbox.get(id)).toMatchObject({ lastActiveAt: expect.any(String) })
})

it('refuses a stream to a bad token', async () => {
  const sandbox = createSandbox()
  expect((await ask(sandbox, '/sse/workspace?token=nonsense', { token: null })).status).toBe(401)
})

it('tells the page’s own subscribers, and stops when asked', () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const seen: ElementUpdate[] = []
  const stop = sandbox.subscribe((event) => seen.push(event))
  const { id } = sandbox.connect('dealwren')
  sandbox.update(id, { name: 'x' })
  stop()
  sandbox.update(id, { name: 'y' })
  expect(seen.filter(({ elementType }) => elementType === 'connection')).toHaveLength(2)
})

it('ends a stream when its client goes away', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const controller = new AbortController()
  const stream = await open(sandbox, '/sse/workspace', sandbox.token(), controller.signal)
  await stream.next()
  controller.abort()
  expect(await stream.next()).toBe('closed')
  expect(() => sandbox.connect('dealwren')).not.toThrow()
})

it('keeps the stream of a connect silent until its result, also for ids never seen before', async () => {
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const stream = await open(sandbox, '/sse/connection-events/never-seen')
  const foreign = await open(
    sandbox,
    '/sse/connection-events/never-seen',
    sandbox.token({ tenantKey: 'other' }),
  )
  const form = (fields: object) =>
    sandbox.fetch(
      new Request(`${sandbox.apiUri}/connect`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          payload: JSON.stringify({ token: sandbox.token(), ...fields }),
        }).toString(),
      }),
    )
  const page = await form({ requestId: 'never-seen', connectorKey: 'dealwren' })
  const flow = /flows\/(flow_\d+)\/decision/.exec(await page.text())?.[1]
  await ask(sandbox, `/screens/flows/${flow}/decision`, { method: 'POST', body: { outcome: 'succeed' } })
  expect(await stream.next()).toMatchObject({ type: 'newConnectionCreated', connection: { state: 'READY' } })

  await form({ requestId: 'never-seen', connectorKey: 'no-such-app' })
  expect(await stream.next()).toMatchObject({ type: 'newConnectionFailure', errorData: { key: 'not_found' } })
  await Promise.all([stream.cancel(), foreign.cancel()])
})

import { afterEach, expect, it } from 'vitest'
import type { Connection } from '../../src/api/connection.js'
import {
  createSandbox,
  type Clock,
  type ListenOptions,
  type Listening,
  type Sandbox,
} from '../../src/sandbox/index.js'

let server: Listening | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(sandbox: Sandbox, options: ListenOptions = { control: true }) {
  server = await sandbox.listen(options)
  const { url } = server
  const control = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const response = await fetch(`${url}/__sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.json() as Promise<Body>
  }
  const api = (path: string, init: { method?: string; body?: string; signal?: AbortSignal } = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${sandbox.token()}` },
    })
  return { url, control, api }
}
const listOf = (sandbox: Sandbox) =>
  new Request(`${sandbox.apiUri}/integrations?limit=1`, {
    headers: { authorization: `Bearer ${sandbox.token()}` },
  })
interface State {
  scenario: string
  latencyMs: number
  online: boolean
  connections: Connection[]
}

it('is at the address it listens on, and back at its own after closing', async () => {
  const sandbox = createSandbox()
  const before = sandbox.apiUri
  const { url, api } = await serve(sandbox)
  expect(sandbox.apiUri).toBe(url)
  expect((await api('/self')).status).toBe(200)
  await expect(sandbox.listen()).rejects.toThrow(/listens already/)
  await server?.close()
  server = undefined
  expect(sandbox.apiUri).toBe(before)
})

it('listens where an address was set before, and has that again after closing', async () => {
  const sandbox = createSandbox()
  sandbox.apiUri = 'https://app.test/membrane'
  const { url, api } = await serve(sandbox)
  expect(sandbox.apiUri).toBe(url)
  expect((await api('/self')).status).toBe(200)
  await server?.close()
  expect(sandbox.apiUri).toBe('https://app.test/membrane')
  const { items } = await (await sandbox.fetch(listOf(sandbox))).json()
  expect(items[0].logoUri).toMatch('https://app.test/membrane/logos/')
})

it('keeps an address that is set while it listens, such as that of a tunnel', async () => {
  const sandbox = createSandbox()
  await serve(sandbox)
  sandbox.apiUri = 'https://tunnel.test'
  await expect(sandbox.listen()).rejects.toThrow(/listens already/)
  await server?.close()
  expect(sandbox.apiUri).toBe('https://tunnel.test')
})

it('can be closed twice, also when it listens anew meanwhile', async () => {
  const sandbox = createSandbox()
  const first = await sandbox.listen()
  await Promise.all([first.close(), first.close()])
  const { url, api } = await serve(sandbox)
  await first.close()
  expect(sandbox.apiUri).toBe(url)
  expect((await api('/self')).status).toBe(200)
  await expect(sandbox.listen()).rejects.toThrow(/listens already/)
})

it('says when the port is taken, and can listen afterwards', async () => {
  const other = createSandbox()
  const { port, close } = await other.listen()
  const sandbox = createSandbox()
  await expect(sandbox.listen({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await close()
  server = await sandbox.listen()
})

it('has no control unless it is told to', async () => {
  const { url } = await serve(createSandbox(), {})
  expect((await fetch(`${url}/__sandbox/state`)).status).toBe(404)
})

it('breaks the socket for a dropped connection, and goes on', async () => {
  const sandbox = createSandbox()
  const { api } = await serve(sandbox)
  sandbox.faults.add({ drop: true, times: 1 })
  await expect(api('/self')).rejects.toThrow(TypeError)
  expect((await api('/self')).status).toBe(200)
})

it('streams events over HTTP, and ends them when it closes', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { url } = await serve(sandbox)
  const response = await fetch(`${url}/sse/workspace?token=${sandbox.token()}`)
  const reader = response.body!.getReader()
  let text = ''
  const until = async (part: string) => {
    while (!text.includes(part)) text += new TextDecoder().decode((await reader.read()).value)
  }
  await until('"connected"')
  const { id } = sandbox.connect('dealwren', { tenantKey: 'tenant-1' })
  await until(id)
  await server?.close()
  server = undefined
  const end = await reader.read().catch(() => ({ done: true }))
  expect(end.done).toBe(true)
})

it('lets go of a long poll when the client hangs up', async () => {
  const waiting = new Set<unknown>()
  const clock: Clock = {
    now: () => Date.now(),
    setTimeout: (callback, ms) => {
      const timer = setTimeout(callback, ms)
      waiting.add(timer)
      return timer
    },
    clearTimeout: (timer) => {
      if (waiting.delete(timer)) clearTimeout(timer as NodeJS.Timeout)
    },
  }
  const sandbox = createSandbox({ clock })
  const { api } = await serve(sandbox)
  const { id } = sandbox.connect('dealwren', { state: 'BUILDING', tenantKey: 'tenant-1' })
  const controller = new AbortController()
  const poll = api(`/connections/${id}?wait=true`, { signal: controller.signal })
  poll.catch(() => {})
  await expect.poll(() => waiting.size).toBe(1)
  controller.abort()
  await expect(poll).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(() => waiting.size).toBe(0)
})

it('is driven over HTTP: state, scenario, connections', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { control } = await serve(sandbox)
  const made = await control<Connection>('POST', '/connections', {
    integrationKey: 'dealwren',
    tenantKey: 'a',
    name: 'Ours',
  })
  expect(made).toMatchObject({ name: 'Ours', state: 'READY' })
  const broken = await control<Connection>('POST', `/connections/${made.id}/break`, {
    error: { message: 'Closed', key: 'connection_is_defunct', type: 'connection' },
    retryInMs: 60_000,
  })
  expect(broken).toMatchObject({
    disconnected: true,
    isDefunct: true,
    nextRetryTimestamp: expect.any(String),
  })
  await control('POST', `/connections/${made.id}/update`, { state: 'READY', meta: { a: 1 } })
  await control('POST', `/connections/${made.id}/update`, { meta: null })
  const state = await control<State>('GET', '/state?tenantKey=a')
  expect(state).toMatchObject({
    scenario: 'empty',
    online: true,
    latencyMs: 0,
    connections: [{ id: made.id, state: 'READY' }],
  })
  expect(state.connections[0]).not.toHaveProperty('meta')
  expect(await control('GET', '/state?tenantKey=b')).toMatchObject({ connections: [] })
  expect(await control('POST', '/scenario', { scenario: 'large', integrations: 30 })).toEqual({ ok: true })
  expect(await control('GET', '/state')).toMatchObject({ scenario: 'large', connections: [] })
})

it('is driven over HTTP: tokens, latency, network, faults, requests, outcomes and times', async () => {
  const sandbox = createSandbox()
  const { control, api, url } = await serve(sandbox)
  const headers = { authorization: `Bearer ${sandbox.token()}` }
  await control('POST', '/tokens/revoke')
  expect((await fetch(`${url}/self`, { headers })).status).toBe(401)

  await control('POST', '/latency', { latencyMs: 5 })
  expect(sandbox.latencyMs).toBe(5)
  await control('POST', '/network', { online: false })
  await expect(api('/self')).rejects.toThrow(TypeError)
  await control('POST', '/network', { online: true })

  const { id } = await control<{ id: string }>('POST', '/faults', { match: '/^GET \\/self/', status: 503 })
  expect((await api('/self')).status).toBe(503)
  await control('DELETE', `/faults/${id}`)
  expect((await api('/self')).status).toBe(200)
  await control('POST', '/faults', { match: '/self', status: 500 })
  await control('DELETE', '/faults')
  expect((await api('/self')).status).toBe(200)

  const since = sandbox.requests.at(-1)?.id ?? 0
  await api('/connections?limit=3')
  expect(await control('GET', `/requests?since=${since}`)).toMatchObject({
    requests: [
      { method: 'GET', path: '/connections', query: { limit: '3' }, status: 200, tenantKey: 'tenant-1' },
    ],
  })

  await control('POST', '/options', { buildMs: 0 })
  const made = await api('/connections', {
    method: 'POST',
    body: JSON.stringify({ integrationKey: 'dealwren', credentials: {} }),
  })
  expect(await made.json()).toMatchObject({ state: 'READY' })
  await control('POST', '/connect-outcome', { outcome: 'refuse' })
  expect(await control('GET', '/state')).toMatchObject({ outcome: 'refuse', buildMs: 0 })
})

it('breaks what is waited for when the network goes, and refuses preflights until it is back', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { control, api, url } = await serve(sandbox)
  const { id } = sandbox.connect('dealwren', { state: 'BUILDING', tenantKey: 'tenant-1' })
  const poll = api(`/connections/${id}?wait=true&timeout=60`)
  poll.catch(() => {})
  await expect.poll(() => sandbox.requests.at(-1)?.tenantKey).toBe('tenant-1')
  await control('POST', '/network', { online: false })
  await expect(poll).rejects.toThrow(TypeError)
  expect(sandbox.requests.at(-1)).toMatchObject({ path: `/connections/${id}`, status: null })
  const preflight = () => fetch(`${url}/connections`, { method: 'OPTIONS' })
  await expect(preflight()).rejects.toThrow(TypeError)
  await control('POST', '/network', { online: true })
  expect((await preflight()).status).toBe(204)
})

it('answers bad control with a sentence, and allows other origins', async () => {
  const { control, url } = await serve(createSandbox())
  expect(await control('POST', '/scenario', { scenario: 'tuesday' })).toMatchObject({
    message: expect.stringContaining('tuesday'),
  })
  expect(await control('POST', '/connections/con_999/break', {})).toMatchObject({
    message: expect.stringContaining('con_999'),
  })
  expect(await control('POST', '/latency', { latencyMs: -1 })).toMatchObject({
    message: expect.stringContaining('latencyMs'),
  })
  expect(await control('POST', '/connect-outcome', { outcome: 'explode' })).toMatchObject({
    message: expect.stringContaining('succeed'),
  })
  expect(await control('GET', '/nope')).toMatchObject({
    message: expect.stringContaining('/__sandbox/state'),
  })
  const preflight = await fetch(`${url}/__sandbox/scenario`, { method: 'OPTIONS' })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
})

it('refuses over HTTP what it refuses in code: a fault that is none, a count below 0', async () => {
  const { url, api } = await serve(createSandbox())
  const refusalOf = async (path: string, body: unknown) => {
    const response = await fetch(`${url}/__sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
    return `${response.status} ${await response.text()}`
  }
  for (const status of [700, 99, '500'])
    expect(await refusalOf('/faults', { status })).toMatch(/^400 .*status.* number/)
  expect(await refusalOf('/faults', {})).toMatch(/^400 .*does nothing/)
  expect(await refusalOf('/faults', { delayMs: 'long' })).toMatch(/^400 .*delayMs/)
  expect(await refusalOf('/scenario', { scenario: 'large', integrations: -1 })).toMatch(/^400 .*whole number/)
  expect((await api('/self')).status).toBe(200)
})

it('is where a server of your own has it, below a path, and can be driven there', async () => {
  const sandbox = createSandbox()
  sandbox.apiUri = 'https://app.test/membrane/'
  expect(sandbox.apiUri).toBe('https://app.test/membrane')
  const headers = { authorization: `Bearer ${sandbox.token()}` }
  const response = await sandbox.fetch(new Request('https://app.test/membrane/integrations', { headers }))
  const { items }: { items: { logoUri: string }[] } = await response.json()
  expect(items[0]?.logoUri).toMatch('https://app.test/membrane/logos/')
  const state = await sandbox.control(new Request('https://app.test/membrane/__sandbox/state'))
  expect(await state.json()).toMatchObject({ scenario: 'everyday' })
  expect(() => (sandbox.apiUri = '/membrane')).toThrow(/must be an absolute URL/)
})

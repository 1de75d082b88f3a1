import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.js'
import { ask } from './support/caller.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('strikes only the route it is for, as often as it was told', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ match: 'GET /connections', status: 503, times: 2 })
  const statuses = []
  for (let count = 0; count < 3; count++) statuses.push((await ask(sandbox, '/connections')).status)
  expect(statuses).toEqual([503, 503, 200])
  expect((await ask(sandbox, '/integrations')).status).toBe(200)
})

it('matches by path, by method and by pattern', async () => {
  const sandbox = createSandbox()
  const meets = async (fault: object, method: string, path: string) => {
    const undo = sandbox.faults.add({ ...fault, status: 418 })
    const { status } = await ask(sandbox, path, { method })
    undo()
    return status === 418
  }
  expect(await meets({ match: '/conn' }, 'GET', '/connections?limit=3')).toBe(true)
  expect(await meets({ match: '/conn' }, 'GET', '/integrations')).toBe(false)
  expect(await meets({ match: '/conn', method: 'delete' }, 'GET', '/connections')).toBe(false)
  expect(await meets({ match: /^PATCH .*con_/g }, 'PATCH', '/connections/con_1')).toBe(true)
  expect(await meets({ match: /^PATCH .*con_/g }, 'GET', '/connections/con_1')).toBe(false)
  expect(await meets({}, 'GET', '/self')).toBe(true)
})

it('strikes with the probability it has', async () => {
  const draws = [0.2, 0.8, 0.49]
  const sandbox = createSandbox({ random: () => draws.shift() ?? 1 })
  sandbox.faults.add({ status: 500, probability: 0.5 })
  const statuses = []
  for (let count = 0; count < 3; count++) statuses.push((await ask(sandbox, '/self')).status)
  expect(statuses).toEqual([500, 200, 500])
})

it('sends 429 with Retry-After, or without, and says so to other origins', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ status: 429, headers: { 'retry-after': '7' }, times: 1 })
  const first = await ask(sandbox, '/self')
  expect(first).toMatchObject({ status: 429, body: { key: 'rate_limit_exceeded' } })
  expect(first.headers.get('retry-after')).toBe('7')
  expect(first.headers.get('access-control-expose-headers')).toContain('retry-after')
  sandbox.faults.add({ status: 429, times: 1 })
  expect((await ask(sandbox, '/self')).headers.has('retry-after')).toBe(false)
})

it('sends a body of one’s own: HTML where JSON is expected', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ status: 200, body: '<!doctype html><p>Hello' })
  const response = await sandbox.fetch(new Request(`${sandbox.apiUri}/connections`))
  expect(response.headers.get('content-type')).toMatch(/text\/html/)
  expect(await response.text()).toMatch(/^<!doctype/)
})

it('breaks the connection', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ drop: true })
  await expect(ask(sandbox, '/self')).rejects.toThrow(TypeError)
  expect(sandbox.requests).toMatchObject([{ path: '/self', status: null }])
})

it('cuts a body in half', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ malformed: true })
  const response = await sandbox.fetch(new Request(`${sandbox.apiUri}/self?token=${sandbox.token()}`))
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(text.startsWith('{')).toBe(true)
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
})

it('sends a body slowly', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ slowBodyMs: 5_000 })
  const response = await sandbox.fetch(new Request(`${sandbox.apiUri}/self?token=${sandbox.token()}`))
  const read = vi.fn<(body: unknown) => void>()
  void response.text().then((text) => read(JSON.parse(text)))
  await pass(4_999)
  expect(read).not.toHaveBeenCalled()
  await pass(1)
  expect(read).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ internalId: 'tenant-1' }))
})

it('takes as long as it is told, and lets go at once when aborted', async () => {
  const sandbox = createSandbox({ latencyMs: 1_000 })
  sandbox.faults.add({ delayMs: 500 })
  const answered = vi.fn<(answer: unknown) => void>()
  void ask(sandbox, '/self').then(answered)
  await pass(1_499)
  expect(answered).not.toHaveBeenCalled()
  await pass(1)
  expect(answered).toHaveBeenCalledOnce()

  const controller = new AbortController()
  const aborted = ask(sandbox, '/self', { signal: controller.signal })
  aborted.catch(() => {})
  await pass(100)
  controller.abort()
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
  expect(vi.getTimerCount()).toBe(0)
})

it('answers 500 to everything in `failing`, until the faults are cleared', async () => {
  const sandbox = createSandbox({ scenario: 'failing' })
  for (const line of [
    'GET /connections',
    'GET /connection',
    'POST /connection-options',
    'POST /connection-requests',
    'GET /integrations',
    'GET /external-apps',
    'GET /self',
    'POST /act',
    'GET /actions',
    'GET /action-run-logs',
    'GET /workspaces/wsp_1',
    'POST /connectors/cnr_dealwren/generate-options',
    'GET /sse/workspace',
  ]) {
    const [method = '', path = ''] = line.split(' ')
    expect(await ask(sandbox, path, { method })).toMatchObject({
      status: 500,
      body: { type: 'internal', data: { errorId: expect.any(String) } },
    })
  }
  sandbox.faults.clear()
  expect((await ask(sandbox, '/connections')).body).toMatchObject({ items: [{}, {}, {}, {}] })
})

it('still shows logos and hosted pages in `failing`', async () => {
  const sandbox = createSandbox({ scenario: 'failing' })
  const token = sandbox.token()
  for (const path of [
    '/logos/dealwren.svg',
    `/connect?integrationKey=dealwren&token=${token}`,
    `/screens/connect?integrationKey=dealwren&token=${token}`,
  ])
    expect((await sandbox.fetch(new Request(`${sandbox.apiUri}${path}`))).status).toBe(200)
})

it('takes the faults of a scenario away with it, and leaves one’s own', async () => {
  const sandbox = createSandbox({ scenario: 'failing' })
  sandbox.faults.add({ match: '/self', status: 418 })
  sandbox.load('everyday')
  expect((await ask(sandbox, '/connections')).status).toBe(200)
  expect((await ask(sandbox, '/self')).status).toBe(418)
})

it('lets an event stream begin at once, slow or malformed as other answers may be, and still drops it', async () => {
  const sandbox = createSandbox()
  const open = () => sandbox.fetch(new Request(`${sandbox.apiUri}/sse/workspace?token=${sandbox.token()}`))
  for (const fault of [{ slowBodyMs: 5_000 }, { malformed: true as const }]) {
    const undo = sandbox.faults.add(fault)
    const { status, body } = await open()
    expect(status).toBe(200)
    const reader = body!.getReader()
    expect(new TextDecoder().decode((await reader.read()).value)).toContain(': open')
    await reader.cancel()
    undo()
  }
  sandbox.faults.add({ match: '/sse', drop: true })
  await expect(open()).rejects.toThrow(TypeError)
})

it('leaves an answer without a body as it is when bodies are slow', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { id } = sandbox.connect('dealwren')
  sandbox.faults.add({ slowBodyMs: 5_000 })
  const method = 'POST'
  expect(await ask(sandbox, `/connections/${id}/refresh-credentials`, { method })).toMatchObject({
    status: 204,
    body: undefined,
  })
})

it.each([204, 205, 304])('sends %i without a body', async (status) => {
  const sandbox = createSandbox()
  sandbox.faults.add({ status, body: { never: 'sent' } })
  expect(await ask(sandbox, '/self')).toMatchObject({ status, body: undefined })
})

it('sends what is cut in half slowly, too', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ malformed: true, slowBodyMs: 5_000 })
  const response = await sandbox.fetch(new Request(`${sandbox.apiUri}/self?token=${sandbox.token()}`))
  const read = vi.fn<(text: string) => void>()
  void response.text().then(read)
  await pass(4_999)
  expect(read).not.toHaveBeenCalled()
  await pass(1)
  expect(() => JSON.parse(String(read.mock.calls[0]))).toThrow(SyntaxError)
})

it.each([199, 600, 200.5, NaN, JSON.parse('"500"')])('refuses status %s', (status: number) => {
  const refused = /"status".*200 to 599/
  expect(() => createSandbox().faults.add({ status })).toThrow(refused)
  expect(() => createSandbox({ faults: [{ status }] })).toThrow(refused)
})

it('refuses a fault that does nothing', () => {
  for (const fault of [{}, { match: '/self' }, { app: 'dealwren', times: 1 }])
    expect(() => createSandbox().faults.add(fault)).toThrow(/does nothing.*"status"/)
})

it('delays a failure, in whichever order the two were added, and spends each as often as it strikes', async () => {
  const delay = { delayMs: 1_000, times: 1 }
  const failure = { match: '/self', status: 503, headers: { 'retry-after': '7' } }
  for (const faults of [
    [delay, failure],
    [failure, delay],
  ]) {
    const sandbox = createSandbox({ faults })
    const answered = vi.fn<(status: number) => void>()
    void ask(sandbox, '/self').then(({ status }) => answered(status))
    await pass(999)
    expect(answered).not.toHaveBeenCalled()
    await pass(1)
    expect(answered).toHaveBeenCalledExactlyOnceWith(503)
    const next = await ask(sandbox, '/self')
    expect(next.status).toBe(503)
    expect(next.headers.get('retry-after')).toBe('7')
  }
})

it('lets the first of two failures decide, and keeps the other for when that is spent', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ status: 503, times: 1 })
  sandbox.faults.add({ status: 500, times: 1 })
  const statuses = []
  for (let count = 0; count < 3; count++) statuses.push((await ask(sandbox, '/self')).status)
  expect(statuses).toEqual([503, 500, 200])
})

it('lets pass as many requests as a fault says', async () => {
  const sandbox = createSandbox()
  sandbox.faults.add({ match: '/self', status: 503, after: 1, times: 1 })
  const statuses = []
  await ask(sandbox, '/connections')
  for (let count = 0; count < 3; count++) statuses.push((await ask(sandbox, '/self')).status)
  expect(statuses).toEqual([200, 503, 200])
})

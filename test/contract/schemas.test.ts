import {
  ConnectionApiResponse,
  ConnectionApiResponseWithSecrets,
  ConnectionMessagePayload,
  ConnectionRequest,
  ConnectionTestResponse,
  ErrorDataSchema,
  IntegrationApiResponse,
  IntegrationAuthOption,
  IntegrationListItem,
  TenantSelfResponse,
  Workspace,
} from '@membranehq/sdk'
import { beforeEach, expect, it, vi, afterEach } from 'vitest'
import { createSandbox, type Sandbox, type ScenarioName } from '../../src/sandbox/index.js'
import { ask, manager, post } from '../sandbox/support/caller.js'

/*
 * What the sandbox sends, against the schemas that the SDK itself exports. A schema drops what it does not know, so
 * invented fields are looked for too.
 */
interface Schema {
  parse(value: unknown): unknown
  shape: Record<string, unknown>
}

function expectShape(schema: Schema, value: unknown): void {
  schema.parse(value)
  const invented = Object.keys(Object(value)).filter((key) => !(key in schema.shape))
  expect(invented).toEqual([])
}

interface Items {
  items: unknown[]
  cursor?: string
}

let sandbox: Sandbox
beforeEach(() => {
  vi.useFakeTimers()
  sandbox = createSandbox({ scenario: 'needs-attention', generatedBuildMs: 1_000, buildMs: 1_000 })
})
afterEach(() => void vi.useRealTimers())

const scenarios: ScenarioName[] = ['empty', 'everyday', 'needs-attention', 'large']

it.each(scenarios)(
  'lists the integrations of %s as IntegrationListItem, synthetic ones included',
  async (scenario) => {
    sandbox.load(scenario, { integrations: 300 })
    for (const query of [
      'limit=1000',
      'limit=1000&connectors=1&externalApps=1',
      'limit=1000&externalApps=1',
    ]) {
      const { status, body } = await ask<Items>(sandbox, `/integrations?${query}`)
      expect(status).toBe(200)
      for (const item of body.items) expectShape(IntegrationListItem, item)
    }
  },
)

it('lists connections in every state as ConnectionApiResponse', async () => {
  for (const state of ['BUILDING', 'SETUP_FAILED', 'CONFIGURATION_ERROR', 'DISCONNECTING', 'READY'])
    sandbox.connect('dealwren', { state })
  sandbox.connect('dealwren', { archivedAt: new Date().toISOString() })
  const { body } = await ask<Items>(sandbox, '/connections?limit=1000&includeArchived=true')
  expect(body.items.length).toBeGreaterThan(15)
  for (const item of body.items) expectShape(ConnectionApiResponse, item)
})

it('answers single connections and integrations in the SDK’s shapes, whoever asks', async () => {
  for (const token of [sandbox.token(), sandbox.token({ isAdmin: true })]) {
    const integration = await ask(sandbox, '/integrations/dealwren', { token })
    expectShape(IntegrationApiResponse, integration.body)
    const [connection] = sandbox.list('tenant-1')
    expectShape(ConnectionApiResponse, (await ask(sandbox, `/connections/${connection?.id}`, { token })).body)
  }
  const secret = await post(sandbox, '/connections', {
    integrationKey: 'dealwren',
    credentials: { key: 'x' },
  })
  const path = `/connections/${secret.body.id}?includeSecrets=true`
  const { body } = await ask(sandbox, path, { token: sandbox.token({ isAdmin: true }) })
  expectShape(ConnectionApiResponseWithSecrets, body)
  expect(body).toMatchObject({ credentials: { key: 'x' } })
})

it.each([
  [{ integrationKey: 'dealwren' }],
  [{ integrationKey: 'dealwren', credentials: {} }],
  [{ connectorKey: 'shelfwise', key: 'mine' }],
  [{ connectorKey: 'gmail', meta: { a: 1 } }],
  [{ externalAppId: 'app_dealwren' }],
  [{ intent: 'our company wiki', name: 'Wiki' }],
])('answers a create, and every step after it, as ConnectionApiResponse: %j', async (body) => {
  const { status, body: made } = await post(sandbox, '/connections', body)
  expect(status).toBe(200)
  expectShape(ConnectionApiResponse, made)
  await vi.advanceTimersByTimeAsync(10_000)
  expectShape(ConnectionApiResponse, (await ask(sandbox, `/connections/${made.id}`)).body)
  const patched = await ask(sandbox, `/connections/${made.id}`, {
    method: 'PATCH',
    body: { name: 'Renamed' },
  })
  expectShape(ConnectionApiResponse, patched.body)
  sandbox.disconnect(made.id)
  expectShape(ConnectionApiResponse, (await ask(sandbox, `/connections/${made.id}`)).body)
  expectShape(ConnectionApiResponse, (await post(sandbox, `/connections/${made.id}/refresh`)).body)
  await ask(sandbox, `/connections/${made.id}`, { method: 'DELETE' })
  expectShape(ConnectionApiResponse, (await post(sandbox, `/connections/${made.id}/restore`)).body)
})

it('answers what surrounds connections in the SDK’s shapes', async () => {
  const [connection] = sandbox.list('tenant-1').concat(sandbox.connect('dealwren'))
  expectShape(ConnectionTestResponse, (await post(sandbox, `/connections/${connection?.id}/test`)).body)
  const { body: options } = await post<unknown[]>(sandbox, '/connection-options', {
    integrationKey: 'billhaven',
  })
  expect(options).not.toHaveLength(0)
  for (const option of options) expectShape(IntegrationAuthOption, option)
  const request = await post<{ requestId: string }>(sandbox, '/connection-requests', {
    integrationKey: 'dealwren',
  })
  expectShape(ConnectionRequest, request.body)
  const again = await ask(sandbox, `/connection-requests/${request.body.requestId}`)
  expectShape(ConnectionRequest, again.body)
})

it('answers /self and /workspaces/:id in the SDK’s shapes', async () => {
  const token = sandbox.token({ name: 'Acme', fields: { plan: 'pro' } })
  expectShape(TenantSelfResponse, (await ask(sandbox, '/self', { token })).body)
  const patched = await ask(sandbox, '/self', { method: 'PATCH', body: { credentials: { a: 1 } } })
  expectShape(TenantSelfResponse, patched.body)
  const workspace = await ask(sandbox, '/workspaces/wsp_1', { token: manager(sandbox) })
  expect(workspace.status).toBe(200)
  // `name` can be set (UpdateWorkspaceRequest) although the schema of the answer does not list it.
  expectShape(
    { parse: (value) => Workspace.parse(value), shape: { ...Workspace.shape, name: true } },
    workspace.body,
  )
})

it('answers external apps with all that the docs require', async () => {
  const { body } = await ask<Items>(sandbox, '/external-apps?limit=1000')
  for (const app of body.items)
    expect(app).toEqual({
      id: expect.any(String),
      key: expect.any(String),
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: expect.any(String),
      appUri: expect.stringMatching(/^https:/),
      logoUri: expect.any(String),
      apiDocsUri: expect.stringMatching(/^https:/),
      defaultConnectorId: expect.any(String),
      categories: expect.any(Array),
      popularity: expect.any(Number),
      isReadOnly: true,
      isPublic: true,
      isConnected: expect.any(Boolean),
    })
})

it('answers every kind of refusal as ErrorData of a known type', async () => {
  const id = sandbox.connect('billhaven', { canTest: false }).id
  const taken = sandbox.connect('dealwren', { key: 'taken' }).key
  const refusals = [
    ask(sandbox, '/connections', { token: null }),
    ask(sandbox, '/connections/nope'),
    ask(sandbox, '/integrations', { method: 'POST', body: {} }),
    ask(sandbox, '/integrations?limit=0'),
    ask(sandbox, '/nope'),
    ask(sandbox, '/connections', { method: 'POST', body: {} }),
    ask(sandbox, `/connections/${id}/test`, { method: 'POST' }),
    ask(sandbox, `/connections/${id}`, { method: 'PATCH', body: { key: taken } }),
    ask(sandbox, `/connections/${id}/refresh-credentials`, { method: 'POST' }),
  ]
  for (const { status, body } of await Promise.all(refusals)) {
    expect(status).toBeGreaterThanOrEqual(400)
    ErrorDataSchema.parse(body)
  }
  for (const status of [400, 401, 403, 404, 409, 429, 500, 503]) {
    const undo = sandbox.faults.add({ status })
    const answer = await ask(sandbox, '/connections')
    expect(answer.status).toBe(status)
    ErrorDataSchema.parse(answer.body)
    undo()
  }
})

it.each(['succeed', 'refuse'] as const)(
  'tells a connect that ends with %s as ConnectionMessagePayload',
  async (outcome) => {
    const response = await sandbox.fetch(
      new Request(`${sandbox.apiUri}/sse/connection-events/r1?token=${sandbox.token()}`),
    )
    const reader = response.body!.getReader()
    const page = await sandbox.fetch(
      new Request(`${sandbox.apiUri}/connect`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          payload: JSON.stringify({ token: sandbox.token(), requestId: 'r1', integrationKey: 'dealwren' }),
        }).toString(),
      }),
    )
    const flow = /flows\/(flow_\d+)\/decision/.exec(await page.text())?.[1]
    await post(sandbox, `/screens/flows/${flow}/decision`, { outcome })
    let text = ''
    while (!text.includes('data: ')) text += new TextDecoder().decode((await reader.read()).value)
    const message: unknown = JSON.parse(/data: (.*)/.exec(text)?.[1] ?? '')
    ConnectionMessagePayload.parse(message)
    expect(message).toMatchObject({ source: 'integration.app', requestId: 'r1' })
    await reader.cancel()
  },
)

import {
  ActRequest,
  ActionApiResponse,
  ActionRunLogRecordApiResponse,
  ActionRunResponse,
  ErrorDataSchema,
  FindActionRunLogsResponse,
} from '@membranehq/sdk'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ActionRun } from '../../src/api/action-run.js'
import { createSandbox, type Sandbox, type ScenarioName } from '../../src/sandbox/index.js'
import { ask, manager, post } from '../sandbox/support/caller.js'

/*
 * What the sandbox says of actions and their runs, against the schemas that the SDK itself exports. A schema drops
 * what it does not know, so invented fields are looked for too.
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
}

let sandbox: Sandbox
beforeEach(() => {
  vi.useFakeTimers()
  sandbox = createSandbox({ scenario: 'actions', generatedBuildMs: 1_000 })
})
afterEach(() => void vi.useRealTimers())

const scenarios: ScenarioName[] = ['everyday', 'needs-attention', 'actions', 'large']

it.each(scenarios)('lists the actions of %s as ActionApiResponse', async (scenario) => {
  sandbox.load(scenario, { integrations: 200 })
  await ask(sandbox, '/workspaces/wsp_1', {
    method: 'PATCH',
    body: { settings: { useMembraneUniverse: true } },
    token: manager(sandbox),
  })
  for (const query of ['', 'connectionKey=plumepost&intent=mail&', 'externalAppId=app_dealwren&']) {
    const { status, body } = await ask<Items>(sandbox, `/actions?${query}limit=1000`)
    expect(status).toBe(200)
    expect(body.items).not.toHaveLength(0)
    for (const item of body.items) expectShape(ActionApiResponse, item)
  }
})

it('answers single actions, and every change of one, as ActionApiResponse', async () => {
  const token = manager(sandbox)
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(sandbox, path, { method, token, ...(body ? { body } : {}) })
    expect(answer.status).toBe(200)
    expectShape(ActionApiResponse, answer.body)
    return Object(answer.body).id as unknown
  }
  await call('GET', '/actions/send-message')
  const spec = {
    key: 'lead',
    type: 'api-request-to-external-app',
    config: { request: { path: '/contacts' } },
  }
  const own = await call('POST', '/actions', { ...spec, integrationKey: 'dealwren' })
  await call('PATCH', `/actions/${String(own)}`, { name: 'Renamed', meta: { a: 1 } })
  await call('PUT', `/actions/${String(own)}`, { ...spec, name: 'Put' })
  await ask(sandbox, `/actions/${String(own)}`, { method: 'DELETE', token })
  await call('POST', `/actions/${String(own)}/restore`)
  const { id } = sandbox.connect('dealwren', { key: 'mine' })
  await call('PUT', '/connections/mine/actions/create-contact')
  await call('POST', '/connections/mine/actions/create-contact/reset')
  await call('POST', '/actions', { ...spec, connectionId: id })
  for (const intent of ['list all contacts', 'something impossible', 'a misconfigured thing']) {
    const made = await call('POST', '/actions', {
      intent,
      key: `k-${intent.length}`,
      integrationKey: 'dealwren',
    })
    await vi.advanceTimersByTimeAsync(1_000)
    await call('GET', `/actions/${String(made)}`)
  }
})

it('answers /act as ActionRunResponse, and each refusal of it as ErrorData with its run', async () => {
  const connectionKey = 'dealwren'
  const done = await post(sandbox, '/act', { key: 'list-contacts', connectionKey })
  expectShape(ActionRunResponse, done.body)
  for (const body of [
    { key: 'create-contact', connectionKey },
    { key: 'nope', connectionKey },
    { connectionKey, api: { method: 'GET', path: '/nope' } },
    { connectionKey, code: 'module.exports = () => 1' },
    { connectionKey: 'pipelark', api: { method: 'GET', path: '/contacts' } },
    { connectionKey: 'nope', api: { method: 'GET', path: '/contacts' } },
  ]) {
    ActRequest.parse(body)
    const answer = await post(sandbox, '/act', body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    ErrorDataSchema.parse(answer.body)
    expect(answer.body).toMatchObject({ actionRunId: expect.stringMatching(/^run_/) })
  }
})

it('answers run logs as ActionRunLogRecordApiResponse, with a snapshot that /act takes', async () => {
  await post(sandbox, '/act', { key: 'list-contacts', connectionKey: 'dealwren', meta: { a: 1 } })
  await post(sandbox, '/act', { connectionKey: 'dealwren', api: { method: 'GET', path: '/me' } })
  await post(sandbox, '/act', {
    key: 'create-contact',
    connectionKey: 'pipelark',
    input: { email: 'a@b.test' },
  })
  await post(sandbox, '/act', { key: 'nope' })
  const { body } = await ask<{ items: ActionRun[] }>(sandbox, '/action-run-logs')
  expect(body.items).toHaveLength(4)
  const bare = (run: ActionRun) => {
    const { action, ...rest } = run
    const { type, ...replay } = Object(action)
    expect(type).toEqual(expect.any(String))
    ActRequest.parse(replay)
    return rest
  }
  // `action` is a snapshot (O, D), where the SDK's schema still has the action itself (T): membrane-api 6.5.
  FindActionRunLogsResponse.parse({ items: body.items.map(bare) })
  for (const item of body.items) {
    expectShape(ActionRunLogRecordApiResponse, bare(item))
    const one = await ask<ActionRun>(sandbox, `/action-run-logs/${item.id}`)
    expectShape(ActionRunLogRecordApiResponse, bare(one.body))
  }
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ActionRun, ActionRunDetails } from '../../src/api/action-run.js'
import type { ActResult } from '../../src/api/act.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, manager, post, refusal } from './support/caller.js'

let sandbox: Sandbox
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00.000Z') })
  sandbox = createSandbox({ scenario: 'actions' })
})
afterEach(() => void vi.useRealTimers())

const act = async (body: unknown, token?: string) =>
  (await post<ActResult>(sandbox, '/act', body, token)).body.actionRunId ?? 'no run'
const list = async (query = '') =>
  (await ask<{ items: ActionRun[] }>(sandbox, `/action-run-logs?${query}`)).body.items
const get = async (id: string) => (await ask<ActionRun>(sandbox, `/action-run-logs/${id}`)).body
const details = async (id: string) =>
  (await ask<ActionRunDetails>(sandbox, `/action-run-logs/${id}/details`)).body

const contact = { key: 'create-contact', connectionKey: 'dealwren', input: { email: 'a@b.test' } }

const define = (request: object) =>
  post(
    sandbox,
    '/actions',
    {
      key: 'import',
      name: 'Import',
      type: 'api-request-to-external-app',
      integrationKey: 'dealwren',
      config: { request },
    },
    manager(sandbox),
  )

it.each([[['a@b.test', 'c@d.test']], ['a@b.test'], [7], [false], [{ email: 'a@b.test' }]])(
  'takes any JSON as the bare input of a connection’s action: %j',
  async (input) => {
    await define({ method: 'POST', path: '/contacts' })
    const { body } = await post<ActResult>(sandbox, '/connections/dealwren/actions/import/run', input)
    expect(await details(body.actionRunId ?? '')).toMatchObject({ input, request: { body: input } })
  },
)

it('sends what an action takes from an input that is a list', async () => {
  await define({ method: 'POST', path: '/contacts', body: { email: { $var: '$.input.1' } } })
  const { body } = await post(sandbox, '/connections/dealwren/actions/import/run', ['a@b.test', 'c@d.test'])
  expect(body).toMatchObject({ output: { email: 'c@d.test' } })
})

it('logs a success: what was asked, how long it took, what it gave', async () => {
  sandbox.faults.add({ app: 'dealwren', delayMs: 1_120, times: 1 })
  const running = act({ ...contact, meta: { from: 'signup' } })
  await vi.advanceTimersByTimeAsync(1_120)
  const run = await get(await running)
  expect(run).toMatchObject({
    name: 'Create contact',
    status: 'success',
    createdAt: '2026-03-01T12:00:00.000Z',
    completedAt: '2026-03-01T12:00:01.120Z',
    duration: 1_120,
    input: contact.input,
    output: { email: 'a@b.test' },
    meta: { from: 'signup' },
    action: { type: 'api-request-to-external-app', ...contact, meta: { from: 'signup' } },
    universalActionId: 'act_create-contact',
    integration: { key: 'dealwren' },
    connection: { key: 'dealwren' },
  })
  expect(run).not.toHaveProperty('error')
})

it('logs what was sent to the app and what came back, its authorization included', async () => {
  const { request, response, output } = await details(await act(contact))
  expect(request).toEqual({
    method: 'POST',
    path: '/contacts',
    url: 'https://api.dealwren.example.test/contacts',
    query: {},
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: expect.stringMatching(/^Bearer sandbox-access-con_/),
    },
    body: { email: 'a@b.test' },
  })
  expect(response).toMatchObject({ status: 201, body: output })
})

it('keeps the credentials that were entered at a connect out of every log', async () => {
  await post(sandbox, '/connections', {
    integrationKey: 'billhaven',
    key: 'bills',
    credentials: { apiKey: 'entered-secret' },
  })
  const id = await act({ connectionKey: 'bills', api: { method: 'GET', path: '/invoices' } })
  expect(JSON.stringify([await get(id), await details(id)])).not.toContain('entered-secret')
})

it('logs a failure, with the error as it was answered and what the app said', async () => {
  const id = await act({ connectionKey: 'dealwren', api: { method: 'GET', path: '/nope' } })
  expect(await get(id)).toMatchObject({
    name: 'GET /nope',
    status: 'error',
    error: { type: 'connection', message: expect.stringContaining('404') },
  })
  expect(await details(id)).toMatchObject({ response: { status: 404 } })
})

it('logs a run that never reached the app, without an exchange', async () => {
  const lost = await act({ ...contact, connectionKey: 'pipelark' })
  expect(await get(lost)).toMatchObject({ status: 'error', error: { code: 'CONNECTION_DISCONNECTED' } })
  expect(Object.keys(await details(lost)).sort()).toEqual(['error', 'input'])
  const unknown = await act({ key: 'nope', connectionKey: 'dealwren' })
  expect(await get(unknown)).toMatchObject({ status: 'error', name: 'nope', error: { key: 'not_found' } })
})

it('can be run again from its snapshot', async () => {
  const { action } = await get(await act(contact))
  const { type, ...again } = Object(action)
  expect(type).toBe('api-request-to-external-app')
  expect((await get(await act(again))).status).toBe('success')
})

it('lists the newest first, by status, action, connection, app and time', async () => {
  const made = await act(contact)
  await vi.advanceTimersByTimeAsync(60_000)
  const failed = await act({ ...contact, input: {} })
  const sent = await act({ key: 'send-message', connectionKey: 'plumepost', input: { to: 'x', text: 'y' } })
  const ids = async (query?: string) => (await list(query)).map(({ id }) => id)
  expect(await ids()).toEqual([sent, failed, made])
  expect(await ids('status=error')).toEqual([failed])
  expect(await ids('universalActionId=act_send-message')).toEqual([sent])
  const { connectionId, integrationId, integrationActionId } = await get(made)
  expect(await ids(`connectionId=${connectionId}`)).toEqual([failed, made])
  expect(await ids(`integrationId=${integrationId}&status=success`)).toEqual([made])
  expect(await ids(`integrationActionId=${integrationActionId}`)).toEqual([failed, made])
  expect(await ids('externalAppId=app_plumepost')).toEqual([sent])
  expect(await ids('from=2026-03-01T12:00:30.000Z')).toEqual([sent, failed])
  expect(await ids('to=2026-03-01T12:00:30.000Z')).toEqual([made])
  expect(await ids('limit=1')).toEqual([sent])
  expect(await refusal(ask(sandbox, '/action-run-logs?status=maybe'))).toMatchObject({ status: 400 })
  expect(await refusal(ask(sandbox, '/action-run-logs?from=soon'))).toMatchObject({ status: 400 })
})

it('shows a tenant its own runs, and a manager all of them', async () => {
  const token = sandbox.token({ tenantKey: 'other' })
  const theirs = await act(contact, token)
  const mine = await act(contact)
  expect((await list()).map(({ id }) => id)).toEqual([mine])
  for (const path of [`/action-run-logs/${theirs}`, `/action-run-logs/${theirs}/details`])
    expect(await refusal(ask(sandbox, path))).toMatchObject({ status: 404 })
  expect((await ask(sandbox, `/action-run-logs/${theirs}`, { token: null })).status).toBe(401)
  const all = await ask<{ items: ActionRun[] }>(sandbox, '/action-run-logs', { token: manager(sandbox) })
  expect(all.body.items.map(({ id }) => id)).toEqual([mine, theirs])
})

it('logs nothing where the workspace keeps no run logs', async () => {
  await ask(sandbox, '/workspaces/wsp_1', {
    method: 'PATCH',
    token: manager(sandbox),
    body: { settings: { enableActionRunLogs: false } },
  })
  const id = await act(contact)
  expect(id).toMatch(/^run_/)
  expect((await ask(sandbox, `/action-run-logs/${id}`)).status).toBe(404)
})

import { expect, it } from 'vitest'
import type { Connection } from '../../src/api/connection.js'
import type { ErrorData } from '../../src/api/problem.js'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { ask, manager, post, refusal } from './support/caller.js'

interface Requested {
  requestId: string
  url: string
  status: string
  resultConnectionId?: string
  resultError?: ErrorData
}

const world = () => createSandbox({ scenario: 'everyday', buildMs: 0 })

const request = async (sandbox: Sandbox, body: object) =>
  (await post<Requested>(sandbox, '/connection-requests', body)).body

const outcomeOf = async (sandbox: Sandbox, { requestId }: Requested) =>
  (await ask<Requested>(sandbox, `/connection-requests/${requestId}`)).body

/** Posts a form, as a browser does. */
const submit = (sandbox: Sandbox, path: string, fields: Record<string, string>) =>
  sandbox.fetch(
    new Request(`${sandbox.apiUri}${path}`, { method: 'POST', body: new URLSearchParams(fields) }),
  )

async function decide(sandbox: Sandbox, page: Response, outcome: string) {
  const flow = /flows\/(flow_\d+)\/decision/.exec(await page.text())?.[1]
  return post<{ connection: Connection | null }>(sandbox, `/screens/flows/${flow}/decision`, { outcome })
}

it('follows one from its link to its result', async () => {
  const sandbox = world()
  const made = await request(sandbox, { integrationKey: 'dealwren', connectionKey: 'by-link' })
  expect(made).toMatchObject({ status: 'pending', url: expect.stringContaining(made.requestId) })
  const page = await sandbox.fetch(new Request(made.url))
  expect(page.status).toBe(200)
  await decide(sandbox, page, 'succeed')
  const { status, resultConnectionId = '' } = await outcomeOf(sandbox, made)
  expect(status).toBe('success')
  expect(sandbox.get(resultConnectionId)).toMatchObject({ key: 'by-link', state: 'READY' })
  const foreign = ask<never>(sandbox, `/connection-requests/${made.requestId}`, {
    token: sandbox.token({ tenantKey: 'other' }),
  })
  expect(await refusal(foreign)).toMatchObject({ status: 404 })
})

it('connects what the request names for the tenant of a token too, on the screen and in a popup', async () => {
  const sandbox = world()
  const token = sandbox.token()
  const several = { allowMultipleConnections: true, integrationKey: 'plumepost' }
  const onScreen = await request(sandbox, { ...several, name: 'On screen' })
  const inPopup = await request(sandbox, { ...several, name: 'In a popup' })
  // As the SDK posts it: the flag always, and empty when it is off.
  const fields = { token, connectionRequestId: onScreen.requestId, allowMultipleConnections: '' }
  const payload = JSON.stringify({ token, connectionRequestId: inPopup.requestId, requestId: 'popup' })
  const pages = [
    await submit(sandbox, '/screens/connect', fields),
    await submit(sandbox, '/connect', { payload }),
  ]
  expect(pages.map(({ status }) => status)).toEqual([200, 200])
  for (const page of pages) await decide(sandbox, page, 'succeed')
  for (const made of [onScreen, inPopup]) {
    const { status, resultConnectionId = '' } = await outcomeOf(sandbox, made)
    expect(status).toBe('success')
    expect(sandbox.get(resultConnectionId)).toMatchObject({ integration: { key: 'plumepost' } })
  }
  expect(sandbox.list('tenant-1').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['On screen', 'In a popup']),
  )
})

it('opens the request of a tenant to nobody else who brings a token', async () => {
  const sandbox = world()
  const { requestId } = await request(sandbox, { integrationKey: 'dealwren' })
  const open = async (token: string, connectionRequestId: string) =>
    (await submit(sandbox, '/screens/connect', { token, connectionRequestId })).status
  expect(await open(sandbox.token({ tenantKey: 'other' }), requestId)).toBe(404)
  expect(await open('nonsense', requestId)).toBe(401)
  expect(await open(sandbox.token(), 'req_nobody')).toBe(404)
})

it('says of one that failed why, until another try ends well', async () => {
  const sandbox = world()
  const made = await request(sandbox, { integrationKey: 'dealwren' })
  const page = () => sandbox.fetch(new Request(made.url))
  await decide(sandbox, await page(), 'refuse')
  expect(await outcomeOf(sandbox, made)).toMatchObject({
    status: 'error',
    resultError: { type: 'connection', message: 'Sign-in was refused' },
  })
  await decide(sandbox, await page(), 'succeed')
  const outcome = await outcomeOf(sandbox, made)
  expect(outcome).toMatchObject({ status: 'success' })
  expect(outcome).not.toHaveProperty('resultError')
})

it('fails one whose integration is gone', async () => {
  const sandbox = world()
  const made = await request(sandbox, { integrationKey: 'dealwren' })
  await ask(sandbox, '/integrations/dealwren', { method: 'DELETE', token: manager(sandbox) })
  expect((await sandbox.fetch(new Request(made.url))).status).toBe(404)
  expect(await outcomeOf(sandbox, made)).toMatchObject({ status: 'error', resultError: { key: 'not_found' } })
})

it('is cancelled by the person who cancels', async () => {
  const sandbox = world()
  const made = await request(sandbox, { integrationKey: 'dealwren' })
  await decide(sandbox, await sandbox.fetch(new Request(made.url)), 'cancel')
  expect(await outcomeOf(sandbox, made)).toMatchObject({ status: 'cancelled' })
})

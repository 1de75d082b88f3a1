import { beforeEach, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { createActRoute } from '../../src/server/index.js'

let sandbox: Sandbox
beforeEach(() => {
  sandbox = createSandbox({ scenario: 'actions' })
})

async function ask(body: object, secret = sandbox.workspaceSecret) {
  const route = createActRoute({
    workspaceKey: sandbox.workspaceKey,
    workspaceSecret: secret,
    apiUri: sandbox.apiUri,
    fetch: sandbox.fetch,
    tenant: () => 'acme',
    actions: () => true,
    allowInline: ['api'],
  })
  const response = await route(
    new Request('http://localhost/api/membrane-act', { method: 'POST', body: JSON.stringify(body) }),
  )
  return { status: response.status, body: await response.json() }
}

it('runs against the sandbox, and finds what the run was about when the connection is lost', async () => {
  const connection = sandbox.connect('hubspot', { tenantKey: 'acme', key: 'crm' })
  const call = { connectionKey: 'crm', api: { method: 'GET', path: '/crm/v3/objects/contacts' } }
  expect(await ask(call)).toMatchObject({ status: 200, body: { actionRunId: expect.any(String) } })

  sandbox.disconnect(connection.id)
  expect(await ask(call)).toMatchObject({
    status: 409,
    body: { code: 'CONNECTION_DISCONNECTED', connectionId: connection.id, actionRunId: expect.any(String) },
  })
})

it('tells a wrong secret from a lost connection, and an unknown action from both', async () => {
  expect(await ask({ key: 'no-such-action' })).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await ask({ key: 'no-such-action' }, 'another secret')).toMatchObject({
    status: 503,
    body: { code: 'unauthorized' },
  })
})

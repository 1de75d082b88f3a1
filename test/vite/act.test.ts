import { expect, it } from 'vitest'
import { type App, startDev } from './support/app.js'

const MESSAGE = {
  key: 'send-message',
  integrationKey: 'plumepost',
  input: { to: 'ana@example.test', text: 'Hello' },
}

const run = (app: App, body: object, query = '', path = '/api/membrane-act') =>
  app.ask(path + query, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

it('has no route that runs actions unless it is asked for one', async () => {
  const app = await startDev()
  expect((await run(app, MESSAGE)).status).toBe(404)
})

it('runs actions in the sandbox for whoever is signed in', async () => {
  const app = await startDev({ act: true, scenario: 'actions', tenantSwitch: true })
  const response = await run(app, MESSAGE, '?tenant=acme')
  expect(await response.json()).toMatchObject({
    output: { to: 'ana@example.test' },
    actionRunId: expect.any(String),
  })
  const runsOf = async (tenant: string) => {
    const { token, apiUri } = await app.grant(`/api/membrane-token?tenant=${tenant}`)
    const answer = await fetch(`${apiUri}/action-run-logs`, { headers: { authorization: `Bearer ${token}` } })
    const { items }: { items: unknown[] } = await answer.json()
    return items.length
  }
  expect([await runsOf('acme'), await runsOf('bluebird')]).toEqual([1, 0])
})

it("runs nothing of the page's own making, and only what a list names", async () => {
  const app = await startDev({ act: { path: '/api/act', actions: ['create-contact'] }, scenario: 'actions' })
  expect((await run(app, MESSAGE)).status).toBe(404)
  expect((await run(app, MESSAGE, '', '/api/act')).status).toBe(403)
  const call = { integrationKey: 'plumepost', api: { method: 'GET', path: '/messages' } }
  expect((await run(await startDev({ act: true }), call)).status).toBe(403)
})

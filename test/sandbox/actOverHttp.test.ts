import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSandbox, type Listening, type Sandbox } from '../../src/sandbox/index.js'

let sandbox: Sandbox
let server: Listening
beforeEach(async () => {
  sandbox = createSandbox({ scenario: 'actions' })
  server = await sandbox.listen({ control: true })
})
afterEach(() => server.close())

const send = async (path: string, body: unknown) => {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.token()}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answered: unknown = await response.json()
  return { status: response.status, headers: response.headers, body: answered }
}
const contact = { key: 'create-contact', connectionKey: 'dealwren', input: { email: 'a@b.test' } }

it('runs actions over HTTP, and makes apps fail by the control', async () => {
  expect(await send('/act', contact)).toMatchObject({ status: 200, body: { output: contact.input } })
  await send('/__sandbox/faults', { app: 'dealwren', status: 429, headers: { 'retry-after': '7' }, times: 1 })
  const throttled = await send('/act', contact)
  expect(throttled.status).toBe(429)
  expect(throttled.headers.get('retry-after')).toBe('7')
  expect((await send('/act', contact)).status).toBe(200)
})

it('breaks a connection by the control, and says on /act that it wants a reconnect', async () => {
  await send('/act', contact)
  const { id } = sandbox.list().find(({ key }) => key === 'dealwren') ?? { id: '' }
  await send(`/__sandbox/connections/${id}/break`, {})
  expect(await send('/act', contact)).toMatchObject({
    status: 401,
    body: { code: 'CONNECTION_DISCONNECTED', data: { connectionId: id } },
  })
})

it('takes an output and an input of several megabytes', async () => {
  const content = 'x'.repeat(5_000_000)
  const input = { name: 'big.txt', content }
  const { status, body } = await send('/act', { key: 'upload-file', connectionKey: 'vaultree', input })
  expect(status).toBe(200)
  expect(body).toMatchObject({ output: { content } })
})

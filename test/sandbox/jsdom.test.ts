// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.js'
import { ask, post } from './support/caller.js'

it('verifies tokens, reads bodies and connects in jsdom', async () => {
  expect(typeof document).toBe('object')
  const sandbox = createSandbox({ scenario: 'empty', buildMs: 0 })
  const { body } = await post(sandbox, '/connections', {
    connectorKey: 'dealwren',
    name: 'Übermut 😀',
    credentials: {},
  })
  expect(body).toMatchObject({ name: 'Übermut 😀', state: 'READY' })
  expect(
    (await ask(sandbox, '/self', { token: sandbox.token({ algorithm: 'HS512', name: '名前' }) })).body,
  ).toMatchObject({
    name: '名前',
  })
  expect((await ask(sandbox, '/self', { token: sandbox.token({ secret: 'wrong' }) })).status).toBe(401)
})

it('needs neither TextEncoder, atob, Buffer nor crypto', async () => {
  const names = ['TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'structuredClone'] as const
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name))
  const sandbox = createSandbox({ buildMs: 0 })
  const request = new Request(`${sandbox.apiUri}/connections`, {
    headers: { authorization: `Bearer ${sandbox.token({ name: 'Ünïcode' })}` },
  })
  for (const name of names)
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true })
  const { status } = await sandbox.fetch(request)
  const made = await sandbox.openConnect({ connectorKey: 'gmail' }, { signal: new AbortController().signal })
  names.forEach((name, index) => Object.defineProperty(globalThis, name, before[index] ?? {}))
  expect(status).toBe(200)
  expect(made).toMatchObject({ state: 'READY' })
})

it('runs actions and checks their input in jsdom', async () => {
  const sandbox = createSandbox({ scenario: 'actions' })
  const run = (input: object) =>
    post<object>(sandbox, '/act', { key: 'create-contact', connectionKey: 'dealwren', input })
  expect((await run({ email: 'ada@acme.test' })).body).toMatchObject({ output: { email: 'ada@acme.test' } })
  expect((await run({})).status).toBe(400)
})

import { expect, it } from 'vitest'
import { MembraneError } from 'react-membrane'
import { failureClass } from 'react-membrane/actions'

it.each<[string, ConstructorParameters<typeof MembraneError>]>([
  ['disconnected', ['connection', 'x', { data: { message: 'x', code: 'CONNECTION_DISCONNECTED' } }]],
  ['input', ['bad-request', 'x', { status: 400 }]],
  ['app', ['connection', 'x', { data: { message: 'x', type: 'connection' } }]],
  ['app', ['bad-request', 'x', { status: 400, data: { message: 'x', type: 'custom_code' } }]],
  ['configuration', ['bad-request', 'x', { data: { message: 'x', type: 'configuration' } }]],
  ['limit', ['rate-limited', 'x', { status: 429 }]],
  [
    'limit',
    ['conflict', 'x', { status: 409, data: { message: 'x', type: 'concurrency', key: 'lock_timeout' } }],
  ],
  ['missing', ['not-found', 'x', {}]],
  ['unreached', ['timeout', 'x', {}]],
  ['unreached', ['bad-request', 'x', { status: 400, data: { message: 'x', type: 'action_run' } }]],
  ['forbidden', ['forbidden', 'x', { status: 403 }]],
  ['signed-out', ['signed-out', 'x', { status: 401 }]],
  ['server', ['server-error', 'x', { status: 502 }]],
  ['server', ['bad-response', 'x', {}]],
  ['setup', ['unauthorized', 'x', { status: 503 }]],
  ['setup', ['invalid-option', 'x', {}]],
  ['account', ['invalid-option', 'x', { data: { message: '', key: 'no_account' } }]],
  ['reconnect', ['conflict', 'Another app is being connected.', {}]],
  ['reconnect', ['connect-failed', 'x', {}]],
  ['input', ['conflict', 'It exists.', { status: 409 }]],
  ['unknown', ['bad-request', 'x', { status: 400, data: { message: 'x', type: 'insufficient_credit' } }]],
  ['unknown', ['bad-request', 'x', { status: 400, data: { message: 'x', type: 'constructor' } }]],
])('tells the class of a failure: %s', (name, [code, message, details]) => {
  expect(failureClass(new MembraneError(code, message, details))).toBe(name)
})

it('finds the reason in what caused a failure', () => {
  const cause = { type: 'configuration', message: 'No client id' }
  const data = { type: 'action_run', message: 'It failed', causedByError: cause }
  expect(failureClass({ code: 'bad-request', status: 400, data })).toBe('configuration')
})

it('reads the error of a run, which has no code', () => {
  expect(failureClass({ data: { type: 'internal', message: 'x' } })).toBe('server')
  expect(failureClass({ data: { type: 'bad_request', message: 'x' } })).toBe('input')
  expect(failureClass({})).toBe('unknown')
})

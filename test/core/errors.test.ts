import { MembraneClient } from '@membranehq/sdk'
import { expect, it, vi } from 'vitest'
import { isMembraneError, MembraneError } from '../../src/core/errors.js'
import { toMembraneError } from '../../src/core/foreignError.js'
import { clientOf, failure, json, sessionWith } from './support.js'
import { createSandbox } from '../../src/sandbox/index.js'

it('is an error with a code, and with what is known about it', () => {
  const cause = new Error('socket hang up')
  const error = new MembraneError('network', 'Membrane could not be reached.', {
    cause,
    status: 503,
    retryAfterMs: 10,
  })
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).toBe('MembraneError: Membrane could not be reached.')
  expect([error.code, error.status, error.retryAfterMs, error.cause]).toEqual(['network', 503, 10, cause])
  expect('data' in error).toBe(false)
})

it('is known by its brand, also when it comes from another copy of this package', async () => {
  expect(isMembraneError(new MembraneError('aborted', 'x'))).toBe(true)
  vi.resetModules()
  const copy = await import('../../src/core/errors.js')
  const foreign = new copy.MembraneError('aborted', 'x')
  expect(foreign).not.toBeInstanceOf(MembraneError)
  expect(isMembraneError(foreign)).toBe(true)
  for (const other of [new Error('x'), null, undefined, 'x', {}, { isMembraneError: true }]) {
    expect(isMembraneError(other)).toBe(false)
  }
})

it.each([
  [{ key: 'not_found' }, 404, 'not-found'],
  [{ key: 'not_authenticated' }, 401, 'unauthorized'],
  [{ key: 'access_denied' }, 403, 'forbidden'],
  [{ key: 'already_exists' }, 400, 'conflict'],
  [{ key: 'already_exists' }, 409, 'conflict'],
  [{ key: 'rate_limit_exceeded' }, 429, 'rate-limited'],
  [{ type: 'connection', key: 'rate_limit_exceeded' }, 429, 'connection'],
  [{ type: 'connection', key: 'access_token_expired' }, 400, 'connection'],
  [{ type: 'concurrency', key: 'lock_timeout' }, 400, 'conflict'],
  [{ type: 'internal' }, 400, 'server-error'],
  [{ type: 'configuration' }, 400, 'bad-request'],
  [{ type: 'bad_request' }, 422, 'bad-request'],
  [{ type: 'invented_tomorrow' }, 500, 'server-error'],
  [{ key: 'toString' }, 404, 'not-found'],
  [undefined, 401, 'unauthorized'],
  [undefined, 418, 'bad-request'],
  [undefined, 503, 'server-error'],
])('names the problem %j with the status %i', async (body, status, code) => {
  const client = clientOf(
    sessionWith(async () => json(body ? { message: 'Because', ...body } : null, { status })),
  )
  const error = await failure(client.getIntegration('hubspot'))
  expect(error).toMatchObject({ code, status })
  expect(String(error)).toMatch(body ? /: Because$/ : /: Membrane answered HTTP \d+ \(.+\)\. \S/)
})

it('reads the errors of the real SDK', async () => {
  const sandbox = createSandbox({ scenario: 'empty' })
  const { url, close } = await sandbox.listen()
  try {
    const sdk = new MembraneClient({ token: sandbox.token(), apiUri: url })
    const typed = await failure(sdk.connection('nobody').get())
    expect(toMembraneError(typed)).toMatchObject({
      code: 'not-found',
      data: { key: 'not_found' },
      cause: typed,
    })

    sandbox.faults.add({ match: '/connections', status: 503, body: 'down' })
    expect(toMembraneError(await failure(sdk.connections.find()))).toMatchObject({
      code: 'server-error',
      status: 503,
    })

    sandbox.faults.clear()
    sandbox.faults.add({ match: '/connections', drop: true })
    expect(toMembraneError(await failure(sdk.connections.find()))).toMatchObject({ code: 'network' })
  } finally {
    await close()
  }
})

it('reads whatever else may be thrown', () => {
  const ours = new MembraneError('conflict', 'x')
  expect(toMembraneError(ours)).toBe(ours)
  expect(toMembraneError(Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' }))).toMatchObject({
    code: 'aborted',
  })
  expect(toMembraneError(new DOMException('x', 'AbortError'))).toMatchObject({ code: 'aborted' })
  expect(toMembraneError(new Error('Sign-in was refused'), 'connect-failed')).toMatchObject({
    code: 'connect-failed',
    message: 'Sign-in was refused',
  })
  for (const thrown of ['text', undefined, null, 7, {}, new Error('')]) {
    expect(toMembraneError(thrown)).toMatchObject({ code: 'network', message: expect.stringMatching(/\S/) })
  }
})

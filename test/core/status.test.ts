import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src/api/connection.js'
import { connectionStatus, type ConnectionStatusKind } from '../../src/core/status.js'

const NOW = Date.parse('2026-05-01T08:00:00Z')
const AHEAD = '2026-05-01T08:30:00.000Z'
const BEHIND = '2026-05-01T07:30:00.000Z'
const gone = {
  type: 'connection',
  key: 'access_token_expired',
  message: 'The app rejected the refresh token',
}
const connect = { type: 'connect', description: 'Sign in again' }

function connection(fields: Partial<Connection>): Connection {
  return { id: 'con_1', name: 'Acme', ...fields }
}

type Row = [what: string, fields: Partial<Connection>, kind: ConnectionStatusKind]

/** One row for each combination that means something, in the order in which meanings win. */
const ROWS: Row[] = [
  ['archived', { archivedAt: BEHIND, state: 'READY' }, 'removed'],
  ['archived while building', { archivedAt: BEHIND, state: 'BUILDING' }, 'removed'],
  ['archived and turned off', { archivedAt: BEHIND, isDeactivated: true }, 'removed'],

  ['disconnecting', { state: 'DISCONNECTING' }, 'disconnecting'],
  ['disconnecting, flag already set', { state: 'DISCONNECTING', disconnected: true }, 'disconnecting'],
  ['disconnecting and turned off', { state: 'DISCONNECTING', isDeactivated: true }, 'disconnecting'],

  ['turned off', { state: 'READY', isDeactivated: true }, 'turned-off'],
  ['turned off while building', { state: 'BUILDING', isDeactivated: true }, 'turned-off'],
  ['turned off and disconnected', { disconnected: true, isDeactivated: true }, 'turned-off'],

  ['building', { state: 'BUILDING' }, 'building'],
  ['building, not connected yet', { state: 'BUILDING', disconnected: true, connected: false }, 'building'],
  ['building, said connected', { state: 'BUILDING', connected: true, disconnected: false }, 'building'],
  ['the older word for building', { state: 'SETUP_IN_PROGRESS' }, 'building'],

  ['set-up failed', { state: 'SETUP_FAILED', errors: [gone] }, 'setup-failed'],
  ['set-up failed, said connected', { state: 'SETUP_FAILED', disconnected: false }, 'setup-failed'],
  ['set-up failed and disconnected', { state: 'SETUP_FAILED', disconnected: true }, 'setup-failed'],

  ['wrongly configured', { state: 'CONFIGURATION_ERROR' }, 'configuration-error'],
  [
    'wrongly configured, said connected',
    { state: 'CONFIGURATION_ERROR', connected: true },
    'configuration-error',
  ],
  ['the older word for it', { state: 'NOT_CONFIGURED' }, 'configuration-error'],

  [
    'needs input',
    { state: 'CLIENT_ACTION_REQUIRED', clientAction: { type: 'provide-input' } },
    'input-required',
  ],
  [
    'needs input after use',
    { state: 'CLIENT_ACTION_REQUIRED', clientAction: { type: 'provide-input' }, lastActiveAt: BEHIND },
    'input-required',
  ],
  ['ready, but needs input', { state: 'READY', clientAction: { type: 'provide-input' } }, 'input-required'],

  ['the guide’s word for disconnected', { state: 'DISCONNECTED' }, 'disconnected'],
  ['ready, but disconnected', { state: 'READY', disconnected: true }, 'disconnected'],
  ['ready, but not connected', { state: 'READY', connected: false }, 'disconnected'],
  ['no state, not connected', { connected: false }, 'disconnected'],
  ['no state, disconnected', { disconnected: true }, 'disconnected'],
  [
    'disconnected wins over connected',
    { state: 'READY', disconnected: true, connected: true },
    'disconnected',
  ],
  ['defunct', { state: 'READY', isDefunct: true, disconnected: false }, 'disconnected'],
  ['defunct before the first sign-in', { state: 'CLIENT_ACTION_REQUIRED', isDefunct: true }, 'disconnected'],
  ['broken and disconnected', { state: 'ERROR', disconnected: true }, 'disconnected'],
  ['an unheard-of state, disconnected', { state: 'HIBERNATING', disconnected: true }, 'disconnected'],
  [
    'sign-in lost, seen by last use',
    { state: 'CLIENT_ACTION_REQUIRED', disconnected: true, lastActiveAt: BEHIND, clientAction: connect },
    'disconnected',
  ],
  [
    'sign-in lost, seen by its error',
    { state: 'CLIENT_ACTION_REQUIRED', requestError: gone },
    'disconnected',
  ],
  ['sign-in lost, seen by retries', { state: 'CLIENT_ACTION_REQUIRED', retryAttempts: 3 }, 'disconnected'],

  [
    'first sign-in not finished',
    { state: 'CLIENT_ACTION_REQUIRED', clientAction: connect },
    'action-required',
  ],
  ['the same without a client action', { state: 'CLIENT_ACTION_REQUIRED' }, 'action-required'],
  [
    'the same with flags as the engine sets them',
    { state: 'CLIENT_ACTION_REQUIRED', connected: false, disconnected: false, retryAttempts: 0 },
    'action-required',
  ],
  ['the same, said disconnected', { state: 'CLIENT_ACTION_REQUIRED', disconnected: true }, 'action-required'],

  ['broken', { state: 'ERROR', error: gone }, 'error'],
  ['broken, said connected', { state: 'ERROR', connected: true }, 'error'],
  ['broken, not connected: no flag that counts here', { state: 'ERROR', connected: false }, 'error'],

  ['ready', { state: 'READY' }, 'connected'],
  ['ready and connected', { state: 'READY', connected: true, disconnected: false }, 'connected'],
  ['ready, disconnected: false wins', { state: 'READY', connected: false, disconnected: false }, 'connected'],
  ['no state, connected', { connected: true }, 'connected'],
  ['no state and no flag', {}, 'connected'],
  ['ready, with an error of an earlier request', { state: 'READY', requestError: gone }, 'connected'],
  ['ready, with an old sign-in request', { state: 'READY', clientAction: connect }, 'connected'],

  ['an unheard-of state', { state: 'HIBERNATING' }, 'unknown'],
  ['an unheard-of state, said connected', { state: 'HIBERNATING', connected: true }, 'unknown'],
  ['ready in small letters', { state: 'ready' }, 'unknown'],
  ['an empty state', { state: '' }, 'unknown'],
  ['a word that objects have', { state: 'constructor' }, 'unknown'],
]

describe('a connection’s status', () => {
  it.each(ROWS)('%s', (_, fields, kind) => {
    expect(connectionStatus(connection(fields), NOW).kind).toBe(kind)
  })

  it('has a tone, a remedy and a meaning for each kind', () => {
    const seen = Object.fromEntries(
      ROWS.map(([, fields]) => connectionStatus(connection(fields), NOW)).map(
        ({ kind, tone, usable, needsAttention, pending, primary, secondary }) => [
          kind,
          [tone, usable, needsAttention, pending, primary, secondary.join(' ')],
        ],
      ),
    )
    expect(seen).toEqual({
      removed: ['neutral', false, false, false, 'connect-again', 'restore'],
      disconnecting: ['progress', false, false, true, null, ''],
      'turned-off': ['neutral', false, false, false, null, 'rename'],
      building: ['progress', false, false, true, null, 'rename cancel'],
      'setup-failed': ['critical', false, true, false, 'remove', 'connect-again rename'],
      'configuration-error': ['critical', false, true, false, 'try-again', 'rename remove'],
      'input-required': ['attention', false, true, false, 'continue', 'rename remove'],
      disconnected: ['attention', false, true, false, 'reconnect', 'rename disconnect'],
      'action-required': ['attention', false, true, false, 'continue', 'rename remove'],
      error: ['critical', false, true, false, 'reconnect', 'rename disconnect'],
      connected: ['positive', true, false, false, null, 'reconnect rename disconnect'],
      unknown: ['neutral', false, false, false, 'reconnect', 'rename disconnect'],
    })
  })

  it('offers a test and a refresh only where the API says they apply', () => {
    const able = connection({ state: 'READY', canTest: true, canRefreshCredentials: true })
    expect(connectionStatus(able).secondary).toEqual([
      'reconnect',
      'rename',
      'test',
      'refresh-credentials',
      'disconnect',
    ])
  })

  it('gives the reason from the most telling error, and what to do apart from it', () => {
    const told = (fields: Partial<Connection>) => {
      const { reason, detail } = connectionStatus(connection({ state: 'SETUP_FAILED', ...fields }))
      return { reason, detail }
    }
    const errors = [{ message: 'second' }, { message: 'never' }]
    expect(told({ requestError: { message: 'first' }, errors, error: gone })).toEqual({ reason: 'first' })
    expect(told({ errors, error: gone })).toEqual({ reason: 'second' })
    expect(told({ requestError: { message: '' }, error: { message: 'third' } })).toEqual({ reason: 'third' })
    expect(told({ clientAction: connect })).toEqual({ detail: 'Sign in again' })
    expect(told({})).toEqual({})
  })

  it('does not quote an old error beside a connection that works', () => {
    expect(connectionStatus(connection({ state: 'READY', requestError: gone }))).not.toHaveProperty('reason')
  })

  it('tells when Membrane tries again, only while that is ahead', () => {
    const retryAt = (fields: Partial<Connection>) => connectionStatus(connection(fields), NOW).retryAt
    expect(retryAt({ disconnected: true, nextRetryTimestamp: AHEAD })).toBe(AHEAD)
    expect(retryAt({ disconnected: true, nextRetryTimestamp: BEHIND })).toBeUndefined()
    expect(retryAt({ disconnected: true, nextRetryTimestamp: 'soon' })).toBeUndefined()
    expect(retryAt({ state: 'READY', nextRetryTimestamp: AHEAD })).toBeUndefined()
  })

  it('never throws, and never calls connected what is not known to work, whatever the server sends', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.boolean(),
      fc.constantFrom('READY', 'BUILDING', null, undefined),
    )
    const fields = fc.record(
      {
        state: anything,
        connected: anything,
        disconnected: anything,
        isDefunct: anything,
        isDeactivated: anything,
        archivedAt: anything,
        clientAction: anything,
        errors: anything,
        error: anything,
        requestError: anything,
        retryAttempts: anything,
        lastActiveAt: anything,
        nextRetryTimestamp: anything,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fields, (sent) => {
        const status = connectionStatus(Object.assign(connection({}), sent), NOW)
        const mayWork =
          (sent.state === 'READY' || sent.state === undefined || sent.state === null) &&
          !sent.disconnected &&
          !sent.isDefunct &&
          !sent.isDeactivated &&
          !sent.archivedAt
        expect(status.usable).toBe(status.kind === 'connected')
        expect(mayWork || status.kind !== 'connected').toBe(true)
        expect(status.pending).toBe(status.kind === 'building' || status.kind === 'disconnecting')
      }),
      { numRuns: 500 },
    )
  })
})

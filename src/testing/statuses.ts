import type { ConnectionStatusKind } from '../core/status.js'
import type { ConnectionFields } from '../sandbox/index.js'

/** Every meaning that a connection can have, and `retrying`: signed out, and tried again by itself later. */
export type ConnectionFixture = ConnectionStatusKind | 'retrying'

const RETRY_IN_MS = 30 * 60_000

/** What the server sends of a connection whose credentials are lost. */
const LOST = { state: 'CLIENT_ACTION_REQUIRED', connected: false, disconnected: true } as const

const FIELDS: Readonly<Record<ConnectionFixture, (now: number) => ConnectionFields>> = {
  connected: () => ({ state: 'READY' }),
  building: () => ({ state: 'BUILDING' }),
  'action-required': () => ({ state: 'CLIENT_ACTION_REQUIRED' }),
  'input-required': () => ({
    state: 'CLIENT_ACTION_REQUIRED',
    clientAction: { type: 'provide-input', description: 'Choose which account to use' },
  }),
  disconnected: () => ({
    ...LOST,
    requestError: {
      type: 'connection',
      key: 'access_token_expired',
      message: 'The app rejected the refresh token',
    },
  }),
  retrying: (now) => ({
    ...LOST,
    requestError: { type: 'connection', key: 'rate_limit_exceeded', message: 'The app is not answering' },
    retryAttempts: 1,
    nextRetryTimestamp: new Date(now + RETRY_IN_MS).toISOString(),
  }),
  'configuration-error': () => ({
    state: 'CONFIGURATION_ERROR',
    errors: [
      {
        type: 'configuration',
        message: 'The OAuth client id is missing',
        data: { missingField: 'clientId' },
      },
    ],
  }),
  'setup-failed': () => ({
    state: 'SETUP_FAILED',
    errors: [{ type: 'internal', message: 'The app has no API that could be used' }],
  }),
  error: () => ({ state: 'ERROR', error: { type: 'internal', message: 'Something went wrong' } }),
  disconnecting: () => ({ state: 'DISCONNECTING' }),
  'turned-off': () => ({ state: 'READY', isDeactivated: true }),
  removed: (now) => ({ state: 'READY', archivedAt: new Date(now).toISOString() }),
  unknown: () => ({ state: 'HIBERNATING' }),
}

/** All of them, for `it.each`. */
export const connectionFixtures: readonly ConnectionFixture[] = Object.keys(FIELDS).filter(isFixture)

/**
 * What Membrane sends of a connection in that status.
 *
 * @throws {TypeError} when there is no such status.
 */
export function fieldsOf(status: ConnectionFixture, now: number): ConnectionFields {
  if (isFixture(status)) return FIELDS[status](now)
  throw new TypeError(
    `There is no connection status ${JSON.stringify(status)}. Use one of: ${connectionFixtures.join(', ')}.`,
  )
}

function isFixture(name: string): name is ConnectionFixture {
  return Object.hasOwn(FIELDS, name)
}

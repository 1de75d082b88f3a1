import {
  connectionStatus,
  toRow,
  type AccountRow,
  type Connection,
  type ConnectionStatusKind,
  type Integration,
} from 'react-membrane'

/** A logo that needs no request: a square with two shapes in it. */
const mark = (background: string, shape: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="${background}"/>${shape}</svg>`,
  )}`

export const integration: Integration = {
  id: 'int_larkmail',
  key: 'larkmail',
  name: 'Larkmail',
  logoUri: mark(
    '#0f766e',
    '<path d="M5 8h14v8H5z M5 8l7 5 7-5" fill="none" stroke="#fff" stroke-width="1.8"/>',
  ),
}

export const connection: Connection = {
  id: 'con_1',
  key: 'mail',
  name: 'ops@acme.test',
  state: 'READY',
  canTest: true,
  canRefreshCredentials: true,
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-03-02T09:00:00.000Z',
  integration,
}

/** What the API sends for each status that a person can meet. */
export const STATES: Readonly<Record<ConnectionStatusKind, Partial<Connection>>> = {
  connected: {},
  building: { state: 'BUILDING' },
  'action-required': { state: 'CLIENT_ACTION_REQUIRED' },
  'input-required': {
    state: 'CLIENT_ACTION_REQUIRED',
    clientAction: { type: 'provide-input', description: 'Choose which workspace to use' },
  },
  disconnected: {
    disconnected: true,
    requestError: {
      type: 'connection',
      key: 'access_token_expired',
      message: 'Larkmail rejected the refresh token',
    },
  },
  'configuration-error': {
    state: 'CONFIGURATION_ERROR',
    errors: [{ type: 'configuration', message: 'The OAuth client id is missing' }],
  },
  'setup-failed': {
    state: 'SETUP_FAILED',
    errors: [{ type: 'internal', message: 'Larkmail has no API that could be used' }],
  },
  error: { state: 'ERROR', errors: [{ type: 'internal', message: 'The mailbox is full' }] },
  disconnecting: { state: 'DISCONNECTING' },
  'turned-off': { isDeactivated: true },
  removed: { archivedAt: '2026-05-01T08:00:00.000Z' },
  unknown: { state: 'HIBERNATING' },
}

export const KINDS = Object.keys(STATES).filter((kind): kind is ConnectionStatusKind => kind in STATES)

export const connectionIn = (kind: ConnectionStatusKind, more: Partial<Connection> = {}): Connection => ({
  ...connection,
  ...STATES[kind],
  ...more,
})

export const statusOf = (kind: ConnectionStatusKind) => connectionStatus(connectionIn(kind))

export const row: AccountRow = toRow(connection, integration)
export const rowIn = (kind: ConnectionStatusKind): AccountRow => toRow(connectionIn(kind), integration)

/** Longer than anybody would choose, as somebody will. */
export const LONG_NAME =
  'Northern Subsidiary for Refrigerated Logistics and Correspondence of the Acme Group (2019) Limited'
export const LONG_WORD = `${'Verylongaccountname'.repeat(6)}@acme.test`

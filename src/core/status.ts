import type { Connection } from '../api/connection.js'

/** What a connection is, for a person. Each kind has one word, one tone and one first remedy. */
export type ConnectionStatusKind =
  | 'connected'
  | 'building'
  | 'action-required'
  | 'input-required'
  | 'disconnected'
  | 'configuration-error'
  | 'setup-failed'
  | 'error'
  | 'disconnecting'
  | 'turned-off'
  | 'removed'
  | 'unknown'

/** How urgent a status is; never said by colour alone. */
export type StatusTone = 'positive' | 'progress' | 'attention' | 'critical' | 'neutral'

/** The one thing to do about a connection that does not work. */
export type PrimaryAction = 'connect-again' | 'continue' | 'reconnect' | 'try-again' | 'remove'

/** What a person can do about a connection. */
export type ConnectionAction =
  PrimaryAction | 'disconnect' | 'test' | 'refresh-credentials' | 'rename' | 'restore' | 'cancel'

/** The meaning of a connection, and what can be done. */
export interface ConnectionStatus {
  readonly kind: ConnectionStatusKind
  readonly tone: StatusTone
  /** Whether actions can run on it. True for `connected` alone. */
  readonly usable: boolean
  /** Whether a person has to do something. */
  readonly needsAttention: boolean
  /** Whether it will change by itself soon. */
  readonly pending: boolean
  /** Why, in the server's words. */
  readonly reason?: string
  /** What the person must do, in the server's words. */
  readonly detail?: string
  /** When Membrane tries again by itself: ISO 8601, only while that is ahead. */
  readonly retryAt?: string
  /** What the server called it. */
  readonly state?: string
  readonly primary: PrimaryAction | null
  readonly secondary: readonly ConnectionAction[]
}

/** How urgent it is, the first remedy, and what else can be done. */
type Meaning = readonly [tone: StatusTone, primary: PrimaryAction | null, ...secondary: ConnectionAction[]]

const MEANING: Readonly<Record<ConnectionStatusKind, Meaning>> = {
  removed: ['neutral', 'connect-again', 'restore'],
  disconnecting: ['progress', null],
  'turned-off': ['neutral', null, 'rename'],
  building: ['progress', null, 'rename', 'cancel'],
  'setup-failed': ['critical', 'remove', 'connect-again', 'rename'],
  'configuration-error': ['critical', 'try-again', 'rename', 'remove'],
  'input-required': ['attention', 'continue', 'rename', 'remove'],
  disconnected: ['attention', 'reconnect', 'rename', 'disconnect'],
  'action-required': ['attention', 'continue', 'rename', 'remove'],
  error: ['critical', 'reconnect', 'rename', 'disconnect'],
  connected: ['positive', null, 'reconnect', 'rename', 'test', 'refresh-credentials', 'disconnect'],
  unknown: ['neutral', 'reconnect', 'rename', 'disconnect'],
}

/**
 * The one meaning of a connection's state, flags and errors.
 *
 * Pure, and total: whatever the server sends has a status, and only what is known to work is `connected`.
 *
 * @param now Milliseconds since the epoch, by the server's clock. Default `Date.now()`.
 */
export function connectionStatus(connection: Connection, now: number = Date.now()): ConnectionStatus {
  const kind = kindOf(connection)
  const [tone, primary, ...secondary] = MEANING[kind]
  const { requestError, errors, error, clientAction, nextRetryTimestamp, state } = connection
  const reason = [requestError, errors?.[0], error].map((data) => data?.message).find(isText)
  const detail = clientAction?.description
  return {
    kind,
    tone,
    usable: kind === 'connected',
    needsAttention: tone === 'attention' || tone === 'critical',
    pending: tone === 'progress',
    ...(kind !== 'connected' && isText(reason) && { reason }),
    ...(kind !== 'connected' && isText(detail) && { detail }),
    ...(kind === 'disconnected' &&
      isText(nextRetryTimestamp) &&
      Date.parse(nextRetryTimestamp) > now && { retryAt: nextRetryTimestamp }),
    ...(isText(state) && { state }),
    primary,
    secondary: secondary.filter(
      (action) =>
        (action !== 'test' || connection.canTest === true) &&
        (action !== 'refresh-credentials' || connection.canRefreshCredentials === true),
    ),
  }
}

/** First match wins, from what cannot be changed to what works. */
function kindOf(connection: Connection): ConnectionStatusKind {
  const { archivedAt, isDeactivated, isDefunct, connected, clientAction } = connection
  const state = connection.state ?? undefined
  const disconnected =
    connection.disconnected ?? ((state === undefined || state === 'READY') && connected === false)
  const usedBefore = connection.lastActiveAt || connection.requestError || connection.retryAttempts

  if (archivedAt) return 'removed'
  if (state === 'DISCONNECTING') return 'disconnecting'
  if (isDeactivated) return 'turned-off'
  if (state === 'BUILDING' || state === 'SETUP_IN_PROGRESS') return 'building'
  if (state === 'SETUP_FAILED') return 'setup-failed'
  if (state === 'CONFIGURATION_ERROR' || state === 'NOT_CONFIGURED') return 'configuration-error'
  if (clientAction?.type === 'provide-input') return 'input-required'
  if (state === 'DISCONNECTED' || isDefunct) return 'disconnected'
  if (state === 'CLIENT_ACTION_REQUIRED') return usedBefore ? 'disconnected' : 'action-required'
  if (disconnected) return 'disconnected'
  if (state === 'ERROR') return 'error'
  return state === 'READY' || state === undefined ? 'connected' : 'unknown'
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

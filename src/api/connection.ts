import type { Integration } from './integration.js'
import type { PageQuery } from './page.js'
import type { ErrorData } from './problem.js'

/**
 * Every connection state that Membrane's documents, types and examples name, and any other string:
 * a state nobody has heard of must survive.
 */
export type ConnectionState =
  | 'BUILDING'
  | 'CLIENT_ACTION_REQUIRED'
  | 'READY'
  | 'CONFIGURATION_ERROR'
  | 'SETUP_FAILED'
  | 'DISCONNECTING'
  | 'DISCONNECTED'
  | 'ERROR'
  | 'NOT_CONFIGURED'
  | 'SETUP_IN_PROGRESS'
  | (string & {})

/** What the person must do. Present while `state` is `CLIENT_ACTION_REQUIRED`. */
export interface ClientAction {
  type: 'connect' | 'provide-input' | (string & {})
  description?: string
  uiUrl?: string
}

/** One tenant's authenticated link to an external app. Dates are ISO 8601 strings in UTC. */
export interface Connection {
  id: string
  name: string
  key?: string
  userId?: string
  tenantId?: string
  state?: ConnectionState
  /** Replaces `disconnected`; read both, prefer `disconnected` when present. */
  connected?: boolean
  disconnected?: boolean
  /** Permanently unusable. */
  isDefunct?: boolean
  /** Switched off by the workspace. */
  isDeactivated?: boolean
  isTest?: boolean
  errors?: ErrorData[]
  requestError?: ErrorData
  /** Older single error. */
  error?: ErrorData
  clientAction?: ClientAction
  buildingAgentSessionId?: string
  integrationId?: string
  integration?: Integration
  connectorId?: string
  connectorVersion?: string
  externalAppId?: string
  authOptionKey?: string
  lastActiveAt?: string
  nextCredentialsRefreshAt?: string
  /** When Membrane will try again by itself after a disconnect. */
  nextRetryTimestamp?: string
  retryAttempts?: number
  canTest?: boolean
  canRefreshCredentials?: boolean
  archivedAt?: string
  createdAt?: string
  updatedAt?: string
  meta?: Record<string, unknown>
}

/** What `GET /connections` takes. */
export interface ConnectionQuery extends PageQuery {
  /** Matches name and key. */
  search?: string
  includeArchived?: boolean
  integrationId?: string
  integrationKey?: string
  connectorId?: string
  externalAppId?: string
  connected?: boolean
  isTest?: boolean
}

/** The fields of a connection that a tenant may change. */
export interface ConnectionPatch {
  name?: string
  key?: string
  meta?: Record<string, unknown>
}

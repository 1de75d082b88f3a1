import type { Connection } from './connection.js'
import type { PageQuery } from './page.js'
import type { ErrorData } from './problem.js'

/** How a person proves who they are to the external app. New values may appear. */
export type AuthType =
  | 'oauth2'
  | 'oauth1'
  | 'client-credentials'
  | 'proxy'
  | 'membrane-token'
  | 'integration-app-token'
  | (string & {})

/** One way to authenticate with an integration; `inputSchema` is a JSON Schema for its form. */
export interface AuthOption {
  key: string
  type: AuthType
  title?: string
  description?: string
  inputSchema?: unknown
}

/**
 * An app the workspace offers.
 *
 * In lists only `name` is certain: an item without `id` is a *synthetic* integration, a catalogue
 * connector or external app that becomes an integration when someone connects it.
 */
export interface Integration {
  name: string
  id?: string
  key?: string
  uuid?: string
  description?: string
  logoUri?: string
  appUri?: string
  state?: string
  errors?: ErrorData[]
  createdAt?: string
  updatedAt?: string
  archivedAt?: string
  isDeactivated?: boolean
  isTest?: boolean
  connectorId?: string
  connectorVersion?: string
  externalAppId?: string
  authType?: AuthType
  hasMissingParameters?: boolean
  /** This tenant's connection, when there is one. */
  connection?: Connection
  authOptions?: AuthOption[]
}

/** What `GET /integrations` takes. `connectors`, `externalApps`, `websearch` are sent as `1` or `0`. */
export interface IntegrationQuery extends PageQuery {
  search?: string
  includeArchived?: boolean
  /** Also list catalogue connectors as synthetic integrations. Absent: the workspace's own setting. */
  connectors?: boolean
  /** Also list external apps as synthetic integrations. Absent: the workspace's own setting. */
  externalApps?: boolean
  websearch?: boolean
}

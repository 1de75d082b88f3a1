import type { ConnectOptions } from '../api/connect.js'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import type { ErrorData } from '../api/problem.js'
import type { CatalogueApp } from './catalogue/index.js'

/** How a build ends. `never` is left as it is until someone says otherwise. */
export type BuildEnd = 'ready' | 'need-input' | 'setup-failed' | 'configuration-error' | 'never'

export type StoredConnection = Connection & {
  id: string
  name: string
  key: string
  state: NonNullable<Connection['state']>
  userId: string
  tenantId: string
  createdAt: string
  updatedAt: string
}

/** Fields to set; one that is `undefined` is removed. */
export type ConnectionChange = { [Field in keyof StoredConnection]?: StoredConnection[Field] | undefined }

/** A connection as the API shows it, and what the API does not show. */
export interface ConnectionRecord {
  data: StoredConnection
  readonly tenantKey: string
  readonly app: CatalogueApp
  /** False before the first sign-in and after credentials were revoked. */
  hasCredentials: boolean
  /** Stops the build, retry or disconnect that is under way. */
  cancel?: () => void
  /** Turned off because its integration is archived, and on again with it. */
  offWithIntegration?: boolean
  /** How the build that is under way ends, and how long it takes. */
  build?: { end: BuildEnd; ms: number }
  credentials?: unknown
  connectorParameters?: unknown
  input?: unknown
}

export type StoredIntegration = Integration & {
  id: string
  key: string
  name: string
  logoUri: string
  createdAt: string
  updatedAt: string
}

export interface IntegrationRecord {
  data: StoredIntegration
  /** The connector behind it. */
  readonly app: CatalogueApp
  /** OAuth client, scopes and the like: for managers only. */
  parameters: Record<string, unknown>
  optionsConfig?: unknown
}

export interface TenantRecord {
  readonly id: string
  /** What tokens call it; `internalId` on the wire. */
  readonly key: string
  name: string
  fields?: Record<string, unknown>
  credentials?: unknown
  readonly createdAt: string
  lastActiveAt: string
}

/** A link that lets a person elsewhere finish a connect. */
export interface ConnectionRequestRecord {
  readonly requestId: string
  readonly tenantKey: string
  readonly target: ConnectOptions & { redirectUri?: string; prompt?: string }
  status: 'pending' | 'success' | 'cancelled' | 'error'
  resultConnectionId?: string
  resultError?: ErrorData
  readonly createdAt: string
}

export interface WorkspaceSettings {
  useMembraneUniverse: boolean
  autoGenerateIntegrationsFromConnectors: boolean
  autoGenerateIntegrationsFromExternalApps: boolean
  autoGenerateIntegrationsFromWebSearch: boolean
  enableApiLogs: boolean
  enableActionRunLogs: boolean
  enableWebhookLogs: boolean
  disableSecretKeyAuth: boolean
  useRemoteRepository: boolean
}

export interface WorkspaceRecord {
  readonly id: string
  readonly key: string
  name: string
  settings: WorkspaceSettings
  webhookUri?: string
  enabledWebhookEvents: string[]
}

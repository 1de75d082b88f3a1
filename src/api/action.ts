import type { Integration } from './integration.js'
import type { PageQuery } from './page.js'
import type { ErrorData } from './problem.js'

/** For every app, for one integration, or for one connection; the narrower one wins where keys are the same. */
export type ActionLayer = 'universal' | 'integration' | 'connection'

/** Whether it can be run. Only `READY` can; a state nobody has heard of must survive. */
export type ActionState =
  | 'BUILDING'
  | 'READY'
  | 'CONFIGURATION_ERROR'
  | 'SETUP_FAILED'
  | 'CLIENT_ACTION_REQUIRED'
  | 'ERROR'
  | (string & {})

/** What an action does. New values may appear. */
export type ActionType =
  | 'api-request-to-external-app'
  | 'run-javascript'
  | 'http-request'
  | 'api-request-to-your-app'
  | 'connector-operation'
  | 'list-data-records'
  | 'find-data-record-by-id'
  | 'match-data-record'
  | 'create-data-record'
  | 'find-or-create-data-record'
  | 'update-data-record'
  | 'delete-data-record'
  | 'search-data-record'
  | (string & {})

/**
 * A reusable operation (membrane-api 6.4). Its layer is not sent: `connectionId` makes it one of a connection,
 * else `integrationId` one of an integration, else it is universal.
 */
export interface Action {
  id: string
  name: string
  /** Empty for actions of the catalogue: those are run by `id`. */
  key?: string
  uuid?: string
  description?: string
  state?: ActionState
  errors?: ErrorData[]
  type?: ActionType
  config?: unknown
  /** JSON Schema, as somebody wrote it: any keyword may be in it. */
  inputSchema?: unknown
  outputSchema?: unknown
  integrationId?: string
  integrationKey?: string
  integration?: Integration
  /** Of a universal action, got by itself: the integrations that can serve it, and what each of them runs. */
  appliedToIntegrations?: { element: Action; integration: Integration }[]
  connectionId?: string
  instanceKey?: string
  externalAppId?: string
  parentId?: string
  universalParentId?: string
  isUniversal?: boolean
  isPublic?: boolean
  isCustomized?: boolean
  isReadOnly?: boolean
  isDeactivated?: boolean
  agentSessionId?: string
  userId?: string
  tenantId?: string
  meta?: Record<string, unknown>
  createdAt?: string
  updatedAt?: string
  archivedAt?: string
}

/** What `GET /actions` takes (membrane-api 5). */
export interface ActionQuery extends PageQuery {
  /** Matches name, key and description. */
  search?: string
  includeArchived?: boolean
  layer?: ActionLayer
  integrationId?: string
  integrationKey?: string
  /** All that can be run on this connection, whatever its layer. */
  connectionId?: string
  connectionKey?: string
  /** Answers the catalogue's actions for this app. */
  externalAppId?: string
  isUniversal?: boolean
  parentId?: string
  universalParentId?: string
  /** Ranks by meaning; at most 200 characters; ignored unless a connection is named. */
  intent?: string
}

/** The fields of an action that a manager sets (membrane-api 11). */
export interface ActionFields {
  key?: string
  name?: string
  description?: string
  type?: ActionType
  config?: unknown
  inputSchema?: unknown
  customOutputSchema?: unknown
  integrationId?: string
  integrationKey?: string
  connectionId?: string
  connectionKey?: string
  externalAppId?: string
  meta?: Record<string, unknown>
}

/** Creates an action from words: it is `BUILDING` first. */
export interface ActionIntent extends ActionFields {
  intent: string
}

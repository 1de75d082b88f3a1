import type { ActRequest } from './act.js'
import type { Action, ActionType } from './action.js'
import type { Connection } from './connection.js'
import type { Integration } from './integration.js'
import type { PageQuery } from './page.js'
import type { ErrorData } from './problem.js'

/** How a run ended. New values may appear. */
export type ActionRunStatus = 'success' | 'error' | (string & {})

/**
 * What was posted to `/act`, and the type of what it ran. Without `type` it can be posted again. Some answers
 * have the action itself in its place.
 */
export type ActionSnapshot = ActRequest & { type?: ActionType }

/** The record of one run (membrane-api 6.5). Ids of what a run did not get to are absent or empty. */
export interface ActionRun {
  id: string
  name: string
  status: ActionRunStatus
  createdAt: string
  completedAt?: string
  /** Unit unpublished; milliseconds. */
  duration?: number
  input?: unknown
  output?: unknown
  error?: ErrorData
  meta?: Record<string, unknown>
  userId?: string
  tenantId?: string
  integrationId?: string
  connectionId?: string
  externalAppId?: string
  universalActionId?: string
  integrationActionId?: string
  connectionActionId?: string
  action?: ActionSnapshot | Action
  integration?: Integration
  connection?: Connection
}

/** What `GET /action-run-logs` takes (membrane-api 5). `from` and `to` are ISO 8601. */
export interface ActionRunQuery extends PageQuery {
  status?: 'success' | 'error'
  actionId?: string
  universalActionId?: string
  integrationActionId?: string
  connectionActionId?: string
  integrationId?: string
  connectionId?: string
  externalAppId?: string
  from?: string
  to?: string
}

/**
 * What `GET /action-run-logs/:id/details` answers (membrane-api 11). Its shape is unpublished: render it as JSON
 * that you do not know. Credentials can be in it.
 */
export interface ActionRunDetails {
  /** What was sent to the app. */
  request?: unknown
  /** What the app answered. */
  response?: unknown
  input?: unknown
  output?: unknown
  error?: unknown
  [field: string]: unknown
}

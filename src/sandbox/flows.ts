import type { Theme } from '../api/connect.js'
import type { Connection } from '../api/connection.js'
import type { AuthOption } from '../api/integration.js'
import { authenticate, requireTenant } from './auth.js'
import { resolveTarget, type Target } from './connectTarget.js'
import { connectionView } from './connectionViews.js'
import { tenantOf, type Engine } from './engine.js'
import { objectOf, wantedOf, type FlowParams } from './flowParams.js'
import { reportFailure } from './flowResults.js'
import { authOptionsOf, logoUriOf } from './integrationViews.js'
import type { ConnectOutcome } from './options.js'
import { badRequest, Problem } from './problem.js'
import type { ConnectionRequestRecord, IntegrationRecord } from './records.js'
import { findRequest } from './requests.js'

/** One person before one connect screen. Free of HTML: the screens show it, and tell what was decided. */
export interface ConnectFlow {
  readonly id: string
  readonly tenantKey: string
  readonly mode: 'connect' | 'reconnect' | 'manage'
  readonly appName: string
  readonly logoUri?: string
  /** What the account of this app is called, unless the person says otherwise. */
  readonly accountExample: string
  readonly integration?: IntegrationRecord
  /** The connection it began with. */
  readonly connection?: Connection
  readonly authOptions: AuthOption[]
  readonly authOptionKey?: string
  readonly theme: Theme
  readonly workspaceName: string
  readonly intent?: string
  /** What was sent along, such as the API key of one's own form: then nobody needs to be asked. */
  readonly input?: Record<string, unknown>
  /** Of the page that opened the screen, where it said so. */
  readonly origin?: string
  /** What the screen's drawer has chosen at first. */
  readonly outcome: ConnectOutcome
  /** Of the SDK's `connect()`: completion is told to this request's event stream. */
  readonly requestId?: string
  readonly redirectUri?: string
  readonly connectionRequestId?: string
  readonly params: FlowParams
  readonly target: Target
  /** Undefined while undecided; null when the person cancelled. */
  result?: Connection | null
}

/**
 * Opens a flow from what a form, a query or a `payload` said: for the tenant its token names, or for the one of
 * `connectionRequestId`, whose link needs no token. What that request asks for goes before what came along.
 *
 * @throws {Problem} 401, 400, 404 or 409, as the API would.
 */
export function openFlow(engine: Engine, params: FlowParams, mode?: 'manage'): ConnectFlow {
  const { connectionRequestId, requestId, token } = params
  const tenantKey =
    connectionRequestId && !token
      ? findRequest(engine, connectionRequestId).tenantKey
      : requireTenant(authenticate(engine, token)).key
  try {
    const request = connectionRequestId ? findRequest(engine, connectionRequestId, tenantKey) : undefined
    return startFlow(engine, tenantKey, request ? { ...params, ...textsOf(request.target) } : params, mode)
  } catch (error) {
    if (error instanceof Problem) reportFailure(engine, { tenantKey, requestId, connectionRequestId }, error)
    throw error
  }
}

/** @throws {Problem} 400, 404 or 409, as the API would. */
export function startFlow(
  engine: Engine,
  tenantKey: string,
  params: FlowParams,
  mode?: 'manage',
): ConnectFlow {
  const tenant = tenantOf(engine, tenantKey)
  const wanted = wantedOf(params)
  if (mode === 'manage' && !wanted.connectionId)
    throw badRequest('Nothing to show: give the connectionId of the connection to manage')
  const target = resolveTarget(engine, tenant, wanted)
  const { app, integration, connection, intent } = target
  const input = params.input ?? params.connectionParameters
  const flow: ConnectFlow = {
    id: engine.ids('flow'),
    tenantKey,
    mode: mode ?? (wanted.connectionId ? 'reconnect' : 'connect'),
    appName: integration?.data.name ?? app.name,
    logoUri: integration?.data.logoUri || logoUriOf(engine, app),
    accountExample: params.name ?? connection?.data.name ?? app.accountExample,
    ...(integration ? { integration } : {}),
    ...(connection ? { connection: connectionView(engine, connection) } : {}),
    authOptions: authOptionsOf(app),
    ...(params.authOptionKey ? { authOptionKey: params.authOptionKey } : {}),
    theme: params.theme === 'light' || params.theme === 'dark' ? params.theme : 'auto',
    workspaceName: engine.workspace.name,
    ...(intent ? { intent } : {}),
    ...(input ? { input: objectOf(input, 'input') } : {}),
    ...(params.origin ? { origin: params.origin } : {}),
    outcome: engine.outcome,
    ...(params.requestId ? { requestId: params.requestId } : {}),
    ...(params.redirectUri ? { redirectUri: params.redirectUri } : {}),
    ...(params.connectionRequestId ? { connectionRequestId: params.connectionRequestId } : {}),
    params,
    target,
  }
  engine.flows.set(flow.id, flow)
  return flow
}

function textsOf(target: ConnectionRequestRecord['target']): FlowParams {
  const entries = Object.entries({ ...target }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}

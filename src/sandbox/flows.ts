import type { Theme } from '../api/connect.js'
import type { Connection } from '../api/connection.js'
import type { AuthOption } from '../api/integration.js'
import { authenticate, requireTenant } from './auth.js'
import { tenantOf, type Engine } from './engine.js'
import { reportFailure, reportSuccess, settleRequest } from './flowResults.js'
import { wantedOf, type FlowParams } from './flowParams.js'
import { makeConnection } from './makeConnection.js'
import type { ConnectOutcome } from './options.js'
import { badRequest, connectionProblem, notFound, Problem } from './problem.js'
import type { ConnectionRequestRecord, IntegrationRecord } from './records.js'
import { resolveTarget, type Target } from './target.js'
import { findRequest } from './requests.js'
import { authOptionsOf, connectionView, logoUriOf } from './views.js'

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

export interface Decision {
  outcome: ConnectOutcome
  input?: Record<string, unknown>
  authOptionKey?: string
  /** What the account is called; default: the app's example. */
  accountName?: string
}

/**
 * Opens a flow from what a form, a query or a `payload` said: for the tenant its token names, or for the one of
 * `connectionRequestId`, whose link needs no token.
 *
 * @throws {Problem} 401, 400, 404 or 409, as the API would.
 */
export function openFlow(engine: Engine, params: FlowParams, mode?: 'manage'): ConnectFlow {
  const { connectionRequestId, token } = params
  if (!token && connectionRequestId) {
    const request = findRequest(engine, connectionRequestId)
    return startFlow(engine, request.tenantKey, { ...stringTarget(request.target), ...params }, mode)
  }
  const tenant = requireTenant(authenticate(engine, token))
  try {
    return startFlow(engine, tenant.key, params, mode)
  } catch (error) {
    if (error instanceof Problem && params.requestId)
      reportFailure(engine, { requestId: params.requestId, tenantKey: tenant.key }, error)
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

/**
 * Carries out what the person decided. Deciding twice (a double click) answers the first result; a refused
 * sign-in leaves the flow open for another try.
 *
 * @returns The connection, perhaps still BUILDING; null when the person cancelled.
 * @throws {Problem} `connection` when the app refused, 400 when the form is incomplete, 404 for an unknown flow.
 */
export function decideFlow(engine: Engine, flowId: string, decision: Decision): Connection | null {
  const flow = engine.flows.get(flowId)
  if (!flow) throw notFound(`No connect flow '${flowId}': it is over, or the sandbox was started anew`)
  if (flow.result !== undefined) return flow.result
  try {
    const connection = decision.outcome === 'cancel' ? null : carryOut(engine, flow, decision)
    flow.result = connection
    settleRequest(engine, flow, connection)
    if (connection) reportSuccess(engine, flow, connection)
    return connection
  } catch (error) {
    if (error instanceof Problem && error.data.type === 'connection') reportFailure(engine, flow, error)
    throw error
  }
}

function carryOut(engine: Engine, flow: ConnectFlow, decision: Decision): Connection {
  const input = decision.input ?? flow.input
  if (decision.outcome === 'refuse')
    throw connectionProblem(undefined, 'Sign-in was refused', refusalData(flow))
  checkInput(flow, input)
  const tenant = tenantOf(engine, flow.tenantKey)
  // Resolved again: between opening and deciding another window may have connected the same app.
  const wanted = wantedOf(flow.params)
  const target = flow.target.connection ? flow.target : resolveTarget(engine, tenant, wanted)
  const name = decision.accountName?.trim()
  const record = makeConnection(engine, tenant, target, {
    outcome: decision.outcome,
    signedIn: true,
    name: (name === '' ? undefined : name) ?? flow.params.name,
    fallbackName: target.intent ? target.app.name : target.app.accountExample,
    key: wanted.connectionId ? undefined : flow.params.connectionKey,
    authOptionKey: decision.authOptionKey ?? flow.authOptionKey,
    input,
    connectorParameters: flow.params.connectorParameters
      ? objectOf(flow.params.connectorParameters, 'connectorParameters')
      : undefined,
  })
  return connectionView(engine, record)
}

/** A required field that is empty is the form's fault; `invalid` is what the app would not accept. */
function checkInput(flow: ConnectFlow, input: Record<string, unknown> | undefined): void {
  if (!input) return
  const { inputSchema } = flow.target.app
  const missing = (inputSchema?.required ?? []).filter(
    (name) => input[name] === undefined || input[name] === '',
  )
  if (missing.length > 0) throw badRequest(`Input is missing ${missing.join(', ')}`, { missing })
  if (Object.values(input).includes('invalid'))
    throw connectionProblem(undefined, `${flow.appName} did not accept these credentials`, refusalData(flow))
}

const refusalData = ({ connection, target }: ConnectFlow) => ({
  ...(connection ? { connectionId: connection.id } : {}),
  connectorKey: target.app.key,
})

function objectOf(text: string, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value))
  } catch {
    // said below
  }
  throw badRequest(`"${name}" must be a JSON object`)
}

function stringTarget(target: ConnectionRequestRecord['target']): FlowParams {
  const entries = Object.entries({ ...target }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}

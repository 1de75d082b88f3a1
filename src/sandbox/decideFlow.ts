import type { Connection } from '../api/connection.js'
import { resolveTarget } from './connectTarget.js'
import { connectionView } from './connectionViews.js'
import { tenantOf, type Engine } from './engine.js'
import { objectOf, wantedOf } from './flowParams.js'
import { reportFailure, reportSuccess, settleRequest } from './flowResults.js'
import type { ConnectFlow } from './flows.js'
import { makeConnection } from './makeConnection.js'
import type { ConnectOutcome } from './options.js'
import { badRequest, connectionProblem, notFound, Problem } from './problem.js'

export interface Decision {
  outcome: ConnectOutcome
  input?: Record<string, unknown>
  authOptionKey?: string
  /** What the account is called; default: the app's example. */
  accountName?: string
  /** How long it is built, in milliseconds; default: as long as the sandbox takes. */
  buildMs?: number | undefined
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
    buildMs: decision.buildMs,
    signedIn: true,
    name: (name === '' ? undefined : name) ?? flow.params.name,
    fallbackName: target.intent ? target.app.name : target.app.accountExample,
    key: wanted.connectionId ? undefined : flow.params.connectionKey,
    authOptionKey: decision.authOptionKey ?? flow.authOptionKey,
    connectorVersion: flow.params.connectorVersion,
    input,
    connectorParameters: flow.params.connectorParameters
      ? objectOf(flow.params.connectorParameters, 'connectorParameters')
      : undefined,
  })
  return connectionView(engine, record)
}

/**
 * A required field of the sign-in that is empty is the form's fault; `invalid` is what the app would not accept.
 * Who has signed in, and is asked for something more, answers only that.
 */
function checkInput(flow: ConnectFlow, input: Record<string, unknown> | undefined): void {
  if (!input) return
  const { app, connection } = flow.target
  const isAsked = connection?.data.clientAction?.type === 'provide-input'
  const required = isAsked ? [] : (app.inputSchema?.required ?? [])
  const missing = required.filter((name) => input[name] === undefined || input[name] === '')
  if (missing.length > 0) throw badRequest(`Input is missing ${missing.join(', ')}`, { missing })
  if (Object.values(input).includes('invalid'))
    throw connectionProblem(undefined, `${flow.appName} did not accept these credentials`, refusalData(flow))
}

const refusalData = ({ connection, target }: ConnectFlow) => ({
  ...(connection ? { connectionId: connection.id } : {}),
  connectorKey: target.app.key,
})

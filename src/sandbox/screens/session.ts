import type { Connection } from '../../api/connection.js'
import { authenticate, requireTenant } from '../auth.js'
import type { Engine } from '../engine.js'
import { wantedOf, type FlowParams } from '../flowParams.js'
import { reportFailure } from '../flowResults.js'
import { decideFlow, type Decision } from '../decideFlow.js'
import { openFlow, startFlow, type ConnectFlow } from '../flows.js'
import type { ConnectOutcome } from '../options.js'
import { badRequest, connectionProblem, Problem } from '../problem.js'
import { consentView } from './consent.js'
import { readInput, textOf } from './form.js'
import {
  credentialFields,
  credentialsView,
  describeView,
  inputFields,
  inputView,
  intentFields,
  optionOf,
} from './forms.js'
import { manageView } from './manage.js'
import { doneView, failedView, progressView, refusedView } from './outcomes.js'
import type { View } from './View.js'

/** One screen that is open. Its flow changes when the person says what to connect, or repairs what they look at. */
export interface Session {
  readonly id: string
  readonly tenantKey: string
  readonly params: FlowParams
  flow?: ConnectFlow
  /** When the build that is followed began, in milliseconds. */
  buildingSince?: number
}

/** What a form of the page sends: all text. */
export type Body = Readonly<Record<string, string>>

/**
 * Opens a screen. One that names nothing to connect asks for it.
 *
 * @throws {Problem} 401, 400, 404 or 409, as the API would.
 */
export function openSession(engine: Engine, params: FlowParams, mode?: 'manage'): Session {
  const { connectionKey: _key, allowMultipleConnections: _many, ...wanted } = wantedOf(params)
  const namesNothing = Object.values(wanted).every((value) => value === undefined)
  if (namesNothing && mode === undefined && !params.connectionRequestId) {
    const { key } = requireTenant(authenticate(engine, params.token))
    return { id: engine.ids('flow'), tenantKey: key, params }
  }
  const flow = openFlow(engine, params, mode)
  return { id: flow.id, tenantKey: flow.tenantKey, params, flow }
}

/** What the person sees first. */
export function firstView(engine: Engine, session: Session): View {
  const { flow } = session
  if (!flow) return describeView(engine.workspace.name)
  const { connection, intent, mode, target } = flow
  if (mode === 'manage' && connection) return manageView(flow, connection)
  if (mode === 'reconnect' && connection?.state === 'BUILDING') {
    session.buildingSince = Date.parse(connection.updatedAt ?? '') || engine.clock.now()
    return progressView(flow, connection)
  }
  if (intent && target.generated && !target.connection) return describeView(flow.workspaceName, intent)
  return signInView(flow)
}

function signInView(flow: ConnectFlow): View {
  if (flow.connection?.clientAction?.type === 'provide-input') return inputView(flow)
  return optionOf(flow)?.type === 'client-credentials' ? credentialsView(flow) : consentView(flow)
}

/**
 * Carries out what a form of the screen says; null when the person cancelled.
 *
 * @throws {Problem} 404 when the flow is over, and what opening another one throws.
 */
export function decide(engine: Engine, session: Session, body: Body): View | null {
  const { flow } = session
  if (body['outcome'] === 'cancel') {
    if (flow) decideFlow(engine, flow.id, { outcome: 'cancel' })
    return null
  }
  if (body['step'] === 'describe') return describe(engine, session, body)
  if (!flow) throw badRequest('This screen has not been told what to connect')
  if (body['step'] === 'manage') {
    const connectionId = flow.connection?.id
    session.flow = startFlow(engine, session.tenantKey, { ...session.params, connectionId })
    return firstView(engine, session)
  }
  if (body['step'] === 'input') return decideInput(engine, session, flow, body)
  if (optionOf(flow)?.type !== 'client-credentials')
    return attempt(engine, session, flow, decisionOf(flow, body))
  const read = readInput(credentialFields(flow), body)
  if (!read.ok) return credentialsView(flow, { errors: read.errors })
  return attempt(engine, session, flow, { ...decisionOf(flow, body), input: read.input })
}

/** Carries out what came along with the request, where nobody sees the screen: all that is left is yes or no. */
export function decideSent(engine: Engine, session: Session, flow: ConnectFlow): View {
  const sent = Object.entries(flow.input ?? {}).map(([name, value]) => [`input.${name}`, textOf(value)])
  const read = readInput(credentialFields(flow), Object.fromEntries(sent))
  if (!read.ok) return unheard(engine, flow, badRequest(Object.values(read.errors).join(' ')))
  const view = attempt(engine, session, flow, { ...decisionOf(flow, {}), input: read.input })
  return view ?? unheard(engine, flow, connectionProblem(undefined, 'Connecting was cancelled'))
}

/** A failure that the engine has not told anyone yet. */
function unheard(engine: Engine, flow: ConnectFlow, problem: Problem): View {
  reportFailure(engine, flow, problem)
  return refusedView(flow, problem)
}

function describe(engine: Engine, session: Session, body: Body): View | null {
  const read = readInput(intentFields, body)
  if (!read.ok) return describeView(engine.workspace.name, '', { errors: read.errors })
  const intent = (body['input.intent'] ?? '').trim()
  if (session.flow?.intent !== intent)
    session.flow = startFlow(engine, session.tenantKey, { ...session.params, intent })
  const { flow } = session
  if (!flow.target.generated) return signInView(flow)
  return attempt(engine, session, flow, decisionOf(flow, body))
}

function decideInput(engine: Engine, session: Session, flow: ConnectFlow, body: Body): View | null {
  const read = readInput(inputFields, body)
  if (!read.ok) return inputView(flow, { errors: read.errors })
  const chosen = decisionOf(flow, body)
  const outcome = chosen.outcome === 'need-input' ? 'succeed' : chosen.outcome
  const given = flow.target.connection?.input
  const input = { ...(typeof given === 'object' ? given : {}), ...read.input }
  return attempt(engine, session, flow, { outcome, input })
}

function decisionOf(flow: ConnectFlow, body: Body): Decision {
  const outcome = OUTCOMES.find((each) => each === body['outcome']) ?? flow.outcome
  const authOptionKey = optionOf(flow)?.key
  return { outcome, ...(authOptionKey ? { authOptionKey } : {}) }
}

const OUTCOMES: readonly ConnectOutcome[] = [
  'succeed',
  'cancel',
  'refuse',
  'need-input',
  'slow',
  'fail-setup',
  'pending',
]

function attempt(engine: Engine, session: Session, flow: ConnectFlow, decision: Decision): View | null {
  try {
    const connection = decideFlow(engine, flow.id, decision)
    if (connection === null) return null
    session.buildingSince = engine.clock.now()
    return resultView(engine, session, flow, connection, decision.outcome)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.data.type === 'connection') return refusal(flow, decision, error)
    if (error.status === 400 && decision.input) return credentialsView(flow, { message: error.message })
    throw error
  }
}

/** What was typed stays on the screen when it was not accepted. */
function refusal(flow: ConnectFlow, { input }: Decision, problem: Problem): View {
  if (input === undefined || flow.requestId !== undefined) return refusedView(flow, problem)
  const message = `${flow.appName} did not accept these credentials. Check them and try again.`
  return { ...credentialsView(flow, { message }), problem }
}

/** What the person sees once there is a connection. */
export function resultView(
  engine: Engine,
  session: Session,
  flow: ConnectFlow,
  connection: Connection,
  outcome?: ConnectOutcome,
): View {
  const { state, clientAction, buildingAgentSessionId } = connection
  if (state === 'SETUP_FAILED' || state === 'CONFIGURATION_ERROR' || connection.archivedAt)
    return failedView(flow, connection)
  if (clientAction?.type === 'provide-input') {
    session.flow = startFlow(engine, session.tenantKey, { ...session.params, connectionId: connection.id })
    return signInView(session.flow)
  }
  const takesLong =
    outcome === 'slow' ||
    outcome === 'pending' ||
    buildingAgentSessionId !== undefined ||
    flow.target.generated
  return state === 'BUILDING' && takesLong ? progressView(flow, connection) : doneView(flow, connection)
}

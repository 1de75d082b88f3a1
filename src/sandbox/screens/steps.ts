import type { Connection } from '../../api/connection.js'
import type { Engine } from '../engine.js'
import { failureMessage, redirectTarget, successMessage } from '../flowResults.js'
import type { FlowParams } from '../flowParams.js'
import { BUILD_WORDS } from './outcomes.js'
import type { Session } from './session.js'
import type { Step } from './step.js'
import type { View } from './View.js'

/** Whom the page tells what came of it: a popup its opener, a redirect the page it came from. */
export type Audience = Pick<Session, 'params'> & Partial<Pick<Session, 'buildingSince'>>

/** What the page's script is told of a view. */
export function stepOf(engine: Engine, { params, buildingSince }: Audience, view: View): Step {
  const { connection, problem } = view
  const outcome = connection ?? problem
  return {
    view: view.name,
    html: view.body.text,
    held: connection ?? null,
    ...(view.closesInMs === undefined ? {} : { closesInMs: view.closesInMs }),
    ...(view.follows ? { follow: { elapsedMs: elapsed(engine, buildingSince), words: BUILD_WORDS } } : {}),
    ...(params.requestId && outcome ? { message: messageOf(params.requestId, view) } : {}),
    ...(params.redirectUri && outcome ? { redirect: redirectTarget(params.redirectUri, outcome) } : {}),
  }
}

function messageOf(requestId: string, { connection, problem }: View): Step['message'] {
  if (connection) return successMessage(requestId, connection)
  return problem && failureMessage(requestId, problem)
}

/** The page closes, and the host page gets this or nothing. */
export function endStep(params: FlowParams, connection: Connection | null): Step {
  return {
    view: 'done',
    html: '',
    held: connection,
    closesInMs: 0,
    ...(params.redirectUri ? { redirect: redirectTarget(params.redirectUri, connection) } : {}),
  }
}

const elapsed = (engine: Engine, since: number | undefined) =>
  since === undefined ? 0 : Math.max(0, engine.clock.now() - since)

import type { ActRequest } from '../../api/act.js'
import type { ErrorData } from '../../api/problem.js'
import { MembraneError } from '../errors.js'
import { findConnection, findConnectionId, isLost, type Failure, type Read } from './connection.js'
import { runIdOf } from './result.js'
import { verdictOf, type Verdict } from './verdict.js'

/** Why an action did not run; and what has to be reconnected, when that is why. */
export interface ActFailure {
  error: MembraneError
  /** The connection no longer works. Its id is absent where nothing tells which it was. */
  disconnected?: { connectionId?: string | undefined }
}

/** What a failure comes to: with the connection that has to be reconnected, as far as it can be found. */
export type Settled =
  | { verdict: Exclude<Verdict, 'reconnect' | 'doubt'> }
  | { verdict: 'reconnect'; connectionId: string | undefined }

/** Reads a failure as membrane-api 10.1 has it; what is in doubt, the record of the connection decides. */
export async function settle(
  status: number,
  request: ActRequest,
  failure: Failure,
  read: Read,
): Promise<Settled> {
  const verdict = verdictOf(status, failure.body)
  if (verdict === 'reconnect') {
    return { verdict, connectionId: await findConnectionId(request, failure, read) }
  }
  if (verdict !== 'doubt') return { verdict }
  const connection = await findConnection(request, failure, read)
  if (connection && isLost(connection)) return { verdict: 'reconnect', connectionId: connection.id }
  // What ran, and a token that reads, is not to be tried again.
  return { verdict: connection || failure.actionRunId !== undefined ? 'other' : 'token' }
}

/** Membrane's own answer to `/act`. */
export async function toActFailure(
  error: MembraneError,
  request: ActRequest,
  read: Read,
): Promise<ActFailure> {
  const { status = 0, data } = error
  const settled = await settle(status, request, { body: data, actionRunId: runIdOf(data) }, read)
  if (settled.verdict !== 'reconnect') return { error }
  const { connectionId } = settled
  return { error: asDisconnected(error.message, data, status), disconnected: { connectionId } }
}

/** The one error of a lost connection, whoever told us. */
export function asDisconnected(
  message: string,
  data: ErrorData | undefined,
  status: number | undefined,
): MembraneError {
  return new MembraneError('connection', message, {
    status,
    data: { ...data, message, code: 'CONNECTION_DISCONNECTED' },
  })
}

import type { Connection } from '../api/connection.js'
import type { Engine } from './engine.js'
import type { ConnectFlow } from './flows.js'
import type { Problem } from './problem.js'
import type { ConnectionRequestRecord } from './records.js'

/** The message a popup posts to its opener, and the event stream repeats (`membrane-api.md` 8.1). */
export type ConnectMessage = Readonly<Record<string, unknown>>

export const successMessage = (requestId: string | undefined, connection: Connection): ConnectMessage => ({
  source: 'integration.app',
  ...(requestId ? { requestId } : {}),
  type: 'newConnectionCreated',
  connection,
})

/** Always carries `error` and `errorData`: with neither the SDK's promise would stay pending. */
export const failureMessage = (
  requestId: string | undefined,
  { data }: Problem,
  connectionId?: string,
): ConnectMessage => ({
  source: 'integration.app',
  ...(requestId ? { requestId } : {}),
  type: 'newConnectionFailure',
  error: data.message,
  errorData: data,
  ...(connectionId ? { connectionId } : {}),
})

/** Where the browser returns to after a connect with `redirectUri`. */
export function redirectTarget(redirectUri: string, result: Connection | Problem | null): string {
  const url = new URL(redirectUri)
  if (result === null) url.searchParams.set('error', 'Connecting was cancelled')
  else if ('id' in result) url.searchParams.set('connectionId', result.id)
  else {
    url.searchParams.set('error', result.data.message)
    url.searchParams.set('errorData', JSON.stringify(result.data))
  }
  return url.toString()
}

export function reportSuccess(engine: Engine, flow: ConnectFlow, connection: Connection): void {
  const { requestId, tenantKey } = flow
  if (requestId) engine.results.emit({ requestId, tenantKey, message: successMessage(requestId, connection) })
}

/** Whom a failure concerns: who waits for it, and whose request it was. */
interface Failed {
  tenantKey: string
  requestId?: string | undefined
  connectionRequestId?: string | undefined
  connection?: Connection
}

export function reportFailure(engine: Engine, failed: Failed, problem: Problem): void {
  const { requestId, tenantKey, connection } = failed
  failRequest(engine, failed, problem)
  if (!requestId) return
  engine.results.emit({ requestId, tenantKey, message: failureMessage(requestId, problem, connection?.id) })
}

/** The connection request behind a link learns how it ended. */
export function settleRequest(engine: Engine, flow: ConnectFlow, connection: Connection | null): void {
  const request = requestOf(engine, flow)
  if (!request) return
  request.status = connection ? 'success' : 'cancelled'
  delete request.resultError
  if (connection) request.resultConnectionId = connection.id
}

/** Another try may still end well; what has ended so, or was given up, stays. */
function failRequest(engine: Engine, failed: Failed, { data }: Problem): void {
  const request = requestOf(engine, failed)
  if (!request || request.status === 'success' || request.status === 'cancelled') return
  request.status = 'error'
  request.resultError = data
}

function requestOf(
  { world }: Engine,
  { connectionRequestId, tenantKey }: Failed,
): ConnectionRequestRecord | undefined {
  const request = connectionRequestId ? world.requests.get(connectionRequestId) : undefined
  return request?.tenantKey === tenantKey ? request : undefined
}

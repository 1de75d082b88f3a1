import type { Connection } from '../api/connection.js'
import type { Engine } from './engine.js'
import type { ConnectFlow } from './flows.js'
import type { Problem } from './problem.js'

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

export function reportFailure(
  engine: Engine,
  flow: Pick<ConnectFlow, 'tenantKey' | 'requestId' | 'connection'>,
  problem: Problem,
): void {
  const { requestId, tenantKey, connection } = flow
  if (!requestId) return
  engine.results.emit({ requestId, tenantKey, message: failureMessage(requestId, problem, connection?.id) })
}

/** The connection request behind a link learns how it ended. */
export function settleRequest(engine: Engine, flow: ConnectFlow, connection: Connection | null): void {
  const request = flow.connectionRequestId ? engine.world.requests.get(flow.connectionRequestId) : undefined
  if (!request) return
  request.status = connection ? 'success' : 'cancelled'
  if (connection) request.resultConnectionId = connection.id
}

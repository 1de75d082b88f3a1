import type { ActApiCall } from '../../api/act.js'
import type { ActionRecord } from '../actions/actionRecord.js'
import { operationFor } from '../actions/serving.js'
import { Problem } from '../problem.js'
import type { ConnectionRecord } from '../records.js'
import type { VendorRequest } from '../vendors/VendorApi.js'
import { asRecord, fillIn } from './fillIn.js'

/** Types whose `config.request` is sent to the app. */
const SENT = new Set(['api-request-to-external-app', 'api-request', undefined])

/** What an `api` dispatch sends to the app: as it is, its address and authorization added. */
export function requestOfApi(api: ActApiCall, connection: ConnectionRecord): VendorRequest {
  const { pathname, searchParams } = new URL(api.path, 'https://app.test')
  const query = Object.fromEntries(searchParams)
  for (const [name, value] of Object.entries(api.query ?? {})) query[name] = String(value)
  return withHeaders(connection, {
    method: api.method,
    path: pathname,
    query,
    headers: lowerCased(api.headers ?? {}),
    ...(api.body === undefined ? {} : { body: api.body }),
  })
}

/**
 * What an action sends to the app: its `config.request`, filled in from the input. A universal action without one
 * sends what this app's own operation of that meaning does.
 *
 * @throws {Problem} 400 of type `configuration` when the action cannot be run here.
 */
export function requestOfAction(
  action: ActionRecord,
  connection: ConnectionRecord,
  input: unknown,
): VendorRequest {
  const { type, config } = action.data
  const given = asRecord(asRecord(config)['request'])
  const request = Object.keys(given).length > 0 ? given : ownRequest(action, connection)
  if (!SENT.has(type) || !request)
    throw cannotRun(
      action,
      !SENT.has(type)
        ? `this sandbox runs actions of type "api-request-to-external-app" only, not "${String(type)}"`
        : `${connection.app.name} can do no such thing`,
    )
  const { method = 'GET', path } = request
  if (typeof path !== 'string' || !path.startsWith('/') || typeof method !== 'string')
    throw cannotRun(action, 'its config.request needs a "path" that begins with a slash')
  const filled = fillIn({ ...request, path, method: method.toUpperCase() }, input)
  return withHeaders(connection, { ...filled, headers: lowerCased(filled.headers) })
}

/** What this app does when a universal action is meant. */
function ownRequest(action: ActionRecord, { app }: ConnectionRecord): Record<string, unknown> | undefined {
  if (action.data.integrationId ?? action.data.connectionId) return undefined
  const found = operationFor(action, app)
  return found && { method: found.method, path: found.path }
}

const cannotRun = ({ data }: ActionRecord, why: string): Problem =>
  new Problem(400, {
    type: 'configuration',
    message: `Action '${data.key || data.id}' cannot be run: ${why}`,
    data: { actionId: data.id },
  })

/** The credentials are invented: what was entered at a connect never leaves the sandbox. */
export function withHeaders({ data }: ConnectionRecord, request: VendorRequest): VendorRequest {
  const { headers, body } = request
  return {
    ...request,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
      authorization: `Bearer sandbox-access-${data.id}`,
    },
  }
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

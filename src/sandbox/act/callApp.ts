import type { ErrorData } from '../../api/problem.js'
import { changeConnection } from '../changeConnection.js'
import { wait } from '../clock.js'
import { lose } from '../credentials.js'
import { isoNow, type Engine } from '../engine.js'
import type { Fault } from '../faults.js'
import { connectionProblem, Problem } from '../problem.js'
import type { ConnectionRecord } from '../records.js'
import { answer } from '../vendors/answer.js'
import { collectionsOf } from '../vendors/collectionsOf.js'
import { createVendorStore } from '../vendors/vendorStore.js'
import type { VendorRequest, VendorResponse } from '../vendors/VendorApi.js'
import type { RunRecord } from './runTable.js'
import { disconnected, requireUsable } from './usable.js'

/** A run that is waited for ends after this (membrane-api 4). */
const LONGEST_RUN_MS = 50_000

/**
 * Sends a request to the app of a connection and answers the body of its answer.
 *
 * @throws {Problem} when the app refuses, is not reached or takes too long, and when the connection was lost, or
 * removed, meanwhile.
 */
export async function callApp(
  engine: Engine,
  connection: ConnectionRecord,
  request: VendorRequest,
  run: RunRecord,
): Promise<unknown> {
  const { app } = connection
  const where = { connectionId: connection.data.id, connectorKey: app.key }
  run.request = { ...request, url: urlOf(connection, request) }
  const fault = engine.faults.strike(request.method, request.path, app.key)
  const response = fault?.drop ? undefined : respond(engine, connection, request, fault)
  const delayMs = (fault?.delayMs ?? 0) + (fault?.slowBodyMs ?? 0)
  if (delayMs > 0) await wait(engine.clock, Math.min(delayMs, LONGEST_RUN_MS))
  if (delayMs >= LONGEST_RUN_MS)
    throw new Problem(400, {
      type: 'action_run',
      message: `${app.name} did not answer within ${LONGEST_RUN_MS / 1_000} s`,
      data: where,
    })
  if (!response) throw connectionProblem(undefined, `${app.name} could not be reached`, where)
  run.response = response
  requireUsable(connection)
  if (response.status === 401) {
    lose(engine, connection)
    throw disconnected(connection)
  }
  if (response.status >= 400) throw refused(connection, response)
  changeConnection(engine, connection, { lastActiveAt: isoNow(engine) })
  return response.body
}

function respond(
  engine: Engine,
  connection: ConnectionRecord,
  request: VendorRequest,
  fault: Fault | undefined,
): VendorResponse {
  const headers = Object.fromEntries(
    Object.entries(fault?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  if (fault?.status !== undefined) {
    const body = fault.body ?? { error: { code: `status_${fault.status}`, message: messageOf(fault.status) } }
    return { status: fault.status, headers: { 'content-type': 'application/json', ...headers }, body }
  }
  const { id, name } = connection.data
  const { vendors } = engine.world
  const now = () => engine.clock.now()
  const store = vendors.get(id) ?? createVendorStore(now)
  vendors.set(id, store)
  const response = answer({ name, collections: collectionsOf(connection.app), store, now }, request)
  if (fault?.malformed)
    return {
      ...response,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><title>Oops</title>',
    }
  return { ...response, headers: { ...response.headers, ...headers } }
}

/** What the app said is passed on: its status, its body, and after a 429 when to come back. */
function refused({ data, app }: ConnectionRecord, { status, headers, body }: VendorResponse): Problem {
  const inner: unknown = Object(Object(body).error).message
  const error: ErrorData = {
    type: 'connection',
    ...(status === 429 ? { key: 'rate_limit_exceeded' } : {}),
    message: `${app.name} answered ${status}${typeof inner === 'string' ? `: ${inner}` : ''}`,
    data: { connectionId: data.id, connectorKey: app.key, status, response: body },
  }
  const retryAfter = headers['retry-after']
  return new Problem(status === 429 ? 429 : 400, error, retryAfter ? { 'retry-after': retryAfter } : {})
}

const messageOf = (status: number): string =>
  status === 429
    ? 'Too many requests'
    : status === 401
      ? 'Token expired'
      : status >= 500
        ? 'We are down'
        : 'Refused'

function urlOf({ app }: ConnectionRecord, { path, query }: VendorRequest): string {
  const url = new URL(path, `https://api.${app.key}.example.test`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

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
import { disconnected, requireUsable } from './usable.js'

/** How long the app is waited for, and the type of the error after that. */
export interface Patience {
  readonly ms: number
  readonly type: 'action_run' | 'connection'
}

/**
 * What the app of a connection answers, be it a refusal.
 *
 * @throws {Problem} when the app is not reached or takes too long.
 */
export async function sendToApp(
  engine: Engine,
  connection: ConnectionRecord,
  request: VendorRequest,
  patience: Patience,
): Promise<VendorResponse> {
  const { app, data } = connection
  const where = { connectionId: data.id, connectorKey: app.key }
  const fault = engine.faults.strike(request.method, request.path, app.key)
  const response = fault?.drop ? undefined : respond(engine, connection, request, fault)
  const delayMs = (fault?.delayMs ?? 0) + (fault?.slowBodyMs ?? 0)
  if (delayMs > 0) await wait(engine.clock, Math.min(delayMs, patience.ms))
  if (delayMs >= patience.ms)
    throw new Problem(400, {
      type: patience.type,
      message: `${app.name} did not answer within ${patience.ms / 1_000} s`,
      data: where,
    })
  if (!response) throw connectionProblem(undefined, `${app.name} could not be reached`, where)
  return response
}

/**
 * Takes note of what an answer says of its connection: that it is in use, or that its credentials are refused.
 *
 * @throws {Problem} when they are, and when the connection was lost, or removed, meanwhile.
 */
export function accept(engine: Engine, connection: ConnectionRecord, { status }: VendorResponse): void {
  requireUsable(connection)
  if (status === 401) {
    lose(engine, connection)
    throw disconnected(connection)
  }
  if (status < 400) changeConnection(engine, connection, { lastActiveAt: isoNow(engine) })
}

function respond(
  engine: Engine,
  { app, data }: ConnectionRecord,
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
  const { vendors } = engine.world
  const now = () => engine.clock.now()
  const store = vendors.get(data.id) ?? createVendorStore(now)
  vendors.set(data.id, store)
  const response = answer({ name: data.name, collections: collectionsOf(app), store, now }, request)
  if (fault?.malformed)
    return {
      ...response,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><title>Oops</title>',
    }
  return { ...response, headers: { ...response.headers, ...headers } }
}

const messageOf = (status: number): string =>
  status === 429
    ? 'Too many requests'
    : status === 401
      ? 'Token expired'
      : status >= 500
        ? 'We are down'
        : 'Refused'

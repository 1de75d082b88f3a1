'use client'
import type { MembraneClient } from '@membranehq/sdk'
import { MembraneError } from '../../core/errors.js'
import { isConnection } from './changes.js'
import { clientFor, otherTenantError } from './client.js'
import type { ConnectGate, ConnectResult } from './gate.js'

/** A property that was read, or the arguments of a call. */
export type Step = string | readonly unknown[]

/** What the facade remembers: whose it is, and the real client once there is one. */
export interface FacadeMemory {
  scopeKey?: string | undefined
  client?: MembraneClient
}

/** Does on the real client what was asked of the facade. */
export async function replay(
  gate: ConnectGate,
  memory: FacadeMemory,
  path: readonly Step[],
): Promise<unknown> {
  const method = path.at(-2)
  const [options] = argumentsOf(path)
  if (path[0] === 'ui' && method === 'connect')
    return outcome(await gate.open(isObject(options) ? options : {}))
  if (path[0] === 'ui' || isWindow(method)) {
    const target = isObject(options) ? options : { open: JSON.stringify(path) }
    return outcome(await gate.open(target, async () => walk(await own(gate, memory), path)))
  }
  const answer = await walk(await own(gate, memory), path)
  if (isPopup(method)) {
    const { tell } = gate.host()
    tell(isConnection(answer) ? { kind: 'upsert', connection: answer } : { kind: 'stale' }).catch(
      () => undefined,
    )
  }
  return answer
}

/** These show the SDK's overlay too; it has one per page. */
const isWindow = (method: unknown) => typeof method === 'string' && /^(open|embed)[A-Z]|^open$/.test(method)
const isPopup = (method: unknown) =>
  method === 'connect' || method === 'reconnect' || method === 'createConnection'

async function own(gate: ConnectGate, memory: FacadeMemory): Promise<MembraneClient> {
  const { client, scope } = await clientFor(gate.host)
  if ((memory.scopeKey ??= scope.key) !== scope.key) throw otherTenantError()
  return (memory.client = client)
}

function outcome(result: ConnectResult) {
  if (result.kind === 'failed') throw result.error
  return result.kind === 'connected' ? result.connection : null
}

function walk(client: MembraneClient, path: readonly Step[]): unknown {
  let holder: unknown
  let value: unknown = client
  const name: string[] = ['membrane']
  for (const step of path) {
    if (typeof step === 'string') {
      holder = value
      name.push(step)
      value = isObject(holder) ? Reflect.get(holder, step, holder) : undefined
    } else if (typeof value === 'function') value = Reflect.apply(value, holder, step)
    else {
      throw new MembraneError(
        'invalid-option',
        `${name.join('.')} is not a method of this version of @membranehq/sdk. Check its name, or update the SDK.`,
      )
    }
  }
  return value
}

const argumentsOf = (path: readonly Step[]): readonly unknown[] => {
  const last = path.at(-1)
  return typeof last === 'object' ? last : []
}
const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

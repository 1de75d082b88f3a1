'use client'
import type { MembraneClient } from '@membranehq/sdk'
import { MembraneError } from '../../core/errors.js'
import { tell } from '../tell.js'
import { changeTo } from './changes.js'
import { clientFor, otherTenantError } from './client.js'
import type { ConnectGate, ConnectResult } from './gate.js'
import { openScreen } from './open.js'

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
  if (!gate.present()) throw otherTenantError()
  const { scope } = await gate.host().session.grant()
  if ((memory.scopeKey ??= scope.key) !== scope.key) throw otherTenantError()

  const method = path.at(-2)
  const target = firstArgument(path)
  const isScreen = path[0] === 'ui' && (method === 'connect' || method === 'connection')
  // With a seam of the provider's own, both screens go through it.
  if (isScreen && (method === 'connect' || gate.host().openConnect))
    return outcome(await openScreen(gate, target))

  const { client } = await clientFor(gate)
  memory.client = client
  if (path[0] === 'ui' || isWindow(method)) {
    const show = async () => walk(client, path)
    return outcome(await openScreen(gate, target, show, JSON.stringify(path)))
  }
  const answer = await walk(client, path)
  if (isPopup(method)) void tell(gate.host(), changeTo(answer))
  return answer
}

/** These show the SDK's overlay too; it has one per page. */
const isWindow = (method: unknown) => typeof method === 'string' && /^(open|embed)[A-Z]|^open$/.test(method)
const isPopup = (method: unknown) =>
  method === 'connect' || method === 'reconnect' || method === 'createConnection'

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

const firstArgument = (path: readonly Step[]): object => {
  const last = path.at(-1)
  const first: unknown = typeof last === 'object' ? last[0] : undefined
  return isObject(first) ? first : {}
}
const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

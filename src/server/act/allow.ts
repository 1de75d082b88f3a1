import type { ActRequest } from '../../api/act.js'
import { MembraneError } from '../../core/errors.js'
import { Refusal } from '../refusal.js'
import type { TenantIdentity } from '../sign.js'

/**
 * What the browser may have run: keys and ids of actions; or a function that is asked for each request, and allows it
 * by answering `true`.
 */
export type AllowedActions =
  readonly string[] | ((request: ActRequest, tenant: TenantIdentity) => boolean | Promise<boolean>)

/** Which requests with code or calls of the browser's own making are let through. */
export type AllowInline = boolean | readonly ('api' | 'code')[]

/** @throws {MembraneError} `invalid-option` when `actions` is neither a list of texts nor a function. */
export function requireActions(actions: unknown): void {
  const isList =
    Array.isArray(actions) && actions.every((action) => typeof action === 'string' && action !== '')
  if (isList || typeof actions === 'function') return
  throw new MembraneError(
    'invalid-option',
    "createActRoute needs actions: the keys or ids of the actions that a browser may have run. Write createActRoute({ tenant, actions: ['create-lead'] }).",
  )
}

/** @throws {Refusal} 403 for what is not allowed, 500 when the host's function fails. */
export async function assertAllowed(
  request: ActRequest,
  tenant: TenantIdentity,
  actions: AllowedActions,
  allowInline: AllowInline,
): Promise<void> {
  const inline = request.api ? 'api' : request.code !== undefined ? 'code' : undefined
  if (inline && allowInline !== true && !(Array.isArray(allowInline) && allowInline.includes(inline))) {
    throw new Refusal(
      403,
      'forbidden',
      `This address runs no "${inline}" of the browser's own making. Make it an action and send its key, or allow it with allowInline.`,
    )
  }
  if (typeof actions !== 'function') {
    const name = request.key ?? request.id
    if (name === undefined || actions.includes(name)) return
  } else if ((await ask(actions, request, tenant)) === true) return
  throw new Refusal(
    403,
    'forbidden',
    'This action may not be run from here. If it should be, add it to the actions of createActRoute.',
  )
}

async function ask(
  actions: Extract<AllowedActions, (...args: never[]) => unknown>,
  request: ActRequest,
  tenant: TenantIdentity,
): Promise<unknown> {
  try {
    return await actions(request, tenant)
  } catch (cause) {
    throw new Refusal(500, 'server-error', 'createActRoute: actions(request, tenant) failed.', { cause })
  }
}

import type { Action, ActionQuery } from '../../api/action.js'
import type { Page } from '../../api/page.js'
import { toAction } from '../actionBorder.js'
import { MembraneError } from '../errors.js'
import { segment } from '../selector.js'
import type { CallOptions, Send } from '../transport.js'
import { readPage } from './page.js'

/** Which action is meant: by id or key; and whose, where several have one key. */
export interface ActionSelector {
  id?: string
  key?: string
  integrationId?: string
  integrationKey?: string
  connectionId?: string
  connectionKey?: string
  layer?: 'universal' | 'integration' | 'connection'
}

/** One page of actions. */
export function listActions(
  send: Send,
  query: ActionQuery = {},
  options?: CallOptions,
): Promise<Page<Action>> {
  return readPage(send, '/actions', { ...query }, toAction, options)
}

/** @throws {MembraneError} `invalid-option` when the selector names none. */
export async function getAction(
  send: Send,
  { id, key, ...where }: ActionSelector,
  options?: CallOptions,
): Promise<Action> {
  const selector = id || key
  if (!selector) throw new MembraneError('invalid-option', 'Say which action: give its id or its key.')
  return toAction(await send('GET', `/actions${segment(selector)}`, { ...options, query: where }))
}

import type { ActionRun, ActionRunDetails, ActionRunQuery } from '../../api/action-run.js'
import type { Page } from '../../api/page.js'
import { toActionRun, toRunDetails } from '../actionBorder.js'
import { segment } from '../selector.js'
import type { CallOptions, Send } from '../transport.js'
import { readPage } from './page.js'

const path = (id: string) => `/action-run-logs${segment(id)}`

/** One page of runs, the newest first. */
export function listActionRuns(
  send: Send,
  query: ActionRunQuery = {},
  options?: CallOptions,
): Promise<Page<ActionRun>> {
  return readPage(send, '/action-run-logs', { ...query }, toActionRun, options)
}

export async function getActionRun(send: Send, id: string, options?: CallOptions): Promise<ActionRun> {
  return toActionRun(await send('GET', path(id), options))
}

/** What went to the app and came back. Credentials can be in it: redact it before a person sees it. */
export async function getActionRunDetails(
  send: Send,
  id: string,
  options?: CallOptions,
): Promise<ActionRunDetails> {
  return toRunDetails(await send('GET', `${path(id)}/details`, options))
}

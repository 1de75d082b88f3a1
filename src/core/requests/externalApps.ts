import type { ExternalApp, ExternalAppQuery } from '../../api/external-app.js'
import type { Page } from '../../api/page.js'
import { toExternalApp } from '../border.js'
import type { CallOptions, Send } from '../transport.js'
import { readPage } from './page.js'

/** One page of the vendors in Membrane's catalogue. */
export function listExternalApps(
  send: Send,
  query: ExternalAppQuery = {},
  options?: CallOptions,
): Promise<Page<ExternalApp>> {
  return readPage(send, '/external-apps', { ...query }, toExternalApp, options)
}

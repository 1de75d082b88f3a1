import type { Integration, IntegrationQuery } from '../../api/integration.js'
import type { Page } from '../../api/page.js'
import { toIntegration } from '../border.js'
import type { CallOptions, Send } from '../transport.js'
import { readPage } from './page.js'

/** One page of what can be connected. */
export function listIntegrations(
  send: Send,
  { connectors, externalApps, websearch, ...query }: IntegrationQuery = {},
  options?: CallOptions,
): Promise<Page<Integration>> {
  const digits = {
    connectors: digit(connectors),
    externalApps: digit(externalApps),
    websearch: digit(websearch),
  }
  return readPage(send, '/integrations', { ...query, ...digits }, toIntegration, options)
}

/** These three parameters are numbers in the API. */
function digit(flag: boolean | undefined): number | undefined {
  return flag === undefined ? undefined : Number(flag)
}

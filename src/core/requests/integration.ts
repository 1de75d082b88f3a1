import type { Integration } from '../../api/integration.js'
import { toIntegration } from '../border.js'
import { segment } from '../selector.js'
import type { CallOptions, Send } from '../transport.js'

export async function getIntegration(
  send: Send,
  selector: string,
  options?: CallOptions,
): Promise<Integration> {
  return toIntegration(await send('GET', `/integrations${segment(selector)}`, options))
}

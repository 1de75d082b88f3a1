'use client'
import type { MembraneClient } from '@membranehq/sdk'
import type { Fetch } from '../../api/fetch.js'

export type SdkRequestOptions = NonNullable<Parameters<MembraneClient['get']>[2]>

/**
 * Lets the SDK's axios send by a `Fetch`: its own fetch adapter, with ours in place of the global one.
 *
 * Given to each request of one client instead of set on the SDK's shared axios instance, so that no other
 * client on the page is touched and there is nothing to undo.
 */
export function sendBy(fetch: Fetch | undefined): SdkRequestOptions {
  if (!fetch) return {}
  const send: typeof globalThis.fetch = (input, init) =>
    fetch(input instanceof Request && !init ? input : new Request(input, init))
  return { adapter: 'fetch', env: { fetch: send } }
}

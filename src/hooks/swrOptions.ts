'use client'
import type { SWRConfiguration } from 'swr'
import type { MembraneError } from '../core/errors.js'
import { isOnline, isVisible } from './browser.js'

/**
 * Every option of SWR that has an effect beside the others. Each is set, so that a host's `SWRConfig` (`suspense`, `fetcher`,
 * `refreshInterval`, `use`, …) does not reach our hooks; and as they are passed to each hook, ours do not
 * reach the host's.
 */
export function swrOptions<Data>(): SWRConfiguration<Data, MembraneError> {
  const options: SWRConfiguration<Data, MembraneError> = {
    suspense: false,
    keepPreviousData: false,
    strictServerPrefetchWarning: false,
    revalidateIfStale: true,
    revalidateOnFocus: true,
    revalidateOnReconnect: true,
    focusThrottleInterval: 5_000,
    dedupingInterval: 2_000,
    loadingTimeout: 0,
    refreshInterval: 0,
    isVisible,
    isOnline,
    isPaused: () => false,
    // Data is shared piece by piece where it comes in: a comparison would only do it again.
    compare: Object.is,
    // SWR tries again only while the very hook that asked still shows it (see `retries.ts`).
    shouldRetryOnError: false,
    onError: () => undefined,
    onSuccess: () => undefined,
    onDiscarded: () => undefined,
  }
  // SWR joins these with the host's unless they are there and undefined, which its types do not allow.
  for (const name of ['use', 'fallback', 'revalidateOnMount', 'cacheData']) {
    Reflect.set(options, name, undefined)
  }
  return options
}

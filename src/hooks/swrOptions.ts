'use client'
import type { SWRConfiguration } from 'swr'
import { isMembraneError, type MembraneError, type MembraneErrorCode } from '../core/errors.js'
import { isOnline, isVisible } from './browser.js'

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000
/** Whoever is asked to wait longer waits until somebody looks again. */
const LONGEST_WAIT_MS = 600_000
const RETRIES = 8

/** What may be over in a moment. The rest stays as it is until somebody does something. */
const PASSING: ReadonlySet<MembraneErrorCode> = new Set([
  'network',
  'timeout',
  'rate-limited',
  'server-error',
  'bad-response',
  'token-unavailable',
])

/**
 * Every option of SWR that has an effect beside the others. Each is set, so that a host's `SWRConfig` (`suspense`, `fetcher`,
 * `refreshInterval`, `use`, …) does not reach our hooks; and as they are passed to each hook, ours do not
 * reach the host's.
 */
export function swrOptions<Data>(
  onError: (error: MembraneError, entry: string) => void,
): SWRConfiguration<Data, MembraneError> {
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
    shouldRetryOnError: (error) => isMembraneError(error) && PASSING.has(error.code),
    onErrorRetry(error, _key, _config, revalidate, { retryCount, dedupe }) {
      const growing = Math.min(FIRST_RETRY_MS * 2 ** (retryCount - 1), LONGEST_RETRY_MS)
      const delayMs = Math.max(growing * (0.75 + Math.random() / 2), error.retryAfterMs ?? 0)
      if (retryCount > RETRIES || delayMs > LONGEST_WAIT_MS) return
      // Focus and the network's return ask again by themselves.
      setTimeout(() => isVisible() && isOnline() && void revalidate({ retryCount, dedupe }), delayMs)
    },
    onError,
    onSuccess: () => undefined,
    onDiscarded: () => undefined,
  }
  // SWR joins these with the host's unless they are there and undefined, which its types do not allow.
  for (const name of ['use', 'fallback', 'revalidateOnMount', 'cacheData']) {
    Reflect.set(options, name, undefined)
  }
  return options
}

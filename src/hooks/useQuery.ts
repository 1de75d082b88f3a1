'use client'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import useSWR, { unstable_serialize } from 'swr'
import {
  abortedError,
  isAborted,
  isMembraneError,
  signedOutError,
  type MembraneError,
} from '../core/errors.js'
import type { MembraneKey } from '../core/keys.js'
import type { Scope } from '../core/scope.js'
import type { CallOptions } from '../core/transport.js'
import type { MembraneContextValue } from './context.js'
import { useHostCache, type HostCache } from './hosts.js'
import type { Shown } from './overlays.js'
import type { ReadResult } from './results.js'
import { swrOptions } from './swrOptions.js'
import { useLatest } from './useLatest.js'

export interface Query<Data> {
  /** What is asked for; `null` for nothing. */
  key: ((scope: Scope) => MembraneKey) | null
  /** Asks. `known` is what is shown meanwhile: what stays as it was should stay the same object. */
  read: (call: CallOptions, known: Data | undefined, scope: Scope, entry: string) => Promise<Data>
  /** Shown before the first answer: what a server read. The same object at every render. */
  fallback?: Data | undefined
  /** Shows a change that is not certain yet. */
  change?: ((data: Data, change: Shown) => Data) | undefined
}

/** What every reading hook builds its answer from. */
export interface QueryState<Data> {
  /** The host's cache, and our entry in it. */
  host: HostCache
  entry: string
  /** What the entry is under; `null` while nothing is asked for. */
  key: MembraneKey | null
  data: Data | undefined
  state: ReadResult
}

/** Until no answer is asked for again, where the code that says when cannot be fetched either. */
const PATIENCE_MS = 5_000
const NO_CHANGES: readonly Shown[] = []
const SIGNED_OUT = signedOutError()

/** Our one use of SWR: a key, a request, and the options that everything else relies on. */
export function useQuery<Data>(context: MembraneContextValue, query: Query<Data>): QueryState<Data> {
  const { session, source, scope, signedOut, live, needLive, whenLive, hosts, report, begin, ahead } = context
  const { key: toKey, read, fallback, change } = query
  const host = useHostCache(hosts)
  const { cache, mutate } = host
  const key = scope && toKey ? toKey(scope) : null
  if (toKey) begin()
  // Whose data it is, the first token says. Then the key is another, and this one is left.
  const asks = toKey && (key ?? (['membrane', source, 'grant'] as const))
  const entry = unstable_serialize(asks)

  function ask(scope: Scope, entry: string): Promise<Data> {
    const known: Data | undefined = cache.get(entry)?.data ?? fallback
    const run = (signal?: AbortSignal) => read({ scope: scope.key, signal }, known, scope, entry)
    return live()?.flights.run(entry, run) ?? run()
  }

  async function fetcher(wanted: NonNullable<typeof asks>): Promise<Data | undefined> {
    try {
      // SWR asks in the next frame, when the hook may show something else: its answer is not to be kept as this.
      if (unstable_serialize(wanted) !== entry) throw abortedError()
      if (!scope || !key) return void (await session.grant())
      return await (ahead.get<Data>(entry) ?? ask(scope, entry))
    } catch (error) {
      if (isMembraneError(error)) failed(wanted, error)
      throw error
    }
  }

  /** Says so, and asks again when it may be over, for whoever shows it by then. */
  function failed(wanted: NonNullable<typeof asks>, error: MembraneError): void {
    const own = unstable_serialize(wanted)
    const last: unknown = cache.get(own)?.error
    const before = isMembraneError(last) ? last : undefined
    // Tried again, it failed as before: that is no news.
    if (before?.code !== error.code) report(error)
    const again = () => {
      const state = cache.get(own)
      // SWR rejects where the cache is gone with the app.
      if (state?.error === error && !state.isValidating) mutate(wanted).catch(() => undefined)
    }
    needLive().then(
      (live) => live.tryLater(error, before, again),
      // A server that did answer is left alone: the code may be gone for good, with a new deployment.
      () => /^(network|aborted)$/.test(error.code) && setTimeout(again, PATIENCE_MS),
    )
  }

  // When the first token says whose data it is, not only when all of the page has been made anew for them.
  const askAhead = useLatest(() => {
    const next = session.scope()
    if (!next || !toKey) return
    const entry = unstable_serialize(toKey(next))
    if (!cache.get(entry)) ahead.begin(entry, () => ask(next, entry))
  })
  useEffect(() => {
    if (scope) return
    const stop = session.subscribe(askAhead)
    return () => {
      stop()
      // SWR has asked by now: it does so before the effects of the same commit.
      ahead.clear()
    }
  }, [session, ahead, scope, askAhead])

  const options = useMemo(() => swrOptions<Data | undefined>(), [])
  const asked = useSWR<Data | undefined, MembraneError>(asks, fetcher, {
    ...options,
    fallbackData: key ? fallback : undefined,
  })

  const hook = useRef(null)
  useEffect(() => whenLive(({ flights }) => flights.watch(entry, hook)), [whenLive, entry])

  const changes = useSyncExternalStore(
    useCallback((listener) => whenLive(({ overlays }) => overlays.subscribe(listener)), [whenLive]),
    () => live()?.overlays.of(scope?.key) ?? NO_CHANGES,
    () => NO_CHANGES,
  )
  const known = key && !signedOut ? asked.data : undefined
  const data = useMemo(
    () => (known !== undefined && change ? changes.reduce(change, known) : known),
    [known, changes, change],
  )
  const error = signedOut ? SIGNED_OUT : isAborted(asked.error) ? undefined : asked.error
  const loading = toKey !== null && data === undefined && !error
  const { mutate: again } = asked
  const refresh = useCallback(async () => void (await again()), [again])
  return {
    host,
    entry,
    key,
    data,
    state: { loading, refreshing: asked.isValidating && !loading, error, refresh },
  }
}

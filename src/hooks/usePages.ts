'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { unstable_serialize, useSWRConfig } from 'swr'
import { isMembraneError, type MembraneError } from '../core/errors.js'
import type { Scope } from '../core/scope.js'
import type { CallOptions } from '../core/transport.js'
import type { MembraneContextValue } from './context.js'
import { loadLiveChunk } from './liveChunk.js'
import { flatten, nextCursor, type Listed, type LoadedPage, type Pages } from './pages.js'
import { useLatest } from './useLatest.js'
import type { ListResult } from './results.js'
import { useQuery, type Query } from './useQuery.js'

export interface PagedQuery<Item> extends Pick<Query<Pages<Item>>, 'key' | 'fallback' | 'change'> {
  readPage: (cursor: string | undefined, call: CallOptions, scope: Scope) => Promise<LoadedPage<Item>>
}

export interface PagedState<Item> {
  /** `undefined` until the first page is there. */
  items: readonly Item[] | undefined
  state: Omit<ListResult<Item>, 'items'>
}

/** A screen seldom shows more. */
const PAGES_AT_ONCE = 4

interface More {
  entry: string
  loading: boolean
  error?: MembraneError
}

/**
 * A list that comes in pages, as one entry of the cache.
 *
 * Asked again (focus, `refresh`), it asks for the first page and for those on the screen; the others stay.
 * That is why it is not `useSWRInfinite`, whose entries also neither heed nor escape what a host does with
 * SWR's `mutate` and middleware.
 */
export function usePages<Item extends Listed>(
  context: MembraneContextValue,
  { key: toKey, readPage, fallback, change }: PagedQuery<Item>,
): PagedState<Item> {
  const { cache, mutate } = useSWRConfig()
  const { scope, flights, report } = context
  const entry = unstable_serialize(scope && toKey ? toKey(scope) : null)
  const { data, key, state } = useQuery<Pages<Item>>(context, {
    key: toKey,
    fallback,
    change,
    async read(call, known = [], scope) {
      if (!known.length) return [await readPage(undefined, call, scope)]
      const { pagesOf, replacePage } = await loadLiveChunk()
      const onScreen = flights.shown(entry).flatMap((range) => pagesOf(known, range))
      const wanted = [0, ...new Set(onScreen)].slice(0, PAGES_AT_ONCE)
      const fresh = await Promise.all(
        wanted.map(async (index) => ({ index, page: await readPage(known[index - 1]?.cursor, call, scope) })),
      )
      // From the end: what is found to be gone in front takes what is behind with it.
      return fresh.reduceRight((pages, { index, page }) => replacePage(pages, index, page), known)
    },
  })
  const [more, setMore] = useState<More>({ entry: '', loading: false })

  async function loadMore(): Promise<void> {
    const known = (): Pages<Item> => cache.get(entry)?.data ?? fallback ?? []
    const cursor = nextCursor(known())
    if (!key || !scope || cursor === undefined) return
    setMore({ entry, loading: true })
    try {
      await flights.once(`${entry} ${cursor}`, async () => {
        const [page, { append }] = await Promise.all([
          readPage(cursor, { scope: scope.key }, scope),
          loadLiveChunk(),
        ])
        const revalidate = cache.get(entry)?.isValidating === true
        await mutate(key, append(known(), cursor, page), { revalidate })
      })
      setMore({ entry, loading: false })
    } catch (error) {
      if (!isMembraneError(error)) throw error
      const shown = error.code !== 'aborted'
      if (shown) report(error)
      setMore({ entry, loading: false, ...(shown && { error }) })
    }
  }

  const hide = useRef<() => void>(undefined)
  useEffect(() => () => hide.current?.(), [entry])
  const mine = more.entry === entry
  return {
    items: useMemo(() => data && flatten(data), [data]),
    state: {
      ...state,
      hasMore: data !== undefined && nextCursor(data) !== undefined,
      loadMore: useLatest(loadMore),
      loadingMore: mine && more.loading,
      loadMoreError: mine ? more.error : undefined,
      onScreen: useLatest((first: number, last: number) => {
        hide.current?.()
        hide.current = flights.show(entry, [first, last])
      }),
    },
  }
}

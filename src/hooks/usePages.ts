'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { isAborted, isMembraneError, type MembraneError } from '../core/errors.js'
import type { Listed } from '../core/identity.js'
import type { Scope } from '../core/scope.js'
import type { CallOptions } from '../core/transport.js'
import type { MembraneContextValue } from './context.js'
import { flatten, nextCursor, type LoadedPage, type Pages } from './pages.js'
import { useLatest } from './useLatest.js'
import type { ListResult } from './results.js'
import { useQuery, type Query, type QueryState } from './useQuery.js'

export interface PagedQuery<Item> extends Pick<Query<Pages<Item>>, 'key' | 'fallback' | 'change'> {
  readPage: (cursor: string | undefined, call: CallOptions, scope: Scope) => Promise<LoadedPage<Item>>
}

export interface PagedState<Item> extends Pick<QueryState<unknown>, 'host'> {
  /** `undefined` until the first page is there. */
  items: readonly Item[] | undefined
  state: Omit<ListResult<Item>, 'items'>
}

interface More {
  entry: string
  loading: boolean
  error?: MembraneError | undefined
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
  const { scope, whenLive, needLive, report } = context
  const { host, entry, key, data, state } = useQuery<Pages<Item>>(context, {
    key: toKey,
    fallback,
    change,
    async read(call, known, scope, entry) {
      const read = (cursor?: string) => readPage(cursor, call, scope)
      return known?.length ? (await needLive()).readAgain(entry, known, read) : [await read()]
    },
  })
  const [more, setMore] = useState<More>({ entry: '', loading: false })

  const hasMore = data !== undefined && nextCursor(data) !== undefined

  async function loadMore(): Promise<void> {
    if (!key || !scope || !hasMore) return
    setMore({ entry, loading: true })
    let failure: MembraneError | undefined
    try {
      const { readNext } = await needLive()
      await readNext(host, key, fallback ?? [], (cursor) => readPage(cursor, { scope: scope.key }, scope))
    } catch (error) {
      if (!isMembraneError(error)) throw error
      report(error)
      if (!isAborted(error)) failure = error
    }
    setMore({ entry, loading: false, error: failure })
  }

  const hide = useRef<() => void>(undefined)
  useEffect(() => () => hide.current?.(), [entry])
  const mine = more.entry === entry
  return {
    host,
    items: useMemo(() => data && flatten(data), [data]),
    state: {
      ...state,
      hasMore,
      loadMore: useLatest(loadMore),
      loadingMore: mine && more.loading,
      loadMoreError: mine ? more.error : undefined,
      onScreen: useLatest((first: number, last: number) => {
        hide.current?.()
        hide.current = whenLive(({ flights }) => flights.show(entry, [first, last]))
      }),
    },
  }
}

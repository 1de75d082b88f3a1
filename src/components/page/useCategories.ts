'use client'

import { useEffect, useMemo } from 'react'
import type { Integration } from '../../api/integration.js'
import { useExternalApps } from '../../hooks/useExternalApps.js'
import { useEarlySpeech } from '../speech.js'
import type { CategoriesOption } from '../model/criteria.js'
import { categoriesOf } from '../model/criteria.js'
import { byNameIn } from '../model/rows.js'

const MAX_PAGES = 10

export interface Categories {
  /** In the alphabetical order of the words' language; none unless every app can be placed. */
  all: readonly string[]
  of: (item: Integration) => readonly string[] | undefined
}

const NONE: readonly string[] = []

/**
 * The categories of the apps: the host's, or those of Membrane's external apps, which are asked for once the
 * page has its first data. While one app cannot be placed there are none: a filter would hide it.
 */
export function useCategories(
  items: readonly Integration[],
  option: CategoriesOption | undefined,
  loaded: boolean,
): Categories {
  const { locale } = useEarlySpeech().labels
  const anyApp = items.some((item) => item.externalAppId)
  const apps = useExternalApps({ limit: 1000 }, { enabled: loaded && !option && anyApp })
  const byApp = useMemo(
    () =>
      new Map(
        apps.items.flatMap((app) => (app.categories?.length ? [[app.id, app.categories] as const] : [])),
      ),
    [apps.items],
  )
  const of = useMemo(() => (item: Integration) => categoriesOf(option, item, byApp), [option, byApp])
  const missing = useMemo(() => items.some((item) => !of(item)?.length), [items, of])

  const { hasMore, loadingMore, loadMore, loadMoreError } = apps
  const canAsk = missing && hasMore && !loadingMore && !loadMoreError && apps.items.length < MAX_PAGES * 1000
  useEffect(() => {
    if (canAsk && loaded && !option) void loadMore()
  }, [canAsk, loaded, option, loadMore])

  const all = useMemo(
    () =>
      missing || !items.length
        ? NONE
        : [...new Set(items.flatMap((item) => of(item) ?? NONE))].sort(byNameIn(locale)),
    [items, missing, of, locale],
  )
  return useMemo(() => ({ all, of }), [all, of])
}

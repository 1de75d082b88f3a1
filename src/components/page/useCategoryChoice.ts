'use client'

import { useEffect, useMemo, useState } from 'react'
import type { Integration } from '../../api/integration.js'
import { useLatest } from '../../hooks/useLatest.js'
import type { Categories } from './useCategories.js'

interface Paged {
  hasMore: boolean
  loadingMore: boolean
  loadMoreError?: Error | undefined
  loadMore: () => Promise<void>
}

/** The chosen category and its apps. Choosing one loads all that is left: a part of a category would be a lie. */
export function useCategoryChoice(items: readonly Integration[], categories: Categories, paged: Paged) {
  const [chosen, choose] = useState<string | null>(null)
  const category = chosen !== null && categories.all.includes(chosen) ? chosen : null
  // A choice that nobody sees any more is none.
  if (chosen !== category) choose(null)
  const shown = useMemo(
    () => (category === null ? items : items.filter((item) => categories.of(item)?.includes(category))),
    [items, category, categories],
  )
  const { hasMore, loadingMore, loadMoreError } = paged
  const more = useLatest(() => {
    if (!loadingMore) void paged.loadMore()
  })
  useEffect(() => {
    if (category !== null && hasMore && !loadMoreError) more()
  }, [category, hasMore, loadingMore, loadMoreError, more])
  return { category, items: shown, choose, more }
}

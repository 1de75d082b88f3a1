'use client'

import type { CategoryFilterProps } from '../CategoryFilter.js'
import type { FixAllProps } from '../FixAll.js'
import { createLate } from '../late.js'
import type { PageChangesProps } from './PageChanges.js'

/** What the page needs only after somebody did something: one download, before it is needed. */
export const loadExtras = () => import('./extras.js')

const changes = createLate<PageChangesProps>(() => loadExtras().then((module) => module.PageChanges))
const fixAll = createLate<FixAllProps>(() => loadExtras().then((module) => module.FixAll))

const categoryFilter = createLate<CategoryFilterProps>(() =>
  import('../CategoryFilter.js').then((module) => module.CategoryFilter),
)

/** Categories are known after the first data, and so is what shows them. */
export const LateCategoryFilter = categoryFilter.Part
export const LatePageChanges = changes.Part
export const LateFixAll = fixAll.Part

/** Fetches all of that. Rejects when it cannot be fetched. */
export async function prefetchExtras(): Promise<void> {
  for (const late of [changes, fixAll]) late.prefetch()
  await loadExtras()
}

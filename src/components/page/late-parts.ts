'use client'

import { createLate } from '../late.js'
import type { FixAllProps } from '../FixAll.js'
import type { UndoOfferProps } from './UndoOffer.js'
import type { PageDialogsProps } from './PageDialogs.js'

const load = () => import('./extras.js')

const dialogs = createLate<PageDialogsProps>(() => load().then((module) => module.PageDialogs))
const undo = createLate<UndoOfferProps>(() => load().then((module) => module.UndoOffer))
const fixAll = createLate<FixAllProps>(() => load().then((module) => module.FixAll))

/** What the page needs only after somebody did something: one download, before it is needed. */
export const LateDialogs = dialogs.Part
export const LateUndoOffer = undo.Part
export const LateFixAll = fixAll.Part

export function prefetchExtras() {
  for (const late of [dialogs, undo, fixAll]) late.prefetch()
}

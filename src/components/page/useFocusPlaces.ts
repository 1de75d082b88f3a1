'use client'

import type { RefObject } from 'react'
import { useRef } from 'react'
import { useLatest } from '../../hooks/useLatest.js'
import { focusSoon, headingOf } from './focus.js'

/** Where the focus goes after something was done. */
export function useFocusPlaces(root: RefObject<HTMLElement | null>) {
  const reveal = useRef<(connectionId: string) => void>(null)
  const rowButton = (connectionId: string, button = 'button') => {
    const marked = Array.from(root.current?.querySelectorAll<HTMLElement>('[data-connection-id]') ?? [])
    const row = marked.find((each) => each.dataset['connectionId'] === connectionId)
    if (!row) reveal.current?.(connectionId)
    return row?.querySelector<HTMLElement>(button) ?? null
  }
  const heading = useLatest(() => headingOf(root.current))
  return {
    /** Gets the way to draw a row that is far from the screen. */
    reveal,
    /** The menu of an account, or the page's heading where it has none. */
    menu: useLatest((connectionId: string) => rowButton(connectionId, '[aria-haspopup]') ?? heading()),
    row: useLatest((connectionId: string, from?: Element | null) =>
      focusSoon(
        () => rowButton(connectionId),
        () => headingOf(root.current, 'connected'),
        from,
      ),
    ),
    undo: useLatest(() =>
      focusSoon(() => root.current?.querySelector<HTMLElement>('.membrane-undo [data-action]'), heading),
    ),
  }
}

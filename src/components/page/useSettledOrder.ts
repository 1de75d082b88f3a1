'use client'

import type { RefObject } from 'react'
import { useEffect, useMemo, useState } from 'react'

const SETTLE_MS = 1_000

/** The order on the screen: as it was, without what is gone, with what is new at its right place. */
export function keepOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  const exists = new Set(wanted)
  const order = shown.filter((id) => exists.has(id))
  const known = new Set(order)
  wanted.forEach((id, index) => {
    if (known.has(id)) return
    const before = wanted.slice(0, index).findLast((other) => known.has(other))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
    known.add(id)
  })
  return order
}

const isBusy = (list: HTMLElement | null) =>
  list !== null && (list.contains(document.activeElement) || list.matches(':hover'))

/**
 * Lets things settle before they move: a change of order is shown a second after the last change, and not while
 * somebody points into the list or has the focus there.
 */
export function useSettledOrder<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  list: RefObject<HTMLElement | null>,
): readonly Item[] {
  const wanted = useMemo(() => items.map(idOf), [items, idOf])
  const [settled, setSettled] = useState(wanted)
  const order = useMemo(() => keepOrder(settled, wanted), [settled, wanted])
  // What is on the screen is what later changes are compared with.
  if (order.length !== settled.length || order.some((id, index) => id !== settled[index])) setSettled(order)
  const isMoved = order.some((id, index) => id !== wanted[index])

  useEffect(() => {
    if (!isMoved) return
    const settle = () => {
      if (!isBusy(list.current)) setSettled(wanted)
    }
    let timer = setTimeout(settle, SETTLE_MS)
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(settle, SETTLE_MS)
    }
    const { current } = list
    current?.addEventListener('pointerleave', later)
    current?.addEventListener('focusout', later)
    return () => {
      clearTimeout(timer)
      current?.removeEventListener('pointerleave', later)
      current?.removeEventListener('focusout', later)
    }
  }, [isMoved, wanted, list])

  return useMemo(() => {
    const byId = new Map(items.map((item) => [idOf(item), item]))
    return order.flatMap((id) => byId.get(id) ?? [])
  }, [items, idOf, order])
}

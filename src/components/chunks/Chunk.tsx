'use client'

import type { ReactElement } from 'react'
import { memo, startTransition, useEffect, useRef, useState } from 'react'
import { useEarlyEffect } from '../../hooks/useEarlyEffect.js'
import { useLatest } from '../../hooks/useLatest.js'
import type { Nearness } from './nearness.js'

/** A multiple of 1, 2, 3 and 4: every chunk but the last fills its lines, however many columns there are. */
export const CHUNK = 12

/** Renders one item, with what tells assistive technology where in the whole list it stands. */
export type RenderItem<Item> = (
  item: Item,
  position: { 'aria-setsize': number | undefined; 'aria-posinset': number | undefined },
) => ReactElement

export interface ChunkProps<Item> {
  items: readonly Item[]
  first: number
  total: number
  /** Drawn at once and always. */
  isShown: boolean
  /** Drawn before the first paint when the screen reaches so far. */
  isEarly: boolean
  stays: boolean
  /** What tells where the screen is: `undefined` until it is there, null where nothing does. */
  nearness: Nearness | null | undefined
  render: RenderItem<Item>
  onNear: (first: number, near: boolean) => void
}

/** Whether nothing changed but the array around the items. */
export function sameChunk<Props extends { items: readonly unknown[] }>(before: Props, after: Props): boolean {
  const { items: old, ...oldRest } = before
  const { items, ...rest } = after
  const others: Partial<Record<string, unknown>> = oldRest
  return (
    old.length === items.length &&
    old.every((item, index) => Object.is(item, items[index])) &&
    Object.entries(rest).every(([key, value]) => Object.is(value, others[key]))
  )
}

function ChunkOf<Item>(props: ChunkProps<Item>) {
  const { items, first, total, isShown, isEarly, stays, nearness, render, onNear } = props
  const element = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(isShown ? CHUNK : 0)
  const reached = useRef(drawn)
  const draw = useLatest((more: number) => {
    reached.current += more
    // Those that come later belong to it too.
    if (reached.current >= items.length) reached.current = CHUNK
    setDrawn(reached.current)
  })
  useEarlyEffect(() => {
    // To measure costs a layout of the page: what is shown anyway needs none.
    if (isShown) return
    const isOnScreen = () => (element.current?.getBoundingClientRect().top ?? 0) < window.innerHeight
    if (nearness === null || (isEarly && isOnScreen())) draw(CHUNK)
  }, [nearness, isShown, isEarly, draw])
  useEffect(() => {
    const { current } = element
    if (!current) return
    // Never before what somebody types.
    const come = (more: number) => {
      if (reached.current === CHUNK) return false
      startTransition(() => draw(more))
      return true
    }
    const go = () => {
      reached.current = 0
      startTransition(() => setDrawn(0))
    }
    return nearness?.watch(current, { come, go, stays })
  }, [nearness, stays, draw])
  useEffect(() => nearness?.drawn(), [nearness, drawn])
  const isNear = drawn > 0
  useEffect(() => {
    onNear(first, isNear)
    return () => onNear(first, false)
  }, [onNear, first, isNear, items])
  const isWhole = isShown || drawn === CHUNK
  return (
    <div
      ref={element}
      role="presentation"
      className="membrane-chunk"
      data-away={isWhole ? undefined : ''}
      data-count={items.length}
    >
      {items
        .slice(0, isWhole ? CHUNK : drawn)
        .map((item, index) => render(item, { 'aria-setsize': total, 'aria-posinset': first + index + 1 }))}
    </div>
  )
}

/** Up to twelve items of a list: drawn near the screen, a few at a time, and an empty box of the same height far from it. */
export const Chunk = memo(ChunkOf, sameChunk) as typeof ChunkOf

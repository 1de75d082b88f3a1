'use client'

import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { useEffect, useMemo, useState } from 'react'
import { useLatest } from '../hooks/useLatest.js'
import { Block, BLOCK } from './chunks/Block.js'
import type { RenderItem } from './chunks/Chunk.js'
import { CHUNK } from './chunks/Chunk.js'
import { loadNearness, nearnessAtHand } from './chunks/late-nearness.js'
import { cx } from './cx.js'

export type { RenderItem }

export interface ChunkedListProps<Item> extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  items: readonly Item[]
  /** Renders one item with a `key`. Must be stable: a new function renders everything anew. */
  render: RenderItem<Item>
  /** False while more items exist than are known. */
  complete?: boolean | undefined
  /** Other items are about to take the place of these: while it rests, everything else comes before drawing them. */
  resting?: boolean | undefined
  /** Hears which items are on the screen or near it, by their indexes. */
  onShow?: ((first: number, last: number) => void) | undefined
  children?: ReactNode
}

/**
 * One `<div role="list">` that may be very long. Up to 120 items are all drawn, those on the screen first. Of more, chunks
 * far from the screen are empty boxes of the height they had, except the first and the one that holds the focus. What
 * tells where the screen is arrives late: what is on it at first is drawn without.
 */
export function ChunkedList<Item>({
  items,
  render,
  complete = true,
  resting,
  onShow,
  className,
  ...props
}: ChunkedListProps<Item>) {
  const [watchers, setWatchers] = useState(nearnessAtHand)
  useEffect(() => {
    if (watchers === undefined) void loadNearness().then(setWatchers)
  }, [watchers])
  const { nearness, far } = watchers ?? { nearness: watchers, far: watchers }
  const [shown] = useState(() => new Set<number>())
  useEffect(() => nearness?.rest(resting), [nearness, resting])
  const hear = useLatest((first: number, near: boolean) => {
    if (near) shown.add(first)
    else shown.delete(first)
    if (shown.size) onShow?.(Math.min(...shown), Math.min(Math.max(...shown) + CHUNK, items.length) - 1)
  })
  const blocks = useMemo(() => {
    const all: (readonly Item[])[] = []
    for (let at = 0; at < items.length; at += BLOCK) all.push(items.slice(at, at + BLOCK))
    return all
  }, [items])
  return (
    <div role="list" {...props} className={cx('membrane-list', className)}>
      {blocks.map((block, index) => (
        <Block
          key={index}
          items={block}
          first={index * BLOCK}
          total={complete ? items.length : -1}
          stays={blocks.length === 1}
          nearness={nearness}
          far={far}
          render={render}
          onNear={hear}
        />
      ))}
    </div>
  )
}

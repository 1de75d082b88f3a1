'use client'

import type { ComponentPropsWithoutRef, ReactElement, ReactNode } from 'react'
import { memo, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { useEarlyEffect } from '../hooks/useEarlyEffect.js'
import { useLatest } from '../hooks/useLatest.js'
import { cx } from './cx.js'

/** A multiple of 1, 2, 3 and 4: every chunk but the last fills its lines, however many columns there are. */
const CHUNK = 12

/** Up to so many chunks everything is drawn and stays: who reads without scrolling reads all of it. */
const FEW = 10

interface ChunkProps<Item> {
  items: readonly Item[]
  first: number
  total: number | undefined
  isShown: boolean
  stays: boolean
  nearness: Nearness | null
  render: RenderItem<Item>
  onNear: (first: number, near: boolean) => void
}

/** Renders one item, with what tells assistive technology where in the whole list it stands. */
export type RenderItem<Item> = (
  item: Item,
  position: { 'aria-setsize': number | undefined; 'aria-posinset': number | undefined },
) => ReactElement

function sameItems<Item>(one: readonly Item[], two: readonly Item[]) {
  return one === two || (one.length === two.length && one.every((item, index) => Object.is(item, two[index])))
}

function ChunkOf<Item>({ items, first, total, isShown, stays, nearness, render, onNear }: ChunkProps<Item>) {
  const element = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(isShown)
  useEarlyEffect(() => {
    // To measure costs a layout of the page: what is shown anyway needs none.
    if (isShown) return
    // A tall screen is filled before it is painted; without an observer everything is shown.
    const top = element.current?.getBoundingClientRect().top ?? 0
    if (!nearness || top < window.innerHeight) setNear(true)
  }, [nearness, isShown])
  useEffect(() => {
    const { current } = element
    if (!current || !nearness) return
    const listen = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      // What holds the focus stays, or the focus would be lost.
      if (event.detail === false && current.contains(document.activeElement)) return
      if (event.detail === false) current.style.setProperty('--membrane-chunk', `${current.offsetHeight}px`)
      startTransition(() => setNear(event.detail === true))
    }
    current.addEventListener('membrane:near', listen)
    const stop = nearness.watch(current, stays)
    return () => {
      current.removeEventListener('membrane:near', listen)
      stop()
    }
  }, [nearness, stays])
  useEffect(() => {
    onNear(first, near)
    return () => onNear(first, false)
  }, [onNear, first, near, items])
  const isDrawn = near || isShown
  return (
    <div
      ref={element}
      role="presentation"
      className="membrane-chunk"
      data-away={isDrawn ? undefined : ''}
      data-count={items.length}
    >
      {isDrawn &&
        items.map((item, index) =>
          render(item, {
            'aria-setsize': total,
            'aria-posinset': first + index + 1,
          }),
        )}
    </div>
  )
}

const Chunk = memo(ChunkOf, (before, after) => {
  const { items: old, ...oldRest } = before
  const { items, ...rest } = after
  return (
    sameItems(old, items) &&
    Object.entries(rest).every(([key, value]) => Object.is(value, oldRest[key as keyof typeof oldRest]))
  )
}) as typeof ChunkOf

interface Nearness {
  /** Tells a chunk whether it is near the screen; one that stays, that it is, when its turn comes. Returns what ends it. */
  watch(chunk: Element, stays: boolean): () => void
}

/** One chunk comes and one goes in a frame, so that none takes long; what only flew past is never drawn. */
function createNearness(): Nearness | null {
  if (typeof IntersectionObserver === 'undefined') return null
  const coming = new Set<Element>()
  const going = new Set<Element>()
  let frame = 0
  const next = () => {
    frame = 0
    for (const waiting of [coming, going]) {
      const [chunk] = waiting
      if (!chunk) continue
      waiting.delete(chunk)
      chunk.dispatchEvent(new CustomEvent('membrane:near', { detail: waiting === coming }))
    }
    if (coming.size + going.size) frame ||= requestAnimationFrame(next)
  }
  const tell = (chunk: Element, near: boolean) => {
    frame ||= requestAnimationFrame(next)
    coming.delete(chunk)
    going.delete(chunk)
    ;(near ? coming : going).add(chunk)
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) tell(target, isIntersecting)
    },
    { rootMargin: '60% 0px' },
  )
  return {
    watch(chunk, stays) {
      if (stays) tell(chunk, true)
      else observer.observe(chunk)
      return () => observer.unobserve(chunk)
    },
  }
}

/** Draws the items around one that is far from the screen, so that it can get the focus. */
export function revealItem(list: ParentNode | null, index: number) {
  list
    ?.querySelectorAll('.membrane-chunk')
    [Math.floor(index / CHUNK)]?.dispatchEvent(new CustomEvent('membrane:near', { detail: true }))
}

export interface ChunkedListProps<Item> extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  items: readonly Item[]
  /** Renders one item with a `key`. Must be stable: a new function renders everything anew. */
  render: RenderItem<Item>
  /** False while more items exist than are known. */
  complete?: boolean | undefined
  /** Hears which items are on the screen or near it, by their indexes. */
  onShow?: ((first: number, last: number) => void) | undefined
  children?: ReactNode
}

/**
 * One `<div role="list">` that may be very long. Up to 120 items are all drawn, those on the screen first. Of more, chunks
 * far from the screen are empty boxes of the height they had, except the first and the one that holds the focus.
 */
export function ChunkedList<Item>({
  items,
  render,
  complete = true,
  onShow,
  className,
  ...props
}: ChunkedListProps<Item>) {
  const [nearness] = useState(createNearness)
  const [shown] = useState(() => new Set<number>())
  const hear = useLatest((first: number, near: boolean) => {
    if (near) shown.add(first)
    else shown.delete(first)
    if (shown.size) onShow?.(Math.min(...shown), Math.min(Math.max(...shown) + CHUNK, items.length) - 1)
  })
  const chunks = useMemo(() => {
    const all: (readonly Item[])[] = []
    for (let at = 0; at < items.length; at += CHUNK) all.push(items.slice(at, at + CHUNK))
    return all
  }, [items])
  return (
    <div role="list" {...props} className={cx('membrane-list', className)}>
      {chunks.map((chunk, index) => (
        <Chunk
          key={index}
          items={chunk}
          first={index * CHUNK}
          total={complete ? items.length : -1}
          isShown={index === 0}
          stays={chunks.length <= FEW}
          nearness={chunks.length > 1 ? nearness : null}
          render={render}
          onNear={hear}
        />
      ))}
    </div>
  )
}

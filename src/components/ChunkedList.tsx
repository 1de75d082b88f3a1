'use client'

import type { ComponentPropsWithoutRef, ReactElement, ReactNode } from 'react'
import { memo, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { cx } from './cx.js'
import { useBrowserLayoutEffect } from './react.js'

/** A multiple of 1, 2, 3 and 4: every chunk but the last fills its lines, however many columns there are. */
const CHUNK = 24

interface ChunkProps<Item> {
  items: readonly Item[]
  first: number
  total: number | undefined
  isShown: boolean
  observer: IntersectionObserver | null
  render: RenderItem<Item>
}

/** Renders one item, with what tells assistive technology where in the whole list it stands. */
export type RenderItem<Item> = (
  item: Item,
  position: { 'aria-setsize': number | undefined; 'aria-posinset': number | undefined },
) => ReactElement

function sameItems<Item>(one: readonly Item[], two: readonly Item[]) {
  return one === two || (one.length === two.length && one.every((item, index) => Object.is(item, two[index])))
}

function ChunkOf<Item>({ items, first, total, isShown, observer, render }: ChunkProps<Item>) {
  const element = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(isShown)
  useBrowserLayoutEffect(() => {
    // A tall screen is filled before it is painted; without an observer everything is shown.
    const top = element.current?.getBoundingClientRect().top ?? 0
    if (!observer || top < window.innerHeight) setNear(true)
  }, [observer])
  useEffect(() => {
    const { current } = element
    if (!current || !observer) return
    const listen = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      // What holds the focus stays, or the focus would be lost.
      if (event.detail === false && current.contains(document.activeElement)) return
      if (event.detail === false) current.style.setProperty('--membrane-chunk', `${current.offsetHeight}px`)
      startTransition(() => setNear(event.detail === true))
    }
    current.addEventListener('membrane:near', listen)
    observer.observe(current)
    return () => {
      current.removeEventListener('membrane:near', listen)
      observer.unobserve(current)
    }
  }, [observer])
  return (
    <div
      ref={element}
      role="presentation"
      className="membrane-chunk"
      data-away={near ? undefined : ''}
      data-count={items.length}
    >
      {near &&
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

function createObserver(): IntersectionObserver | null {
  if (typeof IntersectionObserver === 'undefined') return null
  return new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        target.dispatchEvent(new CustomEvent('membrane:near', { detail: isIntersecting }))
    },
    { rootMargin: '60% 0px' },
  )
}

/** Tells each chunk whether it is near the screen. */
function useNearness(): IntersectionObserver | null {
  const [observer] = useState(createObserver)
  useEffect(() => () => observer?.disconnect(), [observer])
  return observer
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
  children?: ReactNode
}

/**
 * One `<div role="list">` that may be very long. Items come in chunks; chunks far from the screen are empty boxes
 * of the height they had, except the one that holds the focus.
 */
export function ChunkedList<Item>({
  items,
  render,
  complete = true,
  className,
  ...props
}: ChunkedListProps<Item>) {
  const observer = useNearness()
  const chunks = useMemo(() => {
    const all: (readonly Item[])[] = []
    for (let at = 0; at < items.length; at += CHUNK) all.push(items.slice(at, at + CHUNK))
    return all
  }, [items])
  const isLong = chunks.length > 1
  return (
    <div role="list" {...props} className={cx('membrane-list', className)}>
      {chunks.map((chunk, index) => (
        <Chunk
          key={index}
          items={chunk}
          first={index * CHUNK}
          total={complete ? items.length : -1}
          isShown={index === 0}
          observer={isLong ? observer : null}
          render={render}
        />
      ))}
    </div>
  )
}

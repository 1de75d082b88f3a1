'use client'

import { memo, useEffect, useRef, useState } from 'react'
import { useEarlyEffect } from '../../hooks/useEarlyEffect.js'
import type { ChunkProps } from './Chunk.js'
import { Chunk, CHUNK, sameChunk } from './Chunk.js'
import type { Nearness } from './nearness.js'

/** So many items are in a block: the chunks of all others are one empty box each. */
export const BLOCK = 10 * CHUNK

export interface BlockProps<Item> extends Omit<ChunkProps<Item>, 'isShown' | 'isEarly'> {
  /** Whether blocks are near the screen, told earlier than of chunks. */
  far: Nearness | null | undefined
}

const REVEAL = 'membrane:reveal'

/** Draws the items around one that is far from the screen, so that it can get the focus. */
export function revealItem(list: ParentNode | null, index: number): void {
  list
    ?.querySelector('.membrane-list')
    ?.children[Math.floor(index / BLOCK)]?.dispatchEvent(
      new CustomEvent(REVEAL, { detail: Math.floor((index % BLOCK) / CHUNK) }),
    )
}

function BlockOf<Item>({ far, ...chunk }: BlockProps<Item>) {
  const { items, first } = chunk
  const isFirst = first === 0
  const element = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(isFirst)
  const [revealed, setRevealed] = useState(-1)
  useEarlyEffect(() => {
    if (far === null) setNear(true)
  }, [far])
  useEarlyEffect(() => {
    // No attribute: a strict policy does not let a server's HTML say it.
    element.current?.style.setProperty('--membrane-away', `${items.length}`)
  }, [items.length])
  useEffect(() => {
    const { current } = element
    if (!current) return
    const reveal = (event: Event) => {
      if (event instanceof CustomEvent) setRevealed(Number(event.detail))
    }
    current.addEventListener(REVEAL, reveal)
    const come = () => {
      setNear(true)
      return false
    }
    const go = () => {
      setNear(false)
      setRevealed(-1)
    }
    const stop = isFirst ? undefined : far?.watch(current, { come, go })
    return () => {
      current.removeEventListener(REVEAL, reveal)
      stop?.()
    }
  }, [far, isFirst])
  const starts: number[] = []
  if (isNear || revealed >= 0) for (let at = 0; at < items.length; at += CHUNK) starts.push(at)
  return (
    <div
      ref={element}
      role="presentation"
      className="membrane-chunk"
      data-away={starts.length ? undefined : ''}
    >
      {starts.map((at) => (
        <Chunk
          {...chunk}
          key={at}
          items={items.slice(at, at + CHUNK)}
          first={first + at}
          isShown={first + at === 0 || at === revealed * CHUNK}
          isEarly={isFirst}
        />
      ))}
    </div>
  )
}

/** Ten chunks near the screen, and one empty box far from it: thousands of boxes would make every frame slow. */
export const Block = memo(BlockOf, sameChunk) as typeof BlockOf

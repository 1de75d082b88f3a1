'use client'

import type { Ref, RefCallback } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'

/** True once the component is gone: what it waited for may still come. */
export function useIsOver(): { readonly current: boolean } {
  const isOver = useRef(false)
  useEffect(() => {
    isOver.current = false
    return () => {
      isOver.current = true
    }
  }, [])
  return isOver
}

/** As `Ref`, but React 18 types the object as read-only. */
type WritableRef<Value> = RefCallback<Value> | { current: Value | null } | null

function assign<Value>(ref: WritableRef<Value> | undefined, value: Value | null) {
  if (typeof ref === 'function') ref(value)
  else if (ref) ref.current = value
}

/** One ref for two owners. */
export function useBothRefs<Value>(
  one: Ref<Value> | undefined,
  two: Ref<Value> | undefined,
): RefCallback<Value> {
  return useCallback(
    (value: Value | null) => {
      assign(one, value)
      assign(two, value)
    },
    [one, two],
  )
}

/** Becomes true when `waiting` has lasted for so many milliseconds: what is quick shows nothing. */
export function useDelayed(waiting: boolean, delayMs: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setLate(true), delayMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [waiting, delayMs])
  return waiting && late
}

/** Runs the host's handler first; ours only when it did not prevent it. */
export function compose<Event extends { defaultPrevented: boolean }>(
  theirs: ((event: Event) => void) | undefined,
  ours: (event: Event) => void,
): (event: Event) => void {
  return (event) => {
    theirs?.(event)
    if (!event.defaultPrevented) ours(event)
  }
}

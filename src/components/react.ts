'use client'

import type { Ref, RefCallback } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** `useLayoutEffect` where there is a layout; silent on a server under React 18. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** A function that never changes and always does what the latest one does. */
export function useStable<Arguments extends unknown[], Result>(
  callback: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const latest = useRef(callback)
  useBrowserLayoutEffect(() => {
    latest.current = callback
  })
  return useCallback((...args) => latest.current(...args), [])
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

'use client'
import { useCallback, useInsertionEffect, useRef } from 'react'

/** The same function at every render, which calls the one of the latest. Not to be called while rendering. */
export function useLatest<Arguments extends unknown[], Result>(
  callback: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const latest = useRef(callback)
  useInsertionEffect(() => {
    latest.current = callback
  })
  return useCallback((...args: Arguments) => latest.current(...args), [])
}

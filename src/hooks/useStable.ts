'use client'
import { useState } from 'react'
import { isSame } from './pages.js'

/** The same object as long as it says the same: options are written inline, and are new at every render. */
export function useStable<Value>(value: Value): Value {
  const [held, hold] = useState(value)
  if (isSame(held, value)) return held
  hold(value)
  return value
}

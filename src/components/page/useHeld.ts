'use client'

import { useState } from 'react'

/** The latest value from the time when `isCurrent` held. */
export function useHeld<Value>(value: Value, isCurrent: boolean): Value {
  const [held, setHeld] = useState(value)
  if (isCurrent && held !== value) setHeld(value)
  return isCurrent ? value : held
}

'use client'
import { useEffect, useState } from 'react'

const SETTLE_MS = 150

/** The text once nobody has typed for a moment. Clearing it counts at once. */
export function useSettledSearch(search: string | undefined): string {
  const text = search?.trim() ?? ''
  const [settled, settle] = useState(text)
  useEffect(() => {
    if (text === settled || !text) return
    const timer = setTimeout(() => settle(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text, settled])
  if (!text && settled) settle('')
  return text && settled
}

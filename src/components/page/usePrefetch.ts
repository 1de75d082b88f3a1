'use client'

import { useEffect } from 'react'
import { lateMenu } from '../ConnectionMenu.js'
import { prefetchExtras } from './late-parts.js'

/** Fetches menus and dialogs when the browser has nothing else to do, unless the person saves data. */
export function usePrefetch(ready: boolean) {
  useEffect(() => {
    if (!ready || ('connection' in navigator && isSaving(navigator.connection))) return
    const fetchAll = () => {
      lateMenu.prefetch()
      prefetchExtras()
    }
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(fetchAll, { timeout: 5_000 })
      return () => cancelIdleCallback(handle)
    }
    const timer = setTimeout(fetchAll, 1_500)
    return () => clearTimeout(timer)
  }, [ready])
}

function isSaving(connection: unknown): boolean {
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  )
}

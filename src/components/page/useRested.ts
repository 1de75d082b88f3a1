'use client'

import { useEffect, useState } from 'react'
import { savesData } from '../../hooks/connect/warmUp.js'
import { whenIdle } from '../../hooks/whenIdle.js'
import { lateMenu } from '../ConnectionMenu.js'
import { prefetchExtras } from './late-parts.js'

/**
 * Fetches menus and dialogs once the page is `ready` and the browser has nothing else to do, unless the person
 * saves data. True when they are here.
 */
export function useRested(ready: boolean): boolean {
  const [rested, setRested] = useState(false)
  useEffect(() => {
    if (!ready || rested || savesData()) return
    const rest = () => {
      lateMenu.prefetch()
      prefetchExtras().then(
        () => setRested(true),
        () => {},
      )
    }
    return whenIdle(rest)
  }, [ready, rested])
  return rested
}

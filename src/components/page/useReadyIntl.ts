'use client'

import { useEffect } from 'react'
import { whenIdle } from '../../hooks/whenIdle.js'
import { byNameIn } from '../model/rows.js'
import { relativeTime } from '../time.js'

const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Has `Intl` load what the rows are sorted and dated with once the lists are asked for: a slow phone takes 130 ms for
 * it, which the first rows would wait for.
 */
export function useReadyIntl(locale: string, asked: boolean) {
  useEffect(
    () =>
      asked
        ? whenIdle(() => {
            byNameIn(locale)
            relativeTime(0, A_WEEK_MS, locale, '')
          })
        : undefined,
    [locale, asked],
  )
}

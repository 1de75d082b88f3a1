'use client'

import { useEffect } from 'react'
import { whenIdle } from '../../hooks/whenIdle.js'
import { byNameIn } from '../model/rows.js'
import { relativeTime } from '../time.js'

/** Eleven days: long enough to be said in words. */
const AGES_MS = 1e9

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
            relativeTime(0, AGES_MS, locale, '')
            AGES_MS.toLocaleString(locale)
          })
        : undefined,
    [locale, asked],
  )
}

'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import { useTimed } from './clock.js'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'
import { elapsed } from './time.js'

export interface ElapsedProps extends ComponentPropsWithoutRef<'span'> {
  /** Milliseconds since the epoch, by the same clock as `now`. */
  since: number
  now: () => number
}

/** One `<span>` that counts up, `0:42`, in the language's digits. Silent: a screen reader is not told every second. */
export const Elapsed = forwardRef<HTMLSpanElement, ElapsedProps>(function Elapsed(
  { since, now, className, ...props },
  ref,
) {
  const { locale } = useEarlySpeech().labels
  const text = useTimed(() => elapsed(now() - since, locale), 'second', '')
  return (
    <span {...props} ref={ref} className={cx('membrane-elapsed', className)} aria-hidden="true">
      {text}
    </span>
  )
})

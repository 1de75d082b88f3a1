'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import { useTimed } from './clock.js'
import { cx } from './cx.js'
import { useSpeech } from './labels.js'
import { exactTime, relativeTime } from './time.js'

export interface RelativeTimeProps extends Omit<ComponentPropsWithoutRef<'time'>, 'dateTime'> {
  /** ISO 8601. */
  dateTime: string
  /** The current time in milliseconds; default `Date.now`. */
  now?: (() => number) | undefined
  /** A sentence around the time. Default: the time alone. */
  phrase?: ((time: string) => string) | undefined
}

const asItIs = (time: string) => time

/** One `<time>`: how long ago, in the reader's language once mounted, with the exact moment as its title. */
export const RelativeTime = forwardRef<HTMLTimeElement, RelativeTimeProps>(function RelativeTime(
  { dateTime, now = Date.now, phrase = asItIs, className, ...props },
  ref,
) {
  const { labels } = useSpeech()
  const then = Date.parse(dateTime)
  const known = !Number.isNaN(then)
  const text = useTimed(
    () => (known ? relativeTime(then, now(), labels.locale, labels.time.justNow) : ''),
    'minute',
    dateTime.slice(0, 10),
  )
  const title = useTimed(() => (known ? exactTime(then, labels.locale) : ''), 'minute', dateTime)
  if (!known) return null
  return (
    <time {...props} ref={ref} className={cx('membrane-time', className)} dateTime={dateTime} title={title}>
      {phrase(text)}
    </time>
  )
})

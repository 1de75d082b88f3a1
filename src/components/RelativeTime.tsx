'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useState } from 'react'
import { useTimed } from './clock.js'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'
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
  const { labels } = useEarlySpeech()
  const then = Date.parse(dateTime)
  const known = !Number.isNaN(then)
  const text = useTimed(
    () => (known ? relativeTime(then, now(), labels.locale, labels.time.justNow) : ''),
    'minute',
    dateTime.slice(0, 10),
  )
  // To make a date's format takes long: nobody reads the title before the pointer is there.
  const [pointedAt, setPointedAt] = useState(false)
  if (!known) return null
  return (
    <time
      title={pointedAt ? exactTime(then, labels.locale) : dateTime}
      {...props}
      ref={ref}
      className={cx('membrane-time', className)}
      dateTime={dateTime}
      onPointerEnter={(event) => {
        setPointedAt(true)
        props.onPointerEnter?.(event)
      }}
    >
      {phrase(text)}
    </time>
  )
})

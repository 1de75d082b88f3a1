import { once } from '../labels/once.js'

const MINUTE = 60
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
]

/** "2 hours ago"; `justNow` under a minute either way. */
export function relativeTime(then: number, now: number, locale: string, justNow: string): string {
  const seconds = (then - now) / 1000
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
  if (!step) return justNow
  const [unit, size] = step
  const format = once(`relative ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  return format.format(Math.trunc(seconds / size), unit)
}

/** The exact moment, in the reader's own time zone. */
export function exactTime(then: number, locale: string): string {
  return once(
    `exact ${locale}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(then)
}

/** The time of day, with the date when it is not today. */
export function timeOfDay(then: number, now: number, locale: string): string {
  if (new Date(then).toDateString() !== new Date(now).toDateString()) return exactTime(then, locale)
  return once(`clock ${locale}`, () => new Intl.DateTimeFormat(locale, { timeStyle: 'short' })).format(then)
}

/** Minutes and seconds, `0:42`, in the language's digits; with hours from an hour on. */
export function elapsed(ms: number, locale: string): string {
  const digits = (minimumIntegerDigits: number) =>
    once(
      `digits ${minimumIntegerDigits} ${locale}`,
      () => new Intl.NumberFormat(locale, { minimumIntegerDigits }),
    )
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60]
  return (hours ? [hours, ...parts] : parts).map((part, at) => digits(at ? 2 : 1).format(part)).join(':')
}

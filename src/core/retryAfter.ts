/** `Retry-After` in milliseconds; it is either seconds or a date. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const ms = Number(header) * 1000 || Date.parse(header ?? '') - now
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

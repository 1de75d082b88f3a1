import type { LoggedRequest } from '../sandbox/index.js'

/** `"GET /connections"`, `"/connections"` for any method, or a pattern that is tried on `"GET /connections"`. */
export type RequestPattern = string | RegExp

/** Those of the log that are meant: a text means exactly this path, without its query. */
export function requestsLike(
  log: readonly LoggedRequest[],
  pattern: RequestPattern | undefined,
): LoggedRequest[] {
  if (pattern === undefined) return [...log]
  return log.filter(({ method, path }) => {
    const line = `${method} ${path}`
    if (typeof pattern !== 'string')
      return new RegExp(pattern.source, pattern.flags.replace('g', '')).test(line)
    return pattern.startsWith('/') ? path === pattern : line === pattern
  })
}

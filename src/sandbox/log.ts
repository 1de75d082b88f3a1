/** One request the sandbox was asked. The token is never in it. */
export interface LoggedRequest {
  readonly id: number
  readonly method: string
  /** Without query and without the path of `apiUri`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Null until it is answered, and for good when the connection was dropped or aborted. */
  readonly status: number | null
  readonly tenantKey?: string
  /** When it arrived, milliseconds since the epoch. */
  readonly at: number
}

/** The same, while it is being answered. */
export interface OpenRequest extends LoggedRequest {
  status: number | null
  tenantKey?: string
}

/** How many requests are remembered; the oldest are forgotten first. */
const KEPT = 10_000

export interface RequestLog {
  readonly entries: readonly LoggedRequest[]
  open(request: Request, path: string, at: number): OpenRequest
  of(request: Request): OpenRequest | undefined
  clear(): void
}

export function createLog(): RequestLog {
  const entries: OpenRequest[] = []
  const byRequest = new WeakMap<Request, OpenRequest>()
  let count = 0
  return {
    entries,
    open(request, path, at) {
      const query = withoutToken(new URL(request.url).searchParams)
      const entry: OpenRequest = { id: ++count, method: request.method, path, query, status: null, at }
      if (entries.length >= KEPT) entries.shift()
      entries.push(entry)
      byRequest.set(request, entry)
      return entry
    },
    of: (request) => byRequest.get(request),
    clear: () => void entries.splice(0),
  }
}

/** The token is a parameter of its own, or a field of `/connect`'s `payload`; one that cannot be read may hold it too. */
function withoutToken(params: URLSearchParams): Record<string, string> {
  const { token: _, payload, ...query } = Object.fromEntries(params)
  if (payload === undefined) return query
  try {
    const value: unknown = JSON.parse(payload)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return query
    const fields = Object.entries(value).filter(([name]) => name !== 'token')
    return { ...query, payload: JSON.stringify(Object.fromEntries(fields)) }
  } catch {
    return query
  }
}

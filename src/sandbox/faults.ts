/**
 * Something that goes wrong on purpose. With none of `match` and `method` it meets every request.
 *
 * One of `drop`, `malformed`, `status` says what the client gets instead of the answer; `delayMs` and
 * `slowBodyMs` go with any of them, or with the true answer.
 */
export interface Fault {
  /** The start of a path, `"METHOD /path"`, or a pattern that is tried on `"METHOD /path"`. */
  match?: string | RegExp
  method?: string
  /**
   * Meets what the sandbox sends to this external app (its key, or `*` for any) on behalf of an action, in place
   * of requests to the API. `match` and `method` are then about the app's paths. A `status` of 401 loses the
   * connection, 429 is passed on with its `retry-after`; a `delayMs` over 50 s is the end of the run.
   */
  app?: string
  status?: number
  /** The body sent with `status`. Default: what Membrane sends with it. */
  body?: unknown
  headers?: Record<string, string>
  /** The connection breaks: `fetch` rejects, over HTTP the socket is closed. */
  drop?: true
  /** The true answer with its body cut in half: not JSON. */
  malformed?: true
  /** Half of the body comes at once, the rest after this many milliseconds. */
  slowBodyMs?: number
  delayMs?: number
  /** How often it strikes before it is spent. Default: always. */
  times?: number
  /** How likely it strikes, 0 to 1. Default 1. */
  probability?: number
}

/** The faults of a sandbox: add one, take it away, clear all. */
export interface Faults {
  /** Returns what takes it away again. */
  add(fault: Fault): () => void
  clear(): void
}

export interface FaultList extends Faults {
  /** The first fault that meets this request, to the API or to an app, now; a fault with `times` is spent by it. */
  strike(method: string, path: string, app?: string): Fault | undefined
}

export function createFaults(random: () => number, initial: readonly Fault[] = []): FaultList {
  interface Entry {
    fault: Fault
    left: number
  }
  const enter = (fault: Fault): Entry => ({ fault, left: fault.times ?? Infinity })
  let entries = initial.map(enter)
  return {
    add(fault) {
      const entry = enter(fault)
      entries.push(entry)
      return () => {
        entries = entries.filter((other) => other !== entry)
      }
    },
    clear() {
      entries = []
    },
    strike(method, path, app) {
      for (const entry of entries) {
        const { fault } = entry
        if (entry.left <= 0 || !isAbout(fault, app) || !meets(fault, method, path)) continue
        if (fault.probability !== undefined && random() >= fault.probability) continue
        entry.left--
        return fault
      }
      return undefined
    },
  }
}

const isAbout = (fault: Fault, app: string | undefined): boolean =>
  app === undefined ? fault.app === undefined : fault.app === '*' || fault.app === app

function meets({ match, method: only }: Fault, method: string, path: string): boolean {
  if (only !== undefined && only.toUpperCase() !== method) return false
  if (match === undefined) return true
  const line = `${method} ${path}`
  if (typeof match !== 'string') {
    match.lastIndex = 0 // a pattern with the g flag remembers where it was
    return match.test(line)
  }
  return match.startsWith('/') ? path.startsWith(match) : line.startsWith(match)
}

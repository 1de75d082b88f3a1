/**
 * Something that goes wrong on purpose. With none of `match` and `method` it meets every request.
 *
 * One of `drop`, `malformed`, `status` says what the client gets instead of the answer; `delayMs`,
 * `slowBodyMs` and `headers` go with any of them, or with the true answer. Of several faults that meet one
 * request, the first that says what the client gets decides that; delays add up.
 */
export interface Fault {
  /** The start of a path, `"METHOD /path"`, or a pattern that is tried on `"METHOD /path"`. */
  match?: string | RegExp
  method?: string
  /**
   * Meets what the sandbox sends to this external app (its key, or `*` for any) for an action or a proxied
   * request, in place of requests to the API. `match` and `method` are then about the app's paths. A `status` of
   * 401 loses the connection, 429 is passed on with its `retry-after`; a `delayMs` over 50 s is the end of a run.
   */
  app?: string
  /** 200 to 599. Without a body where there can be none: 204, 205, 304. */
  status?: number
  /** The body sent with `status`. Default: what Membrane sends with it. */
  body?: unknown
  headers?: Record<string, string>
  /** The connection breaks: `fetch` rejects, over HTTP the socket is closed. */
  drop?: true
  /** The true answer with its body cut in half: not JSON. An event stream, which has no end, stays as it is. */
  malformed?: true
  /** Half of the body comes at once, the rest after this many milliseconds. Event streams stay as they are. */
  slowBodyMs?: number
  delayMs?: number
  /** How many requests that it meets pass first: 1 for the second and what follows. Default 0. */
  after?: number
  /** How often it strikes before it is spent. Default: always. */
  times?: number
  /** How likely it strikes, 0 to 1. Default 1. */
  probability?: number
}

/** The faults of a sandbox: add one, take it away, clear all. */
export interface Faults {
  /**
   * Returns what takes it away again.
   *
   * @throws {TypeError} when the status is none, or the fault would do nothing.
   */
  add(fault: Fault): () => void
  clear(): void
}

export interface FaultList extends Faults {
  /** What meets this request, to the API or to an app, now, in one; a fault with `times` is spent by it. */
  strike(method: string, path: string, app?: string): Fault | undefined
}

export function createFaults(random: () => number, initial: readonly Fault[] = []): FaultList {
  interface Entry {
    fault: Fault
    left: number
    passing: number
  }
  const enter = (fault: Fault): Entry => {
    check(fault)
    return { fault, left: fault.times ?? Infinity, passing: fault.after ?? 0 }
  }
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
      let struck: Fault | undefined
      for (const entry of entries) {
        const { fault } = entry
        if (entry.left <= 0 || !isAbout(fault, app) || !meets(fault, method, path)) continue
        if (entry.passing > 0) {
          entry.passing--
          continue
        }
        if (struck && decides(struck) && decides(fault)) continue
        if (fault.probability !== undefined && random() >= fault.probability) continue
        entry.left--
        struck = struck ? together(struck, fault) : fault
      }
      return struck
    },
  }
}

const EFFECTS = ['status', 'drop', 'malformed', 'slowBodyMs', 'delayMs', 'headers'] as const

function check(fault: Fault): void {
  const { status } = fault
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599))
    throw new TypeError(
      `A fault has "status" ${String(status)}, but must have a whole number from 200 to 599`,
    )
  if (EFFECTS.every((name) => fault[name] === undefined))
    throw new TypeError(
      `A fault does nothing: give it one of ${EFFECTS.map((name) => `"${name}"`).join(', ')}`,
    )
}

/** Whether it says what the client gets, or only when and with which headers. */
const decides = ({ status, drop, malformed }: Fault): boolean =>
  status !== undefined || drop === true || malformed === true

function together(one: Fault, other: Fault): Fault {
  return {
    ...(decides(one) ? one : other),
    headers: { ...other.headers, ...one.headers },
    delayMs: (one.delayMs ?? 0) + (other.delayMs ?? 0),
    slowBodyMs: (one.slowBodyMs ?? 0) + (other.slowBodyMs ?? 0),
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

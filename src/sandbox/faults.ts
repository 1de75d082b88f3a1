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
  /** The first fault that meets this request now; a fault with `times` is spent by it. */
  strike(method: string, path: string): Fault | undefined
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
    strike(method, path) {
      for (const entry of entries) {
        const { fault } = entry
        if (entry.left <= 0 || !meets(fault, method, path)) continue
        if (fault.probability !== undefined && random() >= fault.probability) continue
        entry.left--
        return fault
      }
      return undefined
    },
  }
}

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

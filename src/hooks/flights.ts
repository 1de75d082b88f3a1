'use client'

/** The requests of lists that are under way, so that a newer search can end the older one. */
export interface Flights {
  /** For the request that now starts for this cache key. */
  start: (key: string) => AbortSignal
  /** Says that a hook shows this key. Returns the undo. */
  watch: (key: string) => () => void
  /** Ends the key's request, unless some other hook still waits for it. */
  leave: (key: string) => void
  /** Says which items of a list a hook has on the screen, first and last. Returns the undo. */
  show: (key: string, range: Range) => () => void
  /** What all hooks together have on the screen. */
  shown: (key: string) => readonly Range[]
  /** Runs once for all who ask for the same at the same time. */
  once: (name: string, run: () => Promise<void>) => Promise<void>
}

/** Indexes of items, the last one included. */
export type Range = readonly [first: number, last: number]

export function createFlights(): Flights {
  const controllers = new Map<string, AbortController>()
  const watchers = new Map<string, number>()
  const ranges = new Map<Range, string>()
  const running = new Map<string, Promise<void>>()
  const count = (key: string, by: number) => {
    const next = (watchers.get(key) ?? 0) + by
    if (next) watchers.set(key, next)
    else watchers.delete(key)
  }
  return {
    start(key) {
      const controller = new AbortController()
      controllers.set(key, controller)
      return controller.signal
    },
    watch(key) {
      count(key, 1)
      return () => count(key, -1)
    },
    leave(key) {
      if (watchers.has(key)) return
      controllers.get(key)?.abort()
      controllers.delete(key)
    },
    show(key, range) {
      ranges.set(range, key)
      return () => void ranges.delete(range)
    },
    shown: (key) => [...ranges].flatMap(([range, of]) => (of === key ? [range] : [])),
    once(name, run) {
      const known = running.get(name)
      if (known) return known
      const mine = run().finally(() => running.delete(name))
      running.set(name, mine)
      return mine
    },
  }
}

'use client'

/** The requests of lists that are under way, so that a newer search can end the older one. */
export interface Flights {
  /** Asks for this cache key, until nobody waits for it any more. */
  run: <Data>(key: string, ask: (signal: AbortSignal) => Promise<Data>) => Promise<Data>
  /**
   * Says that a hook shows this key. The request of the one it showed before ends, unless some other hook still waits
   * for it. Returns the undo, which ends nothing.
   */
  watch: (key: string, hook: object) => () => void
  isWatched: (key: string) => boolean
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
  const shownBy = new WeakMap<object, string>()
  const ranges = new Map<Range, string>()
  const running = new Map<string, Promise<void>>()
  const count = (key: string, by: number) => {
    const next = (watchers.get(key) ?? 0) + by
    if (next) watchers.set(key, next)
    else watchers.delete(key)
  }
  return {
    async run(key, ask) {
      const controller = new AbortController()
      controllers.set(key, controller)
      try {
        return await ask(controller.signal)
      } finally {
        if (controllers.get(key) === controller) controllers.delete(key)
      }
    },
    watch(key, hook) {
      count(key, 1)
      const before = shownBy.get(hook)
      shownBy.set(hook, key)
      if (before !== undefined && !watchers.has(before)) controllers.get(before)?.abort()
      return () => count(key, -1)
    },
    isWatched: (key) => watchers.has(key),
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

'use client'

/** The requests of lists that are under way, so that a newer search can end the older one. */
export interface Flights {
  /** For the request that now starts for this cache key. */
  start: (key: string) => AbortSignal
  /** Says that a hook shows this key. Returns the undo. */
  watch: (key: string) => () => void
  /** Ends the key's request, unless some other hook still waits for it. */
  leave: (key: string) => void
  /** Runs once for all who ask for the same at the same time. */
  once: (name: string, run: () => Promise<void>) => Promise<void>
}

export function createFlights(): Flights {
  const controllers = new Map<string, AbortController>()
  const watchers = new Map<string, number>()
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
    once(name, run) {
      const known = running.get(name)
      if (known) return known
      const mine = run().finally(() => running.delete(name))
      running.set(name, mine)
      return mine
    },
  }
}

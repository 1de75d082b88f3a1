/** What jsdom lacks: the Web Locks of one origin, as far as exclusive locks with a signal go. */
export function createLocks(): Pick<LockManager, 'request'> {
  const queues = new Map<string, Promise<unknown>>()
  return {
    request: (name: string, options: unknown, callback?: (lock: null) => unknown) => {
      const before = queues.get(name) ?? Promise.resolve()
      const { signal } = options as { signal: AbortSignal }
      const mine = before.then(() => {
        if (signal.aborted) throw new DOMException('Aborted', 'AbortError')
        return callback?.(null)
      })
      queues.set(
        name,
        mine.catch(() => undefined),
      )
      return mine
    },
  }
}

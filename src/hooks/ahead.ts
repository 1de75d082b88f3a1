/** What was asked for before SWR asks for it: one request for both. */
export interface Ahead {
  /** Asks, once for one entry of the cache, for whoever reads it in this turn of the event loop. */
  begin: (entry: string, ask: () => Promise<unknown>) => void
  /** What was begun, of the type that is read under this entry. */
  get: <Data>(entry: string) => Promise<Data> | undefined
}

export function createAhead(): Ahead {
  const begun = {}
  return {
    begin(entry, ask) {
      if (entry in begun) return
      const answer = ask()
      // Whoever reads it hears of what went wrong.
      answer.catch(() => undefined)
      Reflect.set(begun, entry, answer)
      setTimeout(() => Reflect.deleteProperty(begun, entry))
    },
    get: (entry) => Reflect.get(begun, entry),
  }
}

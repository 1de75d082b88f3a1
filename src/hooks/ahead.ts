/** What was asked for before SWR asks for it: one request for both. */
export interface Ahead {
  /** Asks, once for one entry of the cache. */
  begin: (entry: string, ask: () => Promise<unknown>) => void
  /** What was begun, of the type that is read under this entry. */
  get: <Data>(entry: string) => Promise<Data> | undefined
  /** Whoever wanted something has it by now, or does not want it any more. */
  clear: () => void
}

export function createAhead(): Ahead {
  let begun = {}
  return {
    begin(entry, ask) {
      if (entry in begun) return
      const answer = ask()
      // Whoever reads it hears of what went wrong.
      answer.catch(() => undefined)
      Reflect.set(begun, entry, answer)
    },
    get: (entry) => Reflect.get(begun, entry),
    clear() {
      begun = {}
    },
  }
}

/** Makes the next id for a kind of thing, such as `con` for connections. */
export type Ids = (prefix: string) => string

/** Ids that count up per kind: `con_1`, `con_2`, `ten_1`. */
export function countingIds(): Ids {
  const counts = new Map<string, number>()
  return (prefix) => {
    const next = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, next)
    return `${prefix}_${next}`
  }
}

'use client'

/** Whether the page shows data yet, and who wants to know. */
export interface FirstData {
  arrived: () => void
  /** Calls back once, when there is data; at once where there is. Returns the undo. */
  when: (listener: () => void) => () => void
}

export function createFirstData(): FirstData {
  const wanted = new Set<() => void>()
  let here = false
  return {
    arrived() {
      here = true
      for (const listener of wanted) listener()
      wanted.clear()
    },
    when(listener) {
      if (here) listener()
      else wanted.add(listener)
      return () => void wanted.delete(listener)
    },
  }
}

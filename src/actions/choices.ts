'use client'

/** What a person chose, by what it was about: remembered in this browser, and the same in every hook of the page. */
const PREFIX = 'react-membrane:choice:'
const chosen = new Map<string, string | null>()
const listeners = new Set<() => void>()

export function subscribeToChoices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The same answer until somebody chooses. `null`: nothing. */
export function choiceOf(about: string): string | null {
  const known = chosen.get(about)
  if (known !== undefined) return known
  const kept = stored(() => localStorage.getItem(PREFIX + about)) ?? null
  chosen.set(about, kept)
  return kept
}

export function choose(about: string, value: string | null): void {
  chosen.set(about, value)
  stored(() =>
    value === null ? localStorage.removeItem(PREFIX + about) : localStorage.setItem(PREFIX + about, value),
  )
  for (const listener of listeners) listener()
}

/** Some browsers forbid it, some have none: then the page remembers until it is left. */
function stored<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

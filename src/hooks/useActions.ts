'use client'
import { useRef, useState } from 'react'
import { isMembraneError, type MembraneError } from '../core/errors.js'
import { callHost, reportUncaught } from './callHost.js'
import type { MembraneContextValue } from './context.js'
import { useLatest } from './useLatest.js'

export interface Actions<Name extends string> {
  /** What is under way; the latest of several. */
  pending: Name | null
  /** Why the last one failed, until the next begins. */
  error: MembraneError | undefined
  /**
   * Does something to something. A second call for the same joins the first: a double click is one click.
   *
   * @returns What `work` says; `false` when it failed, or nobody waits for it any more.
   */
  run: (name: Name, target: string, work: () => Promise<boolean>) => Promise<boolean>
  reset: () => void
}

/** The state of things that a person set going. */
export function useActions<Name extends string>(
  { report }: MembraneContextValue,
  onError: ((error: MembraneError) => void) | undefined,
): Actions<Name> {
  const running = useRef(new Map<string, { name: Name; result: Promise<boolean> }>())
  const [{ pending, error }, set] = useState<{ pending: Name | null; error?: MembraneError }>({
    pending: null,
  })

  async function attempt(target: string, work: () => Promise<boolean>): Promise<boolean> {
    let failure: MembraneError | undefined
    try {
      return await work()
    } catch (error) {
      if (!isMembraneError(error)) reportUncaught(error)
      else if (error.code !== 'aborted') failure = error
      return false
    } finally {
      running.current.delete(target)
      const next = [...running.current.values()].at(-1)?.name ?? null
      set((now) => (failure ? { pending: next, error: failure } : { ...now, pending: next }))
      if (failure) {
        report(failure)
        callHost(onError, failure)
      }
    }
  }

  return {
    pending,
    error,
    run: useLatest((name, about, work) => {
      const target = `${name} ${about}`
      const known = running.current.get(target)
      if (known) return known.result
      set({ pending: name })
      const result = attempt(target, work)
      running.current.set(target, { name, result })
      return result
    }),
    reset: useLatest(() => set((now) => ({ pending: now.pending }))),
  }
}

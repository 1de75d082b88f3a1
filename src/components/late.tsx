'use client'

import type { ComponentType } from 'react'
import { createContext, useContext, useEffect, useState } from 'react'
import { useLatest } from '../hooks/useLatest.js'

/** Code that could not be fetched, and the ways on. */
export interface Unavailable {
  retry: () => void
  giveUp: () => void
}

/** Hears of code that could not be fetched, and with `null` that it is here or no longer wanted. */
export const UnavailableContext = createContext<((unavailable: Unavailable | null) => void) | null>(null)

export interface Late<Props> {
  /** Until its code is there it renders the placeholder it was made with, or nothing. */
  Part: ComponentType<Props & { onUnavailable?: (() => void) | undefined }>
  /** Fetches the code before it is needed. Never rejects. */
  prefetch: () => void
}

/**
 * A component whose code arrives on first need. Unlike `React.lazy`, a failed download (a new deployment, no
 * network) is no crash and no verdict for ever: the next need tries again.
 */
export function createLate<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Placeholder?: ComponentType<Props>,
): Late<Props> {
  let loaded: ComponentType<Props> | null = null
  let loading: Promise<void> | null = null

  const fetchOnce = () => {
    loading ??= load().then(
      (part) => {
        loaded = part
      },
      (error: unknown) => {
        loading = null
        throw error
      },
    )
    return loading
  }

  function Part(props: Props & { onUnavailable?: (() => void) | undefined }) {
    const { onUnavailable } = props
    const [Real, setReal] = useState(() => loaded)
    const tell = useContext(UnavailableContext)
    const giveUp = useLatest(() => onUnavailable?.())
    useEffect(() => {
      if (Real) return
      let wanted = true
      let told = false
      const attempt = () => {
        fetchOnce().then(
          () => {
            if (wanted) setReal(() => loaded)
          },
          () => {
            if (!wanted) return
            told = true
            if (tell) tell({ retry: attempt, giveUp })
            else giveUp()
          },
        )
      }
      attempt()
      return () => {
        wanted = false
        if (told) tell?.(null)
      }
    }, [Real, tell, giveUp])
    const Shown = Real ?? Placeholder
    if (!Shown) return null
    const own: Props = { ...props }
    Reflect.deleteProperty(own, 'onUnavailable')
    return <Shown {...own} />
  }

  return { Part, prefetch: () => void fetchOnce().catch(() => {}) }
}

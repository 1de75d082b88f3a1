'use client'

import type { ComponentType } from 'react'
import { useEffect, useState } from 'react'

export interface Late<Props> {
  /** Renders nothing until its code is there. */
  Part: ComponentType<Props & { onUnavailable?: (() => void) | undefined }>
  /** Fetches the code before it is needed. Never rejects. */
  prefetch: () => void
}

/**
 * A component whose code arrives on first need. Unlike `React.lazy`, a failed download (a new deployment, no
 * network) is no crash and no verdict for ever: the next need tries again.
 */
export function createLate<Props extends object>(load: () => Promise<ComponentType<Props>>): Late<Props> {
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
    useEffect(() => {
      if (Real) return
      let wanted = true
      fetchOnce().then(
        () => wanted && setReal(() => loaded),
        () => wanted && onUnavailable?.(),
      )
      return () => {
        wanted = false
      }
    }, [Real, onUnavailable])
    return Real ? <Real {...props} /> : null
  }

  return { Part, prefetch: () => void fetchOnce().catch(() => {}) }
}

'use client'

import type { ErrorInfo, ReactNode } from 'react'
import { Component } from 'react'

export interface GuardedProps {
  children: ReactNode
  /** Shown in place of what threw. */
  fallback: ReactNode
  /** When this changes, what threw gets another chance. */
  resetKey?: unknown
  onError?: ((error: unknown, info: ErrorInfo) => void) | undefined
}

interface GuardedState {
  failed: boolean
  resetKey: unknown
}

/** Keeps an error of the host's component where it happened. */
export class Guarded extends Component<GuardedProps, GuardedState> {
  override state: GuardedState = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<GuardedState> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: GuardedProps, state: GuardedState): GuardedState | null {
    if (Object.is(props.resetKey, state.resetKey)) return null
    return { failed: false, resetKey: props.resetKey }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.props.onError?.(error, info)
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}

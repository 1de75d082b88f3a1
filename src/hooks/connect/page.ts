'use client'
import type { ConnectGate, ConnectResult } from './gate.js'

/** The one connect screen that may be open on a page. */
export interface OpenScreen {
  readonly gate: ConnectGate
  /** What is being connected, to tell a double click from a second wish. */
  readonly id: string
  readonly result: Promise<ConnectResult>
}

interface Page {
  current: OpenScreen | null
  readonly listeners: Set<() => void>
}

const KEY = Symbol.for('react-membrane@0.1.0/connect')
const shared: typeof globalThis & { [KEY]?: Page } = globalThis

/**
 * The SDK has one overlay per page, so there is one such record per page, whatever the number of
 * providers, and of copies of this package (ESM and CommonJS), on it.
 */
export const page: Page = (shared[KEY] ??= { current: null, listeners: new Set() })

/** True while any connect screen is open on the page. */
export function isScreenOpen(): boolean {
  return page.current !== null
}

/** Calls back when a screen opens or closes, wherever on the page; `isScreenOpen()` says which. Returns the undo. */
export function onScreenChange(listener: () => void): () => void {
  page.listeners.add(listener)
  return () => void page.listeners.delete(listener)
}

export function setCurrent(screen: OpenScreen | null): void {
  page.current = screen
  for (const listener of page.listeners) listener()
}

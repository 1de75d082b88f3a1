'use client'
import { useEarlyEffect } from '../useEarlyEffect.js'
import type { ConnectGate } from './gate.js'

/**
 * Says that the gate's provider is on the page. A layout effect, because React takes these back, as it does
 * the provider's own, when it hides a tree for a while or checks it twice (StrictMode).
 */
export function useEnter(gate: ConnectGate): void {
  useEarlyEffect(() => gate.enter(), [gate])
}

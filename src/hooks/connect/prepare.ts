'use client'
import type { GateHost } from './gate.js'
import { loadSdk } from './loadSdk.js'

/** Has at hand what the next connect needs. A failure is the next connect's to report. */
export function prepare(host: () => GateHost): void {
  if (!host().openConnect) loadSdk().catch(() => undefined)
}

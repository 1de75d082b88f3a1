'use client'
import type { ConnectOptions } from '../../api/connect.js'
import type { MembraneError } from '../../core/errors.js'
import type { LabelsInput } from '../../labels/types.js'
import type { ConnectGate, ConnectResult } from './gate.js'
import { loadLate } from './importOnce.js'
import { page, setCurrent } from './page.js'

/** Opens a screen of the SDK's. */
export type Show = () => Promise<unknown>

/**
 * Opens the hosted screen, unless one is open on this page: then the same target of the same
 * provider gets the same result (a double click), anything else gets `busy`. Never rejects.
 *
 * @param show What of the SDK's to open instead of its connect screen, such as `ui.connection`.
 * @param id Tells targets apart. Default: the target's JSON.
 * @param words Labels where it is opened. Default: the provider's.
 */
export function openScreen(
  gate: ConnectGate,
  target: ConnectOptions,
  show?: Show,
  id = JSON.stringify(target),
  words?: readonly LabelsInput[],
): Promise<ConnectResult> {
  const screen = page.current
  if (screen) {
    return screen.gate === gate && screen.id === id ? screen.result : Promise.resolve({ kind: 'busy' })
  }
  const leaving = gate.leaving()
  const result = loadLate()
    .then(({ runConnect }) => runConnect(gate, target, leaving, show, words))
    .catch((error: MembraneError): ConnectResult => ({ kind: 'failed', error }))
    .then((ended) => {
      setCurrent(null)
      if (ended.kind === 'failed') gate.host().report(ended.error)
      return ended
    })
  setCurrent({ gate, id, result })
  return result
}

/** Fetches the SDK, so that the next click opens at once. Fails silently: the click will say so. */
export function prepareToOpen({ host }: ConnectGate): void {
  loadLate().then(({ prepare }) => prepare(host), ignore)
}

const ignore = () => undefined

'use client'
import { whenIdle } from '../whenIdle.js'
import type { ConnectGate } from './gate.js'

/**
 * Calls `prepare` in an idle moment once the page shows data, because somebody here may connect; never where the
 * person saves data. Returns the undo.
 */
export function warmUp({ firstData }: ConnectGate, prepare: () => void): () => void {
  if (savesData()) return () => undefined
  const prepareWhenIdle = () => {
    firstData.wanted.delete(prepareWhenIdle)
    whenIdle(prepare)
  }
  if (firstData.here) prepareWhenIdle()
  else firstData.wanted.add(prepareWhenIdle)
  return () => void firstData.wanted.delete(prepareWhenIdle)
}

/** The person asks for little to be loaded. */
export function savesData(): boolean {
  if (!('connection' in navigator)) return false
  const { connection } = navigator
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  )
}

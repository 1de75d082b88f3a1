'use client'
import type { Store } from '../store.js'
import { whenIdle } from '../whenIdle.js'

/**
 * Calls `prepare` in an idle moment once the page shows data, because somebody here may connect; never where the
 * person saves data. Returns the undo.
 */
export function warmUp({ whenLive }: Pick<Store, 'whenLive'>, prepare: () => void): () => void {
  if (savesData()) return () => undefined
  return whenLive(({ whenData }) => whenData(() => void whenIdle(prepare)))
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

'use client'

/** Safari has no `requestIdleCallback`. */
const IDLE_AFTER_MS = 2_000

const connection = (): { saveData?: boolean } | undefined =>
  typeof navigator === 'object' && 'connection' in navigator && typeof navigator.connection === 'object'
    ? (navigator.connection ?? undefined)
    : undefined

/** Prepares once, in an idle moment after first data, if somebody can connect and pays nothing extra for it. */
export function createWarmUp(prepare: () => void) {
  let connectors = 0
  let arrived = false
  let started = false

  const consider = () => {
    if (started || !arrived || !connectors || connection()?.saveData) return
    started = true
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => prepare())
    else setTimeout(prepare, IDLE_AFTER_MS)
  }
  return {
    mayConnect() {
      connectors++
      consider()
      return () => void connectors--
    },
    dataArrived() {
      arrived = true
      consider()
    },
  }
}

'use client'

/** Names in the SDK's overlay (0.28.3, src/iframe/constants.ts). */
export const CONTAINER_ID = '__integration-app-container'
export const LOADING_CLASS = '__integration-app-container__loader'
export const IFRAME_ID = '__integration-app-popup'
export const MESSAGE_ID = '__integration-app-timeout-message'
export const STYLES_ID = '__integration-app-embed-styles'
export const BODY_CLASS = '__integration-app-open'

export const overlayContainer = (): HTMLElement | null => document.getElementById(CONTAINER_ID)

export const overlayFrame = (): HTMLIFrameElement | null => {
  const frame = document.getElementById(IFRAME_ID)
  return frame instanceof HTMLIFrameElement ? frame : null
}

/**
 * Closes the overlay through the SDK's own door.
 *
 * The SDK offers no way to close it, and taking its iframe away leaves its promise pending and its 5 s and
 * 30 s timers running, which would then write into the next overlay. A frame that reports an error is
 * answered with a message that has a Close button, and that button ends everything properly.
 */
export function dismiss(): void {
  overlayFrame()?.dispatchEvent(new Event('error'))
  document.querySelector<HTMLElement>(`#${MESSAGE_ID} button`)?.click()
  // Another version of the SDK may have no such door.
  overlayContainer()?.remove()
  document.getElementById(STYLES_ID)?.remove()
}

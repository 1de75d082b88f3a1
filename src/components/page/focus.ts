const FRAMES = 30

/**
 * Puts the focus where it belongs as soon as that is there, but only when it is nowhere: whoever went on
 * elsewhere stays there. After half a second the fallback has to do.
 */
export function focusSoon(
  find: () => HTMLElement | null | undefined,
  fallback?: () => HTMLElement | null | undefined,
): void {
  let frames = 0
  const attempt = () => {
    const { activeElement, body } = document
    const isLost = !activeElement || activeElement === body || !activeElement.isConnected
    const target = isLost ? (find() ?? (frames >= FRAMES ? fallback?.() : null)) : null
    if (target) {
      target.focus()
      if (document.activeElement === target) return
    }
    frames += 1
    if (frames <= FRAMES) requestAnimationFrame(attempt)
  }
  attempt()
}

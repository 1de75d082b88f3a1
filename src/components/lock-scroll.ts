let locks = 0
let undo = () => {}

/**
 * Keeps the page behind a dialog from scrolling, without a style sheet of its own (a strict CSP would refuse
 * one). Returns the way back; the last one to leave opens the lock.
 */
export function lockScroll(): () => void {
  if (locks === 0) {
    const { documentElement: root, defaultView: view } = document
    const { overflow, paddingInlineEnd } = root.style
    const gutter = (view?.innerWidth ?? 0) - root.clientWidth
    root.style.overflow = 'hidden'
    if (gutter > 0) root.style.paddingInlineEnd = `${gutter}px`
    undo = () => {
      root.style.overflow = overflow
      root.style.paddingInlineEnd = paddingInlineEnd
    }
  }
  locks += 1
  let held = true
  return () => {
    if (!held) return
    held = false
    locks -= 1
    if (locks === 0) undo()
  }
}

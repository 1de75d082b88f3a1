const GAP = 4
const MARGIN = 8

/**
 * Puts a menu beside its button: below it, or above where there is more room; its end at the button's end, moved so
 * that it stays on the screen. Written by the CSSOM, which a strict CSP allows.
 */
export function placeMenu(menu: HTMLElement, button: HTMLElement, direction: 'ltr' | 'rtl'): void {
  const at = button.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const below = clientHeight - at.bottom - GAP - MARGIN
  const above = at.top - GAP - MARGIN
  const { offsetWidth: width, scrollHeight } = menu
  const height = scrollHeight + 2
  const isAbove = height > below && above > below
  const start = direction === 'rtl' ? at.left : at.right - width
  const left = Math.max(MARGIN, Math.min(start, clientWidth - width - MARGIN))
  menu.style.setProperty('left', `${left}px`)
  menu.style.setProperty('max-height', `${Math.max(96, isAbove ? above : below)}px`)
  if (isAbove) menu.style.setProperty('bottom', `${clientHeight - at.top + GAP}px`)
  else menu.style.setProperty('top', `${at.bottom + GAP}px`)
}

import type { Theme } from '../api/connect.js'

/** Which way an element reads. */
export function directionOf(element: Element | null): 'ltr' | 'rtl' {
  if (!element || typeof getComputedStyle !== 'function') return 'ltr'
  return getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr'
}

/** The attribute that a fixed theme leaves on a root; none when the system decides. */
export const themeAttribute = (theme: Theme | undefined): 'light' | 'dark' | undefined =>
  theme === 'light' || theme === 'dark' ? theme : undefined

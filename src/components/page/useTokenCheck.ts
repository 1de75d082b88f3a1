'use client'

import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Theme } from '../../api/connect.js'
import { warn } from '../warn.js'

/** The basic tokens that can be wrong, with a property that takes what they take. */
const BASIC = {
  accent: 'color',
  background: 'color',
  foreground: 'color',
  radius: 'padding-top',
  spacing: 'padding-top',
}

const told = new WeakMap<Element, Set<string>>()

/** Says which basic tokens of a root hold what they cannot hold. Each once. */
function checkTokens(root: Element) {
  if (typeof CSS === 'undefined' || !CSS.supports) return
  const style = getComputedStyle(root)
  const valueOf = (token: string) => style.getPropertyValue(`--membrane-${token}`).trim()
  // Without our stylesheet there are no tokens.
  if (!valueOf('target')) return
  const known = told.get(root) ?? new Set()
  told.set(root, known)
  for (const [token, property] of Object.entries(BASIC)) {
    const value = valueOf(token)
    if (known.has(token) || (value && CSS.supports(property, value))) continue
    known.add(token)
    warn(
      () =>
        `--membrane-${token} is ${value ? `"${value}"` : 'a variable that is not there'}, which is no ` +
        `${property === 'color' ? 'colour' : 'length'}, so what follows from it is left to your page. See docs/theming.md.`,
    )
  }
}

/** While somebody develops: looks at the basic tokens, again when the theme is another one. */
export function useTokenCheck(root: RefObject<HTMLElement | null>, theme: Theme | undefined) {
  useEffect(() => {
    try {
      if (process.env.NODE_ENV !== 'production' && root.current) checkTokens(root.current)
    } catch {
      // A browser without a bundler: nobody is developing here.
    }
  }, [root, theme])
}

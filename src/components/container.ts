'use client'

import { useLayoutEffect, useState } from 'react'
import { warn } from './warn.js'

const told = new WeakSet<HTMLElement>()

function tell(container: HTMLElement) {
  if (told.has(container)) return
  told.add(container)
  warn(
    () =>
      'the `container` of a dialog or menu that is open is not in the document, so it is drawn at the end of the ' +
      'body. Give an element that stays as long as the page, or none.',
  )
}

/**
 * Where to draw what is open: in the container as long as that is in the document, else at the end of the body, so
 * that nobody is left behind a dialog that cannot be seen.
 */
export function useContainer(container: HTMLElement | null | undefined): HTMLElement | undefined {
  const [gone, setGone] = useState<HTMLElement>()
  useLayoutEffect(() => {
    if (!container) return
    const look = () => {
      if (container.isConnected) return
      tell(container)
      setGone(container)
    }
    look()
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [container])
  return container && container !== gone ? container : undefined
}

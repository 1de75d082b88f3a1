'use client'
import type { Theme } from '../../api/connect.js'
import { LOADING_CLASS, MESSAGE_ID, overlayFrame } from './sdkOverlay.js'

export interface OverlayWords {
  /** Accessible name of the screen and its frame. */
  readonly title: string
  /** Accessible name of the button that closes it. */
  readonly close: string
}

export interface DressOptions {
  readonly words: OverlayWords
  readonly theme?: Theme | undefined
  /** Whether our sheet is on the page. */
  readonly styled: boolean
  readonly close: () => void
}

/**
 * Gives the SDK's container a role, a name, our colours, the focus, and a close button after the frame, so that it
 * is the next Tab stop. Returns the undo.
 */
export function dressOverlay(
  container: HTMLElement,
  { words, theme, styled, close }: DressOptions,
): () => void {
  const frame = overlayFrame()
  container.classList.add('membrane-root')
  if (theme && theme !== 'auto') container.dataset['theme'] = theme
  container.setAttribute('role', 'dialog')
  container.setAttribute('aria-modal', 'true')
  container.setAttribute('aria-label', words.title)
  container.tabIndex = -1
  if (frame) frame.title = words.title
  const button = closeButton(words.close, styled, close)
  container.append(button)
  // In the top layer nothing of the host's lies above it.
  if (typeof button.showPopover === 'function') {
    button.popover = 'manual'
    button.showPopover()
  }

  let frameHadFocus = false
  const follow = () => {
    document.getElementById(MESSAGE_ID)?.setAttribute('role', 'alert')
    if (frameHadFocus || !frame || container.classList.contains(LOADING_CLASS)) return
    frameHadFocus = true
    // The person may have gone to the close button meanwhile: then it stays theirs.
    if (document.activeElement !== button) frame.focus({ preventScroll: true })
  }
  container.focus({ preventScroll: true })
  follow()
  const observer = new MutationObserver(follow)
  observer.observe(container, { attributes: true, attributeFilter: ['class'], childList: true })
  return () => {
    observer.disconnect()
    button.remove()
  }
}

function closeButton(label: string, styled: boolean, close: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'membrane-connect-close'
  button.setAttribute('aria-label', label)
  button.textContent = '×'
  // A popover stands in the middle of the screen unless somebody says otherwise.
  if (!styled) Object.assign(button.style, PLAIN)
  button.addEventListener('click', close)
  return button
}

const PLAIN = {
  inset: '12px 12px auto auto',
  width: '44px',
  height: '44px',
  padding: '0',
  fontSize: '24px',
  lineHeight: '1',
  cursor: 'pointer',
}

'use client'
import type { Theme } from '../../api/connect.js'
import { placeStyles } from './overlayStyles.js'
import { dressOverlay, type OverlayWords } from './dressOverlay.js'
import { keepTabInside } from './keepTabInside.js'
import { BODY_CLASS, CONTAINER_ID, dismiss, overlayContainer } from './sdkOverlay.js'

export interface OverlayOptions {
  /** Aborts when the page no longer waits. */
  readonly signal: AbortSignal
  readonly nonce?: string | undefined
  readonly words: OverlayWords
  readonly theme?: Theme | undefined
}

export interface Overlay {
  /** As `show` answers, or `null` when the overlay is gone without an answer. */
  readonly answer: Promise<unknown>
  /** Resolves when nothing of it is on the screen any more: after a success it may stay a while. */
  readonly gone: Promise<void>
}

/** A screen that has given its answer, and still shows its last words. */
let lingering: (() => void) | null = null

/**
 * Runs `show`, which opens the SDK's overlay, and sees to what the SDK leaves out: a title, the focus and
 * its return, Escape, a close button, a page behind that cannot be reached, and an end in every case.
 */
export function showOverlay(show: () => Promise<unknown>, options: OverlayOptions): Overlay {
  lingering?.()
  let leave: () => void = () => undefined
  const gone = new Promise<void>((resolve) => (leave = resolve))
  const answer = new Promise<unknown>((resolve, reject) => {
    const overlay = watchOverlay(options, () => {
      leave()
      // The SDK answers in the same turn in which it takes its overlay away: let it be first.
      setTimeout(() => resolve(null))
    })
    lingering = overlay.end
    show().then(
      (value) => {
        resolve(value)
        overlay.answered(value !== null && value !== undefined)
      },
      (error: unknown) => {
        reject(error)
        overlay.answered(false)
      },
    )
  })
  return { answer, gone }
}

function watchOverlay({ signal, nonce, words, theme }: OverlayOptions, onGone: () => void) {
  const styled = placeStyles(nonce)
  let before = focused()
  let undress: (() => void) | undefined
  let ended = false

  const end = () => {
    if (ended) return
    ended = true
    observer.disconnect()
    signal.removeEventListener('abort', end)
    document.removeEventListener('keydown', onKeyDown, true)
    if (lingering === end) lingering = null
    undress?.()
    dismiss()
    document.body.classList.remove(BODY_CLASS)
    returnFocus(before)
    onGone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !undress) return
    event.preventDefault()
    event.stopPropagation()
    end()
  }
  const observer = new MutationObserver(() => {
    const container = overlayContainer()
    if (!container && undress) end()
    if (!container || undress) return
    before = focused() ?? before
    const release = keepTabInside(container)
    const strip = dressOverlay(container, { words, theme, styled, close: end })
    undress = () => {
      strip()
      release()
    }
  })

  observer.observe(document.body, { childList: true })
  signal.addEventListener('abort', end)
  document.addEventListener('keydown', onKeyDown, true)
  return {
    end,
    /** The SDK has answered. After a success it may show its last words, if it shows anything. */
    answered(success: boolean) {
      if (!success || !undress) end()
    },
  }
}

function focused(): HTMLElement | null {
  const { activeElement, body } = document
  return activeElement instanceof HTMLElement &&
    activeElement !== body &&
    !activeElement.closest(`#${CONTAINER_ID}`)
    ? activeElement
    : null
}

function returnFocus(to: HTMLElement | null): void {
  if (!focused() && to?.isConnected) to.focus({ preventScroll: true })
}

'use client'
import { placeStyles } from './overlayStyles.js'
import { dressOverlay, type OverlayWords } from './dressOverlay.js'
import { keepTabInside } from './keepTabInside.js'
import { BODY_CLASS, CONTAINER_ID, dismiss, overlayContainer } from './sdkOverlay.js'

export interface OverlayOptions {
  /** Aborts when the page no longer waits. */
  readonly signal: AbortSignal
  readonly nonce?: string | undefined
  readonly words: OverlayWords
}

/** A screen that has given its answer, and still shows its last words. */
let lingering: (() => void) | null = null

/**
 * Runs `show`, which opens the SDK's overlay, and sees to what the SDK leaves out: a title, the focus and
 * its return, Escape, a close button, a page behind that cannot be reached, and an end in every case.
 *
 * Answers as `show` does, or `null` when the overlay is gone without an answer. It may stay on the screen
 * after a success until the hosted page or the person closes it.
 */
export function showOverlay(show: () => Promise<unknown>, options: OverlayOptions): Promise<unknown> {
  lingering?.()
  return new Promise((resolve, reject) => {
    const overlay = watchOverlay(options, () => {
      // The SDK answers in the same turn in which it takes its overlay away: let it be first.
      setTimeout(() => resolve(null))
    })
    lingering = overlay.end
    show().then(
      (answer) => {
        resolve(answer)
        overlay.answered()
        if (answer === null || answer === undefined) overlay.end()
      },
      (error: unknown) => {
        reject(error)
        overlay.answered()
        overlay.end()
      },
    )
  })
}

function watchOverlay({ signal, nonce, words }: OverlayOptions, onGone: () => void) {
  const styled = placeStyles(nonce)
  let before = focused()
  let undress: (() => void) | undefined
  let answered = false
  let ended = false

  const end = () => {
    if (!ended) {
      ended = true
      undress?.()
      signal.removeEventListener('abort', end)
      document.removeEventListener('keydown', onKeyDown, true)
      if (lingering === end) lingering = null
    }
    dismiss()
    document.body.classList.remove(BODY_CLASS)
    // Until the SDK has answered, an overlay of this connect may still come up: it is dismissed then.
    if (answered || undress) observer.disconnect()
    if (undress || answered) returnFocus(before)
    onGone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !overlayContainer()) return
    event.preventDefault()
    event.stopPropagation()
    end()
  }
  const observer = new MutationObserver(() => {
    const container = overlayContainer()
    if (ended) {
      if (container) end()
    } else if (container && !undress) {
      before = focused() ?? before
      const reach = keepTabInside(container)
      const clothes = dressOverlay(container, { words, styled, close: end })
      undress = () => {
        clothes()
        reach()
      }
    } else if (!container && undress) end()
  })

  observer.observe(document.body, { childList: true })
  signal.addEventListener('abort', end)
  document.addEventListener('keydown', onKeyDown, true)
  return {
    end,
    /** The SDK has nothing more to open for this connect. */
    answered() {
      answered = true
      if (ended) observer.disconnect()
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

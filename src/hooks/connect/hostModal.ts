'use client'
import { MembraneError } from '../../core/errors.js'

/**
 * A `<dialog>` opened with `showModal()` makes everything outside it inert, the connect screen too: nobody
 * could use it or close it.
 *
 * @throws {MembraneError} `connect-failed` when one is open.
 */
export function refuseUnderModal(): void {
  if (!modalIsOpen()) return
  throw new MembraneError(
    'connect-failed',
    'A modal <dialog> of this page is open, and would make the connect screen unusable. Close it first, for example in useBeforeConnect(() => …).',
  )
}

function modalIsOpen(): boolean {
  try {
    return document.querySelector('dialog:modal') !== null
  } catch {
    // A browser, or jsdom, that does not know the selector.
    return false
  }
}

'use client'

import * as Dialog from '@radix-ui/react-dialog'
import { setNonce } from 'get-nonce'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Theme } from '../api/connect.js'
import { useContainer } from './container.js'
import { themeAttribute } from './dom.js'
import { focusable } from './focusable.js'
import { lockScroll } from './lock-scroll.js'

/** Where and how every dialog of a page is drawn. */
export interface DialogPlace {
  container?: HTMLElement | null | undefined
  theme?: Theme | undefined
  direction?: 'ltr' | 'rtl' | undefined
  nonce?: string | undefined
  onClose: () => void
  /** Gets the focus when the dialog is gone, unless something else has it by then. */
  returnFocus?: (() => HTMLElement | null) | undefined
}

/** Who opens it with a double click means neither to close it with the second nor what happens to be below it. */
const DOUBLE_CLICK_MS = 500

export interface DialogFrameProps extends DialogPlace {
  title: ReactNode
  description?: ReactNode
  role?: 'dialog' | 'alertdialog' | undefined
  children: ReactNode
}

function keepTabInside(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return
  const stops = focusable(event.currentTarget)
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  const { activeElement } = event.currentTarget.ownerDocument
  if (edge && activeElement !== edge && activeElement !== event.currentTarget) return
  event.preventDefault()
  ;(event.shiftKey ? stops.at(-1) : stops[0])?.focus()
}

/**
 * A modal dialog by Radix. With a nonce, Radix locks the scroll by a style of its own; without one a strict CSP
 * would refuse that style, so the scroll lock, the backdrop and the focus containment are ours.
 */
export function DialogFrame({
  title,
  description,
  role = 'dialog',
  container,
  theme,
  direction,
  nonce,
  onClose,
  returnFocus,
  children,
}: DialogFrameProps) {
  const ours = !nonce
  const content = useRef<HTMLDivElement>(null)
  const [openedAt] = useState(Date.now)
  const isJustOpen = () => Date.now() - openedAt < DOUBLE_CLICK_MS
  const place = useContainer(container)
  if (nonce) setNonce(nonce)
  useEffect(() => (ours ? lockScroll() : undefined), [ours])

  return (
    <Dialog.Root open modal={!ours} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal container={place}>
        <div className="membrane-root membrane-portal" data-theme={themeAttribute(theme)} dir={direction}>
          {/* The focus stays in the dialog, whether it closes or not. */}
          <div
            role="presentation"
            className="membrane-backdrop"
            onMouseDown={(event) => event.preventDefault()}
          />
          <Dialog.Content
            ref={content}
            role={role}
            aria-modal="true"
            className="membrane-dialog"
            {...(description ? {} : { 'aria-describedby': undefined })}
            onKeyDown={keepTabInside}
            onPointerDownOutside={(event) => {
              if (isJustOpen()) event.preventDefault()
            }}
            onClickCapture={(event) => {
              if (event.detail < 2 || !isJustOpen()) return
              event.preventDefault()
              event.stopPropagation()
            }}
            onFocusOutside={(event) => {
              event.preventDefault()
              const [first] = content.current ? focusable(content.current) : []
              if (ours) first?.focus()
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              const { activeElement, body } = document
              if (!activeElement || activeElement === body) returnFocus?.()?.focus()
            }}
          >
            <Dialog.Title className="membrane-dialog-title">{title}</Dialog.Title>
            {description && (
              <Dialog.Description className="membrane-dialog-text">{description}</Dialog.Description>
            )}
            {children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

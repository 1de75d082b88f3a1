'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useEffect, useRef, useState } from 'react'
import { useLatest } from '../hooks/useLatest.js'
import { Button } from './Button.js'
import { cx } from './cx.js'
import { useSpeech } from './labels.js'
import { useBothRefs } from './react.js'

export interface UndoBarProps extends ComponentPropsWithoutRef<'div'> {
  /** What happened, or what came of undoing it. */
  message: string
  tone?: 'neutral' | 'critical' | undefined
  /** What the button says; default "Undo". */
  action?: string | undefined
  /** Accessible name of the button. */
  actionLabel?: string | undefined
  onAction?: (() => void) | undefined
  pending?: boolean | undefined
  onDismiss?: (() => void) | undefined
  /** Time is running: shown as a line that grows shorter. */
  counting?: boolean | undefined
  /** Somebody is at it with pointer or focus: the countdown rests. */
  onPause?: (() => void) | undefined
  onResume?: (() => void) | undefined
}

/**
 * One `<div role="group">` that offers to undo. The countdown rests while somebody points at it, and while the focus
 * is inside.
 */
export const UndoBar = forwardRef<HTMLDivElement, UndoBarProps>(function UndoBar(
  {
    message,
    tone = 'neutral',
    action,
    actionLabel,
    onAction,
    pending = false,
    onDismiss,
    counting = false,
    onPause,
    onResume,
    className,
    ...props
  },
  ref,
) {
  const { labels } = useSpeech()
  const held = useRef({ hover: false, focus: false })
  const [paused, setPaused] = useState(false)

  const hold = useLatest((part: 'hover' | 'focus', on: boolean) => {
    held.current[part] = on
    const now = held.current.hover || held.current.focus
    if (now === paused) return
    setPaused(now)
    if (now) onPause?.()
    else onResume?.()
  })
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = bar
    if (!current) return
    const listeners: [string, (event: Event) => void][] = [
      ['pointerenter', () => hold('hover', true)],
      ['pointerleave', () => hold('hover', false)],
      ['focusin', () => hold('focus', true)],
      [
        'focusout',
        (event) => {
          const next = event instanceof FocusEvent ? event.relatedTarget : null
          if (!(next instanceof Node && current.contains(next))) hold('focus', false)
        },
      ],
    ]
    for (const [type, listener] of listeners) current.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of listeners) current.removeEventListener(type, listener)
    }
  }, [hold])

  return (
    <div
      role="group"
      aria-label={message}
      {...props}
      ref={useBothRefs(ref, bar)}
      className={cx('membrane-undo', className)}
      data-tone={tone}
      data-counting={counting ? '' : undefined}
      data-paused={paused ? '' : undefined}
    >
      <p className="membrane-undo-text" title={message.length > 40 ? message : undefined}>
        {message}
      </p>
      {onAction && (
        <Button variant="quiet" pending={pending} aria-label={actionLabel} onClick={onAction} data-action="">
          {action ?? (pending ? labels.doing.undoing : labels.undo.action)}
        </Button>
      )}
      {onDismiss && (
        <Button variant="quiet" data-icon="" aria-label={labels.action.dismiss} onClick={onDismiss}>
          <svg
            viewBox="0 0 16 16"
            width="16"
            height="16"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
          >
            <path d="m4.5 4.5 7 7m0-7-7 7" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </Button>
      )}
    </div>
  )
})

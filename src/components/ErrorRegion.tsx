'use client'

import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { forwardRef } from 'react'
import { Button } from './Button.js'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'

export interface ErrorRegionProps extends Omit<ComponentPropsWithoutRef<'div'>, 'title'> {
  /** What happened; default: the integrations could not be loaded. */
  title?: ReactNode
  /** Why, in plain words. */
  reason?: ReactNode
  onRetry?: (() => void) | undefined
  retrying?: boolean | undefined
}

/** One `<div role="group">` that says what failed and offers to try again. More buttons go in as children. */
export const ErrorRegion = forwardRef<HTMLDivElement, ErrorRegionProps>(function ErrorRegion(
  { title, reason, onRetry, retrying = false, className, children, ...props },
  ref,
) {
  const { labels } = useEarlySpeech()
  return (
    <div
      role="group"
      aria-label={labels.error.title}
      {...props}
      ref={ref}
      className={cx('membrane-error', className)}
    >
      <p className="membrane-error-text">
        <strong>{title ?? labels.error.title}</strong> {reason}
      </p>
      {onRetry && (
        <Button pending={retrying} onClick={onRetry}>
          {retrying ? labels.error.retrying : labels.error.retry}
        </Button>
      )}
      {children}
    </div>
  )
})

'use client'

import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { forwardRef } from 'react'
import { cx } from './cx.js'

export interface EmptyStateProps extends Omit<ComponentPropsWithoutRef<'div'>, 'title'> {
  title: ReactNode
  /** Buttons below the text go in as children. */
  text?: ReactNode
}

/** One `<div>` that says why there is nothing, and what can be done. */
export const EmptyState = forwardRef<HTMLDivElement, EmptyStateProps>(function EmptyState(
  { title, text, className, children, ...props },
  ref,
) {
  return (
    <div {...props} ref={ref} className={cx('membrane-empty', className)}>
      <p className="membrane-empty-title">{title}</p>
      {text && <p className="membrane-empty-text">{text}</p>}
      {children && <div className="membrane-empty-actions">{children}</div>}
    </div>
  )
})

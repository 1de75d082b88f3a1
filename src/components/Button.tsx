'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import { cx } from './cx.js'

export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  /** At work: keeps the focus, answers no click, says so. */
  pending?: boolean | undefined
  /** Not permitted: stays reachable, so that its reason can be read. Name the reason by `aria-describedby`. */
  denied?: boolean | undefined
}

/** One `<button type="button">` of the page's look. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = 'secondary', pending = false, denied = false, className, onClick, ...props },
  ref,
) {
  const idle = pending || denied
  return (
    <button
      type="button"
      {...props}
      ref={ref}
      className={cx('membrane-button', className)}
      data-variant={variant}
      data-pending={pending ? '' : undefined}
      aria-busy={pending || undefined}
      aria-disabled={idle || props['aria-disabled']}
      onClick={(event) => {
        if (idle) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
})

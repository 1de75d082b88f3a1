'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import { cx } from './cx.js'
import { useDelayed } from './react.js'

export interface SkeletonsProps extends ComponentPropsWithoutRef<'div'> {
  kind: 'rows' | 'cards'
  count?: number | undefined
  /** Nothing is shown for so long: what is quick needs no skeleton. In milliseconds, default 150. */
  delayMs?: number | undefined
}

/** One `<div>` with the outlines of what is on its way, in its real size. Nothing to assistive technology. */
export const Skeletons = forwardRef<HTMLDivElement, SkeletonsProps>(function Skeletons(
  { kind, count = kind === 'rows' ? 2 : 6, delayMs = 150, className, ...props },
  ref,
) {
  const late = useDelayed(true, delayMs)
  return (
    <div
      {...props}
      ref={ref}
      aria-hidden="true"
      className={cx('membrane-skeletons', kind === 'rows' ? 'membrane-rows' : 'membrane-cards', className)}
      data-shown={late ? '' : undefined}
    >
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={kind === 'rows' ? 'membrane-row' : 'membrane-card'}>
          <span className="membrane-logo membrane-bone" />
          <span className="membrane-bone" data-line="name" />
          <span className="membrane-bone" data-line="note" />
          {kind === 'cards' && <span className="membrane-bone" data-line="button" />}
        </div>
      ))}
    </div>
  )
})

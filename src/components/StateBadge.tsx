'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import type { Connection } from '../api/connection.js'
import type { ConnectionStatus } from '../core/status.js'
import { connectionStatus } from '../core/status.js'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'

export interface StateBadgeProps extends ComponentPropsWithoutRef<'span'> {
  /** What to show the state of; or give `status`, when it is at hand already. */
  connection?: Connection | undefined
  status?: ConnectionStatus | undefined
  /** Says that setting up takes longer than usual. */
  late?: boolean | undefined
}

/** One `<span>` that says how a connection is doing. Shape, word and colour come from its status. */
export const StateBadge = forwardRef<HTMLSpanElement, StateBadgeProps>(function StateBadge(
  { connection, status, late = false, className, children, ...props },
  ref,
) {
  const { labels } = useEarlySpeech()
  const shown = status ?? (connection ? connectionStatus(connection) : undefined)
  if (!shown) return null
  return (
    <span
      {...props}
      ref={ref}
      className={cx('membrane-badge', className)}
      data-status={shown.kind}
      data-tone={shown.tone}
    >
      {children ??
        (late && shown.kind === 'building' ? labels.status.stillBuilding : labels.status[shown.kind])}
    </span>
  )
})

'use client'

import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { forwardRef, useId, useMemo } from 'react'
import type { Connection } from '../api/connection.js'
import type { Integration } from '../api/integration.js'
import { AppLogo } from './AppLogo.js'
import {
  ConnectionRowAction,
  ConnectionRowMenu,
  ConnectionRowName,
  ConnectionRowReason,
  ConnectionRowStatus,
} from './ConnectionRowSlots.js'
import { cx } from './cx.js'
import { useEarlySpeech } from './speech.js'
import type { AccountRow } from './model/rows.js'
import { toRow } from './model/rows.js'
import { accountName } from './names.js'
import type { ConnectionRowOptions, ConnectionRowValue } from './row-context.js'
import { RowContext } from './row-context.js'

export interface ConnectionRowProps extends ConnectionRowOptions, ComponentPropsWithoutRef<'div'> {
  connection: Connection
  /** For the app's name and logo; default: the one the connection carries. */
  integration?: Integration | undefined
}

function DefaultSlots({ row }: { row: AccountRow }) {
  return (
    <>
      <AppLogo name={row.app} src={row.integration?.logoUri} />
      <ConnectionRowName />
      <ConnectionRowStatus />
      <ConnectionRowReason />
      <ConnectionRowAction />
      <ConnectionRowMenu />
    </>
  )
}

/**
 * One `<div role="listitem">`: an account, how it is doing, and what can be done about it. Without children it
 * is complete; with children you arrange its slots yourself.
 */
export const ConnectionRow = forwardRef<HTMLDivElement, ConnectionRowProps>(function ConnectionRow(
  {
    connection,
    integration = connection.integration,
    onAction,
    onPrepare,
    can,
    pending = null,
    notice,
    buildingSince,
    now = Date.now,
    container,
    theme,
    className,
    children,
    ...props
  },
  ref,
) {
  const speech = useEarlySpeech()
  const id = useId()
  const row = useMemo(() => toRow(connection, integration, now()), [connection, integration, now])
  const name = accountName(speech, row.account, row.app)
  const value = useMemo<ConnectionRowValue>(
    () => ({
      row,
      name,
      now,
      onAction,
      onPrepare,
      can,
      pending,
      notice,
      buildingSince,
      container,
      theme,
      nameId: `${id}name`,
      reasonId: `${id}reason`,
    }),
    [row, name, now, onAction, onPrepare, can, pending, notice, buildingSince, container, theme, id],
  )
  const slots: ReactNode = children ?? <DefaultSlots row={row} />
  return (
    <RowContext.Provider value={value}>
      <div
        role="listitem"
        {...props}
        ref={ref}
        className={cx('membrane-row', className)}
        data-connection-id={connection.id}
        data-status={row.status.kind}
        data-tone={row.status.tone}
        aria-labelledby={props['aria-labelledby'] ?? value.nameId}
      >
        {slots}
      </div>
    </RowContext.Provider>
  )
})

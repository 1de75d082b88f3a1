'use client'

import type { ReactNode, Ref } from 'react'
import { memo, useCallback, useId, useImperativeHandle, useMemo, useRef } from 'react'
import { Button } from '../Button.js'
import { ChunkedList } from '../ChunkedList.js'
import type { RenderItem } from '../ChunkedList.js'
import { revealItem } from '../chunks/Block.js'
import { ConnectionRow } from '../ConnectionRow.js'
import type { ConnectionRowProps } from '../ConnectionRow.js'
import { Guarded } from '../Guarded.js'
import { useEarlySpeech } from '../speech.js'
import type { CanOption } from '../model/criteria.js'
import { permissionFor } from '../model/criteria.js'
import type { AccountRow } from '../model/rows.js'
import { Skeletons } from '../Skeletons.js'
import { usePage } from './context.js'
import { focusSoon } from './focus.js'
import { LateFixAll } from './late-parts.js'
import { useSettledOrder } from './useSettledOrder.js'

interface RowItemProps extends Pick<ConnectionRowProps, 'aria-setsize' | 'aria-posinset'> {
  row: AccountRow
}

const RowItem = memo(function RowItem({ row, ...position }: RowItemProps) {
  const page = usePage()
  const { connection, integration } = row
  const { Row = ConnectionRow } = page.options.components ?? {}
  const { container, theme, can } = page.options
  const rowProps: ConnectionRowProps = {
    ...position,
    connection,
    integration,
    can,
    container,
    theme,
    now: page.now,
    pending: page.activity.rows.get(connection.id),
    notice: page.notices.get(connection.id),
    buildingSince: row.status.kind === 'building' ? page.buildingSince(connection) : undefined,
    onAction: page.act,
    onPrepare: page.prepare,
  }
  if (Row === ConnectionRow) return <ConnectionRow {...rowProps} />
  return (
    <Guarded resetKey={connection} onError={page.report} fallback={<ConnectionRow {...rowProps} />}>
      <Row {...rowProps} />
    </Guarded>
  )
})

const renderRow: RenderItem<AccountRow> = (row, position) => (
  <RowItem key={row.connection.id} row={row} {...position} />
)
const idOf = (row: AccountRow) => row.connection.id

/** What "Fix all" can walk through: what a sign-in mends, where the person may. */
export const isFixable = (row: AccountRow, can: CanOption | undefined) =>
  row.status.needsAttention &&
  (row.status.primary === 'reconnect' ||
    row.status.primary === 'continue' ||
    row.status.primary === 'try-again') &&
  permissionFor(can, row.status.primary, row) === true

export interface ConnectedRegionProps {
  rows: readonly AccountRow[]
  /** All of them, also those that the search leaves out. */
  allRows: readonly AccountRow[]
  loading: boolean
  heading: 'h2' | 'h3' | 'h4' | 'h5' | 'h6'
  fixing: boolean
  onFixing: (fixing: boolean) => void
  onFix: (row: AccountRow) => Promise<boolean>
  /** Gets the way to draw a row that is far from the screen. */
  reveal: Ref<(connectionId: string) => void>
  /** In place of the rows when there are none. */
  empty: ReactNode
}

/** The accounts: what needs the person first. */
export function ConnectedRegion(props: ConnectedRegionProps) {
  const { rows, allRows, loading, heading: Heading, fixing, onFixing, onFix, reveal } = props
  const { labels, say } = useEarlySpeech()
  const { prepare, options } = usePage()
  const { can } = options
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const fixButton = useRef<HTMLButtonElement>(null)
  const ordered = useSettledOrder(rows, idOf, list)
  const toFix = useMemo(() => rows.filter((row) => isFixable(row, can)), [rows, can])
  const attention = useMemo(() => rows.filter((row) => row.status.needsAttention).length, [rows])
  const end = useCallback(() => {
    onFixing(false)
    focusSoon(() => fixButton.current)
  }, [onFixing])
  useImperativeHandle(
    reveal,
    () => (connectionId: string) =>
      revealItem(
        list.current,
        ordered.findIndex((row) => idOf(row) === connectionId),
      ),
    [ordered],
  )
  return (
    <section aria-labelledby={`${id}heading`} className="membrane-region" data-region="connected">
      <div className="membrane-region-head">
        <Heading id={`${id}heading`} className="membrane-heading" tabIndex={-1}>
          {labels.page.connected}{' '}
          {!loading && <span className="membrane-count">{say('{count}', { count: rows.length })}</span>}
        </Heading>
        {attention > 0 && (
          <div className="membrane-attention">
            <span>{say(labels.page.needAttention, { count: attention })}</span>
            {toFix.length > 1 && !fixing && (
              <Button
                ref={fixButton}
                variant="quiet"
                onPointerEnter={prepare}
                onFocus={prepare}
                onClick={() => onFixing(true)}
              >
                {labels.fixAll.start}
              </Button>
            )}
          </div>
        )}
      </div>
      {fixing && (
        <LateFixAll
          rows={toFix}
          accounts={allRows}
          onFix={onFix}
          onPrepare={prepare}
          onEnd={end}
          onUnavailable={end}
        />
      )}
      {loading ? (
        <Skeletons kind="rows" />
      ) : ordered.length ? (
        <div ref={list}>
          <ChunkedList
            items={ordered}
            render={renderRow}
            className="membrane-rows"
            aria-labelledby={`${id}heading`}
          />
        </div>
      ) : (
        props.empty
      )}
    </section>
  )
}

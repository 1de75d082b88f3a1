'use client'

import type { ReactNode } from 'react'
import { memo, useCallback, useId, useMemo, useRef } from 'react'
import { Button } from '../Button.js'
import { ChunkedList } from '../ChunkedList.js'
import type { RenderItem } from '../ChunkedList.js'
import { ConnectionRow } from '../ConnectionRow.js'
import type { ConnectionRowProps } from '../ConnectionRow.js'
import { Guarded } from '../Guarded.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { Skeletons } from '../Skeletons.js'
import { usePage } from './context.js'
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
    pending: page.activity.row?.id === connection.id ? page.activity.row.action : null,
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

/** What "Fix all" can walk through: what a sign-in mends. */
export const isFixable = ({ status }: AccountRow) =>
  status.needsAttention &&
  (status.primary === 'reconnect' || status.primary === 'continue' || status.primary === 'try-again')

export interface ConnectedRegionProps {
  rows: readonly AccountRow[]
  /** All of them, also those that the search leaves out. */
  allRows: readonly AccountRow[]
  loading: boolean
  heading: 'h2' | 'h3' | 'h4' | 'h5' | 'h6'
  fixing: boolean
  onFixing: (fixing: boolean) => void
  onFix: (row: AccountRow) => Promise<boolean>
  /** In place of the rows when there are none. */
  empty: ReactNode
}

/** The accounts: what needs the person first. */
export function ConnectedRegion(props: ConnectedRegionProps) {
  const { rows, allRows, loading, heading: Heading, fixing, onFixing, onFix } = props
  const { labels, say } = useSpeech()
  const { prepare } = usePage()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const fixButton = useRef<HTMLButtonElement>(null)
  const ordered = useSettledOrder(rows, idOf, list)
  const toFix = useMemo(() => allRows.filter(isFixable), [allRows])
  const attention = useMemo(() => allRows.filter((row) => row.status.needsAttention).length, [allRows])
  const end = useCallback(() => onFixing(false), [onFixing])
  return (
    <section aria-labelledby={`${id}heading`} className="membrane-region" data-region="connected">
      <div className="membrane-region-head">
        <Heading id={`${id}heading`} className="membrane-heading" tabIndex={-1}>
          {labels.page.connected} {!loading && <span className="membrane-count">{rows.length}</span>}
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
      {fixing && <LateFixAll rows={toFix} onFix={onFix} onPrepare={prepare} onEnd={end} />}
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

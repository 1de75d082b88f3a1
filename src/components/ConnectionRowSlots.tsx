'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'
import { joinSentences } from '../labels/format.js'
import type { EarlyLabels } from '../labels/early.js'
import type { ButtonProps } from './Button.js'
import { Button } from './Button.js'
import { useTimed } from './clock.js'
import { ConnectionMenu } from './ConnectionMenu.js'
import type { ConnectionMenuProps } from './ConnectionMenu.js'
import { cx } from './cx.js'
import { Elapsed } from './Elapsed.js'
import { useEarlySpeech } from './speech.js'
import { titleOf } from './names.js'
import { permissionFor } from './model/criteria.js'
import { RelativeTime } from './RelativeTime.js'
import type { ConnectionRowValue, RowAction } from './row-context.js'
import { useConnectionRow } from './row-context.js'
import { StateBadge } from './StateBadge.js'
import { timeOfDay } from './time.js'

const LATE_MS = 3 * 60_000

function startOf({ row, buildingSince }: ConnectionRowValue): number | undefined {
  if (row.status.kind !== 'building') return undefined
  const since = buildingSince ?? Date.parse(row.connection.updatedAt ?? row.connection.createdAt ?? '')
  return Number.isNaN(since) ? undefined : since
}

/** Whether setting up takes longer than usual. */
function useLate(value: ConnectionRowValue): boolean {
  const since = startOf(value)
  return (
    useTimed(() => (since !== undefined && value.now() - since > LATE_MS ? 'late' : ''), 'second', '') ===
    'late'
  )
}

/** One `<div>` with the app's name and the account's; once when they are the same. */
export const ConnectionRowName = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function ConnectionRowName({ className, ...props }, ref) {
    const { row, nameId } = useConnectionRow('ConnectionRowName')
    return (
      <div
        {...props}
        ref={ref}
        id={nameId}
        className={cx('membrane-row-name', className)}
        title={titleOf(`${row.app} · ${row.account}`)}
      >
        <bdi className="membrane-row-app">{row.app}</bdi>
        {row.account !== row.app && (
          <>
            <span className="membrane-row-dot"> · </span>
            <bdi className="membrane-row-account">{row.account}</bdi>
          </>
        )}
      </div>
    )
  },
)

/** One `<div>` with the badge and, as it fits, how long it is being set up or when it was last used. */
export const ConnectionRowStatus = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function ConnectionRowStatus({ className, ...props }, ref) {
    const value = useConnectionRow('ConnectionRowStatus')
    const { labels, say } = useEarlySpeech()
    const { status, connection } = value.row
    const since = startOf(value)
    const late = useLate(value)
    return (
      <div {...props} ref={ref} className={cx('membrane-row-status', className)}>
        <StateBadge status={status} late={late} />
        {since !== undefined && <Elapsed since={since} now={value.now} />}
        {status.kind === 'connected' && connection.lastActiveAt && (
          <RelativeTime
            dateTime={connection.lastActiveAt}
            now={value.now}
            phrase={(time) => say(labels.time.lastUsed, { time })}
          />
        )}
      </div>
    )
  },
)

/** Leaves out what only repeats our own sentence. */
function adds(own: string, theirs: string | undefined): theirs is string {
  if (!theirs?.trim()) return false
  const plain = (text: string) =>
    text
      .toLocaleLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return !plain(own).includes(plain(theirs))
}

const ended = (sentence: string) => sentence.trim().replace(/[^\p{P}]$/u, '$&.')

/** What is wrong, in our words and the server's, and what happens next. Empty when all is well. */
export function useReason(): string {
  const value = useConnectionRow('useReason')
  const { labels, say } = useEarlySpeech()
  const { status, app } = value.row
  const late = useLate(value)
  const retryAt = status.retryAt ? Date.parse(status.retryAt) : Number.NaN
  const retryTime = useTimed(
    () => (retryAt > value.now() ? timeOfDay(retryAt, value.now(), labels.locale) : ''),
    'minute',
    '',
  )
  const own = say(labels.sentence[late && status.kind === 'building' ? 'stillBuilding' : status.kind], {
    app,
    reason: status.reason ?? '',
    detail: status.detail ?? '',
  })
  const theirs = status.kind === 'input-required' ? (status.detail ?? status.reason) : status.reason
  const quiet = status.kind === 'connected' || status.kind === 'building' || status.kind === 'disconnecting'
  const parts = [own]
  if (!quiet && adds(own, theirs)) parts.push(say('{reason}', { reason: ended(theirs) }))
  if (retryTime) parts.push(say(labels.sentence.retry, { time: retryTime }))
  return joinSentences(...parts)
}

/** One `<p>` with the reason and what happens next; nothing when all is well. */
export const ConnectionRowReason = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(
  function ConnectionRowReason({ className, ...props }, ref) {
    const { notice, pending, reasonId } = useConnectionRow('ConnectionRowReason')
    const { labels } = useEarlySpeech()
    const { action, denied } = usePrimary()
    const reason = useReason()
    // The primary button says itself that it is at work.
    const doing = pending && pending !== action ? BUSY[pending] : undefined
    if (!reason && !notice && !denied && !doing) return null
    return (
      <p {...props} ref={ref} id={reasonId} className={cx('membrane-row-reason', className)}>
        {reason && (
          <span className="membrane-clamp" title={titleOf(reason)}>
            {reason}{' '}
          </span>
        )}
        {denied && <span className="membrane-denied">{denied} </span>}
        {doing && <span>{labels.doing[doing]}</span>}
        {notice && (
          <span className="membrane-row-notice" data-tone={notice.tone}>
            {notice.text}
          </span>
        )}
      </p>
    )
  },
)

const BUSY: Partial<Record<RowAction, keyof EarlyLabels['doing']>> = {
  test: 'testing',
  'refresh-credentials': 'refreshing',
  reconnect: 'connecting',
  continue: 'connecting',
  'try-again': 'connecting',
  'connect-again': 'connecting',
  remove: 'disconnecting',
  restore: 'restoring',
}

function usePrimary() {
  const { row, can } = useConnectionRow('ConnectionRowAction')
  const { labels } = useEarlySpeech()
  const action = row.status.primary
  const permission = action ? permissionFor(can, action, row) : true
  return {
    action,
    denied: permission === true ? undefined : permission === false ? labels.page.notPermitted : permission,
  }
}

/** One `<button>` with the one thing to do; nothing when there is nothing to do. */
export const ConnectionRowAction = forwardRef<HTMLButtonElement, ButtonProps>(function ConnectionRowAction(
  { className, ...props },
  ref,
) {
  const { row, name, pending, onAction, onPrepare, reasonId } = useConnectionRow('ConnectionRowAction')
  const { labels, say } = useEarlySpeech()
  const { action, denied } = usePrimary()
  if (!action) return null
  const doing = pending === action ? BUSY[action] : undefined
  return (
    <Button
      variant="secondary"
      aria-label={
        doing
          ? say(labels.actionOn.doing, { doing: labels.doing[doing], account: name })
          : say(labels.actionOn[action], { account: name })
      }
      aria-describedby={reasonId}
      {...props}
      ref={ref}
      className={cx('membrane-row-action', className)}
      pending={pending === action}
      denied={denied !== undefined}
      onPointerEnter={onPrepare}
      onFocus={onPrepare}
      onClick={() => onAction?.(action, row)}
    >
      {doing ? labels.doing[doing] : labels.action[action]}
    </Button>
  )
})

/** The row's menu: one `<button>` that opens everything else that can be done. */
export const ConnectionRowMenu = forwardRef<
  HTMLButtonElement,
  Omit<ConnectionMenuProps, 'row' | 'name' | 'onAction' | 'can'>
>(function ConnectionRowMenu(props, ref) {
  const { row, name, onAction, onPrepare, can, pending, container, theme } =
    useConnectionRow('ConnectionRowMenu')
  return (
    <ConnectionMenu
      container={container}
      theme={theme}
      {...props}
      ref={ref}
      row={row}
      name={name}
      can={can}
      pending={pending !== null && pending !== undefined}
      onAction={(action) => onAction?.(action, row)}
      onPrepare={onPrepare}
    />
  )
})

'use client'

import { forwardRef, useEffect, useRef, useState, type ComponentPropsWithoutRef } from 'react'
import { useAnnounce } from '../components/announcer.js'
import { Button } from '../components/Button.js'
import { cx } from '../components/cx.js'
import { useBothRefs } from '../components/react.js'
import { useLatest } from '../hooks/useLatest.js'
import { JsonView } from './JsonView.js'
import { ActionLabelsProvider, useActionSpeech } from './labels/ActionLabelsProvider.js'
import type { ActionLabelsInput } from './labels/types.js'
import { failureClass } from './log/failureClass.js'
import { redact } from './log/redact.js'
import { useRunReason } from './log/useRunReason.js'
import { RunLog } from './RunLog.js'
import type { UseActResult } from './useAct.js'

export interface RunOutcomeProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What `useAct` or `useUniversalAction` answers. */
  outcome: Pick<UseActResult, 'data' | 'error' | 'phase' | 'actionRunId' | 'reconnect'>
  /** Runs the same once more. */
  onRetry?: (() => void) | undefined
  /** Names the account whose sign-in is to be renewed. */
  account?: string | undefined
  /** Offers the run log. Default true. */
  log?: boolean | undefined
  /** Hides credentials in output and log. Default true. */
  redacted?: boolean | undefined
  labels?: ActionLabelsInput | readonly ActionLabelsInput[] | undefined
}

/**
 * One `<div>` with what came of a run: its output; or why it failed, what to do, and the button that does it. Says so to
 * people who do not see the screen.
 */
export const RunOutcome = forwardRef<HTMLDivElement, RunOutcomeProps>(function RunOutcome(
  { labels, ...props },
  ref,
) {
  return (
    <ActionLabelsProvider labels={labels}>
      <Outcome {...props} divRef={ref} />
    </ActionLabelsProvider>
  )
})

function Outcome({
  outcome: { data, error, phase, actionRunId, reconnect },
  onRetry,
  account,
  log = true,
  redacted = true,
  className,
  divRef,
  ...props
}: Omit<RunOutcomeProps, 'labels'> & { divRef: React.ForwardedRef<HTMLDivElement> }) {
  const { labels, say } = useActionSpeech()
  const reasonOf = useRunReason()
  const announce = useAnnounce()
  const [openFor, setOpenFor] = useState<string | null>(null)
  const words = labels.run
  const isOver = phase === 'idle' && (error !== undefined || actionRunId !== undefined || data !== undefined)
  const kind = error && failureClass(error)
  const failure = kind && labels.failure[kind]
  // No account: the title says it all.
  const reason = error && kind !== 'account' ? reasonOf(error) : undefined
  const message = reason !== undefined && redacted ? redact(reason) : reason
  const waiting =
    phase === 'reconnecting' ? words.reconnecting : phase === 'waiting' ? words.waiting : undefined

  const said =
    waiting ?? (isOver ? (error ? `${words.failed} ${message ?? failure?.title}` : words.succeeded) : '')
  const last = useRef('')
  useEffect(() => {
    if (said && said !== last.current) announce(said)
    last.current = said
  }, [said, announce])

  // The button that was pressed is gone: reading goes on at what came of it.
  const own = useRef<HTMLDivElement>(null)
  const both = useBothRefs(divRef, own)
  const pressed = useRef(false)
  useEffect(() => {
    if (!isOver || !pressed.current) return
    pressed.current = false
    if (document.activeElement === document.body) own.current?.focus()
  }, [isOver])

  const retry = useLatest(() => {
    pressed.current = true
    onRetry?.()
  })

  if (waiting) {
    return (
      <div
        {...props}
        ref={both}
        tabIndex={-1}
        className={cx('membrane-outcome', className)}
        data-outcome={phase}
      >
        <p className="membrane-badge" data-tone="progress">
          {waiting}
        </p>
      </div>
    )
  }
  if (!isOver) return null
  const isOpen = actionRunId !== undefined && openFor === actionRunId
  return (
    <div
      {...props}
      ref={both}
      tabIndex={-1}
      className={cx('membrane-outcome', className)}
      data-outcome={error ? 'error' : 'success'}
    >
      {error && failure ? (
        <div className="membrane-failure" data-failure={kind}>
          <p>
            <strong>{failure.title}</strong> {message !== undefined && <span dir="auto">{message}</span>}
          </p>
          <p className="membrane-hint">{failure.remedy}</p>
        </div>
      ) : (
        <>
          <p className="membrane-badge" data-tone="positive">
            {words.succeeded}
          </p>
          {data === undefined ? (
            <p className="membrane-hint">{words.noOutput}</p>
          ) : (
            <JsonView title={words.output} value={data} redacted={redacted} />
          )}
        </>
      )}
      <div className="membrane-form-buttons">
        {reconnect && (
          <Button
            variant="primary"
            aria-label={account === undefined ? undefined : say(words.reconnectOf, { account })}
            onClick={() => {
              pressed.current = true
              void reconnect()
            }}
          >
            {words.reconnect}
          </Button>
        )}
        {error && !reconnect && onRetry && !isOpen && <Button onClick={retry}>{words.again}</Button>}
        {log && actionRunId !== undefined && (
          <Button
            variant="quiet"
            aria-expanded={isOpen}
            onClick={() => setOpenFor(isOpen ? null : actionRunId)}
          >
            {isOpen ? words.hideLog : words.showLog}
          </Button>
        )}
      </div>
      {isOpen && (
        <RunLog actionRunId={actionRunId} error={error} redacted={redacted} onRetry={onRetry && retry} />
      )}
    </div>
  )
}

'use client'

import { forwardRef, useId, type ComponentPropsWithoutRef, type ReactNode } from 'react'
import type { ActionRun, ActionRunDetails } from '../api/action-run.js'
import type { MembraneError } from '../core/errors.js'
import { isFields } from '../core/fields.js'
import { toErrorData } from '../core/problem.js'
import { Button } from '../components/Button.js'
import { cx } from '../components/cx.js'
import { useReasons } from '../components/page/useReasons.js'
import { RelativeTime } from '../components/RelativeTime.js'
import { JsonView } from './JsonView.js'
import { ActionLabelsProvider, useActionSpeech } from './labels/ActionLabelsProvider.js'
import type { ActionLabelsInput } from './labels/types.js'
import { failureClass } from './log/failureClass.js'
import { redact } from './log/redact.js'
import { useRunReason } from './log/useRunReason.js'
import { useActionRunLog } from './useActionRunLog.js'

export interface RunLogProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** The run to show: what `useAct().actionRunId` says. */
  actionRunId: string
  /** Why it failed, as `useAct().error` says: shown at once, before the log is there. */
  error?: MembraneError | undefined
  /** Hides credentials, in what is copied too. Default true. */
  redacted?: boolean | undefined
  /** Offers to run it again. */
  onRetry?: (() => void) | undefined
  retrying?: boolean | undefined
  /** The current time in milliseconds; default `Date.now`. */
  now?: (() => number) | undefined
  labels?: ActionLabelsInput | readonly ActionLabelsInput[] | undefined
}

/**
 * One `<section>` with what happened in a run, in the order in which one looks for the trouble: the answer, the run log (what
 * was sent to the app and what came back), the class of the failure with its remedy, the smallest retry.
 */
export const RunLog = forwardRef<HTMLElement, RunLogProps>(function RunLog({ labels, ...props }, ref) {
  return (
    <ActionLabelsProvider labels={labels}>
      <Log {...props} sectionRef={ref} />
    </ActionLabelsProvider>
  )
})

function Log({
  actionRunId,
  error,
  redacted = true,
  onRetry,
  retrying,
  now,
  className,
  sectionRef,
  ...props
}: Omit<RunLogProps, 'labels'> & { sectionRef: React.ForwardedRef<HTMLElement> }) {
  const { labels } = useActionSpeech()
  const reasonOf = useReasons()
  const whyOf = useRunReason()
  const log = useActionRunLog(actionRunId, { details: true })
  const { run, details } = log
  const id = useId()
  const words = labels.log
  const data = error?.data ?? run?.error ?? toErrorData(details?.error)
  // A route of the host's may pass on less than the log has.
  const why = data && { ...data, ...run?.error }
  const failed = error !== undefined || (run ? run.status === 'error' : false)
  const clean = (text: string | undefined) => (text !== undefined && redacted ? redact(text) : text)
  const message = clean(error ? whyOf(error) : data?.message)

  return (
    <section
      aria-labelledby={id}
      {...props}
      ref={sectionRef}
      className={cx('membrane-log', className)}
      aria-busy={log.loading || undefined}
    >
      <h3 id={id} className="membrane-heading">
        {words.title}
      </h3>
      <Step title={words.response}>
        <p className="membrane-log-status">
          <RunStatus run={run} failed={failed} />
          {run?.createdAt && <RelativeTime dateTime={run.createdAt} now={now} />}
          {run && <Took run={run} />}
        </p>
        {failed && message && (
          <p className="membrane-log-message">
            <bdi>{message}</bdi>
          </p>
        )}
        <p className="membrane-hint">
          {words.id} <code>{actionRunId}</code>
        </p>
      </Step>
      <Step title={words.exchange}>
        {log.loading && <p className="membrane-hint">{words.loading}</p>}
        {log.error && !run && (
          <p className="membrane-hint">
            {words.missing} {clean(reasonOf(log.error))}
          </p>
        )}
        <Exchange run={run} details={details} redacted={redacted} />
        {run && !details && !log.detailsLoading && <p className="membrane-hint">{words.noDetails}</p>}
      </Step>
      {failed && <Why failure={failureClass({ code: error?.code, status: error?.status, data: why })} />}
      {(failed || onRetry) && run && (
        <Retry run={run} failed={failed} redacted={redacted} onRetry={onRetry} retrying={retrying} />
      )}
    </section>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="membrane-step">
      <h4 className="membrane-step-title">{title}</h4>
      {children}
    </div>
  )
}

function RunStatus({ run, failed }: { run: ActionRun | undefined; failed: boolean }) {
  const { labels } = useActionSpeech()
  if (!run && !failed) return null
  const kind = failed ? 'error' : run?.status === 'success' ? 'success' : 'other'
  const tone = { error: 'critical', success: 'positive', other: 'neutral' }[kind]
  return (
    <span className="membrane-badge" data-tone={tone} data-status={failed ? kind : run?.status}>
      {kind === 'other' && run?.status ? run.status : labels.log.status[kind]}
    </span>
  )
}

function Took({ run: { duration } }: { run: ActionRun }) {
  const { labels, say } = useActionSpeech()
  if (duration === undefined) return null
  const isShort = duration < 1000
  const time = new Intl.NumberFormat(labels.locale, {
    style: 'unit',
    unit: isShort ? 'millisecond' : 'second',
    maximumFractionDigits: isShort ? 0 : 1,
  }).format(isShort ? duration : duration / 1000)
  return <span className="membrane-time">{say(labels.log.took, { time })}</span>
}

/** In the order in which it happened; what the shape of the details has besides is at the end. */
function Exchange({
  run,
  details,
  redacted,
}: {
  run: ActionRun | undefined
  details: ActionRunDetails | undefined
  redacted: boolean
}) {
  const { labels } = useActionSpeech()
  const words = labels.log
  const { request, response, input = run?.input, output = run?.output, error, ...others } = details ?? {}
  // Their names become titles: what those say of the values is read before.
  const rest = redacted ? redact(others) : others
  const parts: [title: string, value: unknown][] = [
    [words.input, input],
    [words.request, request],
    [words.answer, response],
    [words.output, output],
    [words.error, error ?? run?.error],
    [words.meta, run?.meta],
    ...Object.entries(isFields(rest) ? rest : {}),
  ]
  return parts
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([title, value]) => <JsonView key={title} title={title} value={value} redacted={redacted} />)
}

function Why({ failure }: { failure: ReturnType<typeof failureClass> }) {
  const { labels } = useActionSpeech()
  const { title, remedy } = labels.failure[failure]
  return (
    <Step title={labels.log.why}>
      <p data-failure={failure}>
        <strong>{title}</strong> {remedy}
      </p>
    </Step>
  )
}

function Retry({
  run,
  failed,
  redacted,
  onRetry,
  retrying = false,
}: {
  run: ActionRun
  failed: boolean
  redacted: boolean
  onRetry: (() => void) | undefined
  retrying: boolean | undefined
}) {
  const { labels } = useActionSpeech()
  const { type: _, ...request } = isFields(run.action) ? run.action : {}
  return (
    <Step title={labels.log.retry}>
      <p>{failed ? labels.log.retryLater : labels.log.retryText}</p>
      <JsonView
        title={labels.log.call}
        value={{ ...request, ...(run.input !== undefined && { input: run.input }) }}
        redacted={redacted}
      />
      {onRetry && (
        <div className="membrane-form-buttons">
          <Button pending={retrying} onClick={onRetry}>
            {labels.run.again}
          </Button>
        </div>
      )}
    </Step>
  )
}

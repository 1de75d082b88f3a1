'use client'

import { forwardRef, useEffect, useId, useRef, useState } from 'react'
import type { ActRequest, ActResult } from '../api/act.js'
import type { Action } from '../api/action.js'
import { Button } from '../components/Button.js'
import { savesData } from '../hooks/connect/warmUp.js'
import { useConnections } from '../hooks/useConnections.js'
import { useIntegrations } from '../hooks/useIntegrations.js'
import { useLatest } from '../hooks/useLatest.js'
import { MissingPart } from '../components/page/MissingPart.js'
import { ActionFinder } from './ActionFinder.js'
import type { ActionDraft } from './ActionForm.js'
import { ActionsRoot, type ActionsRootProps } from './ActionsRoot.js'
import { ConnectionPicker } from './ConnectionPicker.js'
import { useActionSpeech } from './labels/ActionLabelsProvider.js'
import { LateFillAndRun, prefetchParts } from './late-parts.js'
import { Reason } from './Reason.js'
import { useAct, type UseActOptions } from './useAct.js'

export interface ActionRunnerProps
  extends Omit<ActionsRootProps, 'title' | 'children' | 'onError'>, UseActOptions {
  /** Runs on this account. Default: a person chooses among all they have. */
  connectionId?: string | undefined
  /** What stands above. `null`: nothing. Default: `labels.run.title`. */
  title?: string | null | undefined
  /** Hides credentials in output and log. Default true. */
  redacted?: boolean | undefined
  /** Called with what was run, besides `onSuccess`. */
  onRun?: ((result: ActResult, action: Action) => void) | undefined
}

/**
 * One `<div>` in which a person runs any action: choose an account, find an action by words, fill in, run, see what came of it;
 * and when it failed why, what to do, and what was sent. Nothing that was typed is lost on the way, also not by changing the
 * account or the action and back.
 *
 * Needs `react-membrane/styles.css` and `react-membrane/actions.css`.
 */
export const ActionRunner = forwardRef<HTMLDivElement, ActionRunnerProps>(function ActionRunner(
  {
    connectionId,
    title,
    redacted,
    onRun,
    endpoint,
    direct,
    reconnect,
    fetch,
    timeoutMs,
    onSuccess,
    onError,
    ...root
  },
  ref,
) {
  const how: UseActOptions = { endpoint, direct, reconnect, fetch, timeoutMs, onSuccess, onError }
  return (
    <ActionsRoot {...root} ref={ref}>
      <Runner
        how={how}
        connectionId={connectionId}
        title={title}
        redacted={redacted}
        onRun={onRun}
        theme={root.theme}
      />
    </ActionsRoot>
  )
})

function Runner({
  how,
  connectionId,
  title,
  redacted,
  onRun,
  theme,
}: Pick<ActionRunnerProps, 'connectionId' | 'title' | 'redacted' | 'onRun' | 'theme'> & {
  how: UseActOptions
}) {
  const { labels } = useActionSpeech()
  const { connections, loading, error } = useConnections()
  const integrations = useIntegrations({ limit: 5 })
  const { act, cancel, reset, ...outcome } = useAct(how)
  const [wanted, setWanted] = useState<string | null>(null)
  const [action, setAction] = useState<Action | null>(null)
  const [drafts] = useState(() => new Map<string, ActionDraft>())
  const finder = useRef<HTMLDivElement>(null)
  const isChanging = useRef(false)
  // The button that was pressed for another action is gone: what comes next is to look for one.
  useEffect(() => {
    if (!action && isChanging.current) finder.current?.querySelector('input')?.focus()
    isChanging.current = false
  }, [action])
  const id = useId()
  // By the time an action is chosen its form is here.
  useEffect(() => {
    if (!loading && !savesData()) prefetchParts()
  }, [loading])

  const offered = connections.filter(({ archivedAt }) => !archivedAt)
  const mine = connectionId === undefined ? offered : offered.filter((each) => each.id === connectionId)
  const chosen = mine.find((each) => each.id === wanted) ?? (mine.length === 1 ? mine[0] : undefined)
  const isBusy = outcome.pending

  const latest = useRef<{ request: ActRequest; action: Action } | null>(null)
  const run = useLatest(async (request: ActRequest, what: Action) => {
    latest.current = { request, action: what }
    const result = await act(request)
    if (result) onRun?.(result, what)
  })
  const change = () => {
    isChanging.current = true
    setAction(null)
  }
  const again = () => {
    if (latest.current) void run(latest.current.request, latest.current.action)
  }

  function choose(next: string) {
    setWanted(next)
    setAction(null)
    reset()
  }

  const heading = title === undefined ? labels.run.title : title
  return (
    <section className="membrane-runner" aria-labelledby={heading === null ? undefined : id}>
      {heading !== null && (
        <h2 id={id} className="membrane-heading">
          {heading}
        </h2>
      )}
      {error && offered.length === 0 ? (
        <p className="membrane-field-flaw">
          {labels.account.failed} <Reason error={error} />
        </p>
      ) : (
        <ConnectionPicker
          connections={mine}
          value={chosen?.id ?? null}
          onValueChange={choose}
          integrations={connectionId === undefined ? integrations.items : undefined}
          loading={loading}
          disabled={isBusy}
          theme={theme}
        />
      )}
      {chosen && !action && (
        <ActionFinder
          ref={finder}
          key={chosen.id}
          query={{ connectionId: chosen.id }}
          onActionChoose={(next) => {
            reset()
            setAction(next)
          }}
        />
      )}
      {chosen && action && (
        <>
          <ChosenAction action={action} disabled={isBusy} onChange={change} />
          <MissingPart>
            <LateFillAndRun
              key={action.id}
              form={{
                schema: action.inputSchema,
                defaultDraft: drafts.get(draftKey(action)),
                onDraftChange: (draft) => drafts.set(draftKey(action), draft),
                pending: isBusy,
                onCancel: cancel,
                onSubmit: (input) => void run(requestFor(action, chosen.id, input), action),
              }}
              outcome={{ outcome, onRetry: again, account: chosen.name, redacted }}
              onUnavailable={change}
            />
          </MissingPart>
        </>
      )}
    </section>
  )
}

/** What has a key is run by it, so that the narrowest copy is; the catalogue's have none. */
function requestFor({ id, key }: Action, connectionId: string, input: unknown): ActRequest {
  return { ...(key ? { key } : { id }), connectionId, ...(input !== undefined && { input }) }
}

/** The same action of another account takes the same. */
const draftKey = ({ id, key }: Action): string => key || id

function ChosenAction({
  action,
  disabled,
  onChange,
}: {
  action: Action
  disabled: boolean
  onChange: () => void
}) {
  const { labels, say } = useActionSpeech()
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that chose it is gone: reading goes on here.
  useEffect(() => heading.current?.focus(), [action])
  return (
    <div className="membrane-chosen">
      <div>
        <h3 ref={heading} tabIndex={-1} className="membrane-heading">
          <bdi>{action.name}</bdi>
        </h3>
        {action.description && (
          <p className="membrane-hint">
            <bdi>{action.description}</bdi>
          </p>
        )}
      </div>
      <Button
        disabled={disabled}
        aria-label={say(labels.find.changeOf, { action: action.name })}
        onClick={onChange}
      >
        {labels.find.change}
      </Button>
    </div>
  )
}

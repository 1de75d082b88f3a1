'use client'

import { forwardRef, useEffect, useId, useRef, useState, type ComponentPropsWithoutRef } from 'react'
import type { Action, ActionQuery } from '../api/action.js'
import { useAnnounce } from '../components/announcer.js'
import { Button } from '../components/Button.js'
import { cx } from '../components/cx.js'
import { useMembraneSession } from '../hooks/useMembraneSession.js'
import { ActionLabelsProvider, useActionSpeech } from './labels/ActionLabelsProvider.js'
import type { ActionLabelsInput } from './labels/types.js'
import { LateRedacted } from './late-parts.js'
import { Reason } from './Reason.js'
import { useActions } from './useActions.js'

const FIRST = 6
const STEP = 12

export interface ActionFinderProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Whose actions: of a connection, of an integration, … */
  query: Pick<
    ActionQuery,
    'connectionId' | 'connectionKey' | 'integrationId' | 'integrationKey' | 'externalAppId'
  >
  onActionChoose: (action: Action) => void
  disabled?: boolean | undefined
  labels?: ActionLabelsInput | readonly ActionLabelsInput[] | undefined
}

/** One `<div>` with a field for what shall happen, in one's own words, and the actions that come closest. */
export const ActionFinder = forwardRef<HTMLDivElement, ActionFinderProps>(function ActionFinder(
  { labels, ...props },
  ref,
) {
  return (
    <ActionLabelsProvider labels={labels}>
      <Finder {...props} divRef={ref} />
    </ActionLabelsProvider>
  )
})

function Finder({
  query,
  onActionChoose,
  disabled = false,
  className,
  divRef,
  ...props
}: Omit<ActionFinderProps, 'labels'> & { divRef: React.ForwardedRef<HTMLDivElement> }) {
  const { labels, say } = useActionSpeech()
  const announce = useAnnounce()
  const id = useId()
  const [words, setWords] = useState('')
  const [most, setMost] = useState(FIRST)
  // Only where a connection is named are they ranked; elsewhere they are searched.
  const isRanked = query.connectionId !== undefined || query.connectionKey !== undefined
  const found = useActions({ ...query, ...(isRanked ? { intent: words } : { search: words }) })
  const typed = words.trim()
  // What was found stays until what is asked for now is there: nothing jumps away from under a pointer.
  // But for somebody else, or of another account, it would be wrong.
  const isAsking = found.loading || found.searching
  const { scope, signedOut } = useMembraneSession()
  const about = JSON.stringify([scope?.key, signedOut, query])
  const [held, hold] = useState({ about, actions: found.actions })
  const actions = isAsking && held.about === about ? held.actions : found.actions
  if (held.about !== about || held.actions !== actions) hold({ about, actions })
  const { length } = actions
  const shown = actions.slice(0, most)

  const said = typed && !found.searching && !found.loading ? say(labels.find.results, { count: length }) : ''
  const last = useRef('')
  useEffect(() => {
    if (said && said !== last.current) announce(said)
    last.current = said
  }, [said, announce])

  return (
    <div {...props} ref={divRef} className={cx('membrane-finder', className)}>
      <label className="membrane-field-label" htmlFor={id}>
        {labels.find.label}
      </label>
      <input
        id={id}
        type="search"
        className="membrane-input"
        placeholder={labels.find.placeholder}
        value={words}
        disabled={disabled}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        aria-busy={found.searching || undefined}
        onChange={(event) => {
          setWords(event.currentTarget.value)
          setMost(FIRST)
        }}
      />
      {found.error && length === 0 && (
        <p className="membrane-field-flaw">
          {labels.find.failed} <Reason error={found.error} />
        </p>
      )}
      {found.loading && length === 0 && <p className="membrane-hint">{labels.find.loading}</p>}
      {!found.loading && !found.searching && !found.error && length === 0 && (
        <p className="membrane-hint">
          {typed ? say(labels.find.none, { query: typed }) : labels.find.nothing}
        </p>
      )}
      {length > 0 && (
        <ul className="membrane-found" aria-busy={found.searching || undefined}>
          {shown.map((action) => (
            <li key={action.id}>
              <Found action={action} disabled={disabled} onChoose={onActionChoose} />
            </li>
          ))}
        </ul>
      )}
      {(length > most || found.hasMore) && (
        <Button
          variant="quiet"
          pending={found.loadingMore}
          onClick={() => {
            setMost(most + STEP)
            if (length <= most + STEP && found.hasMore) void found.loadMore()
          }}
        >
          {labels.find.more}
        </Button>
      )}
    </div>
  )
}

function Found({
  action,
  disabled,
  onChoose,
}: {
  action: Action
  disabled: boolean
  onChoose: (action: Action) => void
}) {
  const { labels, say } = useActionSpeech()
  const id = useId()
  const note = noteOf(action)
  const reason = action.errors?.[0]?.message
  return (
    <button
      type="button"
      className="membrane-found-action"
      aria-labelledby={`${id}name`}
      aria-describedby={`${id}about`}
      aria-disabled={disabled || note !== undefined || undefined}
      onClick={() => {
        if (!disabled && note === undefined) onChoose(action)
      }}
    >
      <span id={`${id}name`} className="membrane-found-name">
        <bdi>{action.name}</bdi>
      </span>
      <span id={`${id}about`} className="membrane-found-about">
        <bdi>
          {note === undefined ? (
            action.description
          ) : note === 'building' ? (
            labels.find.building
          ) : reason ? (
            <LateRedacted text={say(labels.find.notReadyWhy, { reason })} instead={labels.find.notReady} />
          ) : (
            labels.find.notReady
          )}
        </bdi>
      </span>
    </button>
  )
}

/** Why an action cannot be run, if so. */
function noteOf({ state, isDeactivated, archivedAt }: Action): 'building' | 'failed' | undefined {
  if (state === 'BUILDING') return 'building'
  const isReady = state === undefined || state === 'READY'
  return isReady && !isDeactivated && !archivedAt ? undefined : 'failed'
}

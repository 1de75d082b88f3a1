'use client'

import type { RefCallback, RefObject } from 'react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Integration } from '../../api/integration.js'
import { useMembraneSession } from '../../hooks/useMembraneSession.js'
import { useBeforeConnect } from '../../hooks/connect/useBeforeConnect.js'
import { useAnnounce } from '../announcer.js'
import { Button } from '../Button.js'
import { cx } from '../cx.js'
import { directionOf, themeAttribute } from '../dom.js'
import { EmptyState } from '../EmptyState.js'
import { ErrorRegion } from '../ErrorRegion.js'
import { useSpeech } from '../labels.js'
import { permissionFor } from '../model/criteria.js'
import type { AccountRow } from '../model/rows.js'
import type { Unavailable } from '../late.js'
import { UnavailableContext } from '../late.js'
import { useStable } from '../react.js'
import type { RowAction } from '../row-context.js'
import { AvailableRegion } from './AvailableRegion.js'
import { ConnectedRegion } from './ConnectedRegion.js'
import type { PageValue } from './context.js'
import { PageContext } from './context.js'
import { focusSoon, headingOf, useCaughtFocus } from './focus.js'
import type { OpenDialog } from './PageDialogs.js'
import { PageSearch } from './PageSearch.js'
import { LateDialogs, LateUndoOffer } from './late-parts.js'
import type { IntegrationsPageProps } from './props.js'
import { SignedOut } from './SignedOut.js'
import { useAnnouncedChanges } from './useAnnouncedChanges.js'
import { useAnnouncedSearch } from './useAnnouncedSearch.js'
import { useBuildingSince } from './useBuildingSince.js'
import { useCategories } from './useCategories.js'
import { useCategoryChoice } from './useCategoryChoice.js'
import { useConnecting } from './useConnecting.js'
import { useDisconnecting } from './useDisconnecting.js'
import { useLists } from './useLists.js'
import { usePrefetch } from './usePrefetch.js'
import { useReasons } from './useReasons.js'
import { useRowActions } from './useRowActions.js'

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

interface PageBodyProps extends IntegrationsPageProps {
  /** The page's element; that of the next body once this one is gone. */
  root: RefObject<HTMLDivElement | null>
  rootRef: RefCallback<HTMLDivElement>
}

/** What a dialog is about, as it is by now; as it was when it is gone. */
function current(dialog: OpenDialog, rows: readonly AccountRow[]): OpenDialog {
  if (dialog.kind === 'describe') return dialog
  const row = rows.find(({ connection }) => connection.id === dialog.row.connection.id)
  return row ? { ...dialog, row } : dialog
}

/** The page of one tenant, inside its words and its live region. */
export function PageBody({ root, rootRef, ...props }: PageBodyProps) {
  const { labels, say } = useSpeech()
  const announce = useAnnounce()
  const reasonOf = useReasons()
  const id = useId()
  const session = useMembraneSession()
  const { signedOut, nonce } = session
  const now = useStable(session.serverNow)
  const [search, setSearch] = useState('')
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [direction, setDirection] = useState<'ltr' | 'rtl'>('ltr')
  const [fixing, setFixing] = useState(false)
  const [missing, setMissing] = useState<Unavailable | null>(null)
  const [attempt, setAttempt] = useState(0)
  const opener = useRef<Element | null>(null)
  const reveal = useRef<(connectionId: string) => void>(null)

  const lists = useLists({
    search,
    connectors: props.connectors,
    externalApps: props.externalApps,
    filter: props.filter,
    multiple: props.multiple,
    now,
  })
  const { connections, integrations, rows, available, connected } = lists
  // After a failure with nothing to show, an empty list says nothing.
  const knowsConnections = !connections.loading && !(connections.error && !connections.items.length)
  const knowsIntegrations = !integrations.loading && !(integrations.error && !integrations.items.length)
  const loadedOnce = knowsConnections && knowsIntegrations
  const categories = useCategories(available, props.categories, loadedOnce)
  const choice = useCategoryChoice(available, categories, integrations)

  const rowButton = (connectionId: string) => {
    const marked = Array.from(root.current?.querySelectorAll<HTMLElement>('[data-connection-id]') ?? [])
    const row = marked.find((each) => each.dataset['connectionId'] === connectionId)
    if (!row) reveal.current?.(connectionId)
    return row?.querySelector('button') ?? null
  }
  const focusRow = (connectionId: string) =>
    focusSoon(
      () => rowButton(connectionId),
      () => headingOf(root.current, 'connected'),
    )
  const connecting = useConnecting({
    props,
    lists,
    focusRow,
    tenantKey: session.scope?.tenantKey,
    workspaceKey: session.scope?.workspaceKey,
  })
  const disconnecting = useDisconnecting(props)
  const rowActions = useRowActions(props)
  const buildingSince = useBuildingSince(rows, now)

  useAnnouncedChanges(rows, knowsConnections, disconnecting.ours)
  useAnnouncedSearch(search, choice.items.length, integrations)
  useCaughtFocus(root)
  usePrefetch(loadedOnce)
  useBeforeConnect(() => setDialog(null))

  const goodbye = signedOut ? labels.signedOut.title : ''
  useEffect(() => announce(goodbye), [goodbye, announce])

  const openDialog = useStable((next: OpenDialog) => {
    opener.current = document.activeElement
    setDirection(directionOf(root.current))
    disconnecting.reset()
    setDialog(next)
  })
  const closeDialog = useStable(() => setDialog(null))
  const heading = () => headingOf(root.current)

  const act = useStable((action: RowAction, row: AccountRow) => {
    rowActions.forget()
    switch (action) {
      case 'reconnect':
      case 'continue':
      case 'try-again':
        return void connecting.reconnect(row)
      case 'connect-again':
        return void (row.integration ? connecting.connectItem(row.integration) : connecting.reconnect(row))
      case 'disconnect':
      case 'remove':
      case 'cancel':
        return openDialog({ kind: 'disconnect', row, intent: action })
      case 'rename':
      case 'details':
        return openDialog({ kind: action, row })
      case 'test':
      case 'refresh-credentials':
      case 'restore':
        return void rowActions.run(action, row)
      default:
        return action satisfies never
    }
  })

  const disconnect = useStable(async (row: AccountRow, intent: 'disconnect' | 'remove' | 'cancel') => {
    if (!(await disconnecting.disconnect(row, intent))) return
    // Its row is gone with the button that opened the dialog: the focus goes to what comes next.
    opener.current = null
    setDialog(null)
    focusSoon(() => root.current?.querySelector<HTMLElement>('.membrane-undo [data-action]'), heading)
  })

  const notices = useMemo(() => {
    if (!connecting.failures.size) return rowActions.notices
    const all = new Map(rowActions.notices)
    for (const [about, text] of connecting.failures) all.set(about, { tone: 'critical', text })
    return all
  }, [rowActions.notices, connecting.failures])

  const { active } = connecting
  const activeRow = rows.find((row) => row.connection.id === active)
  const busyId = activeRow ? activeRow.connection.id : rowActions.active?.id
  const busyAction = activeRow ? (activeRow.status.primary ?? 'reconnect') : rowActions.active?.action
  const activity = useMemo(
    () => ({
      connecting: active,
      row: busyId !== undefined && busyAction ? { id: busyId, action: busyAction } : null,
    }),
    [active, busyId, busyAction],
  )
  const report = useStable((error: unknown) => {
    if (error instanceof Error) props.onError?.(error)
  })
  const connectItem = useStable((item: Integration) => void connecting.connectItem(item))
  const { can, components, container, theme } = props
  const categoryOf = categories.of
  const value = useMemo<PageValue>(
    () => ({
      options: { can, components, container, theme },
      activity,
      notices,
      failures: connecting.failures,
      now,
      buildingSince,
      isAnother: (item) => connected.has(item),
      categoryOf: (item) => categoryOf(item)?.[0],
      act,
      connect: connectItem,
      prepare: connecting.prepare,
      report,
    }),
    [
      can,
      components,
      container,
      theme,
      activity,
      notices,
      connecting.failures,
      now,
      buildingSince,
      connected,
      categoryOf,
      act,
      connectItem,
      connecting.prepare,
      report,
    ],
  )

  const level = props.headingLevel ?? 1
  const Title = HEADINGS[level - 1] ?? 'h1'
  const Heading = HEADINGS[level] ?? 'h2'
  const title = props.title === undefined ? labels.page.title : props.title
  const description = props.description === undefined ? labels.page.description : props.description
  const offersDescribe = props.describe !== false
  const mayDescribe = permissionFor(can, 'describe', {})
  const canDescribe = offersDescribe && mayDescribe === true
  const error = connections.error ?? integrations.error
  const failed = error !== undefined && error.code !== 'aborted' && error.code !== 'signed-out'
  const nothingKnown = failed && !(knowsConnections || knowsIntegrations)
  const retry = async () => {
    await Promise.all([connections.refresh(), integrations.refresh()])
    setAttempt((count) => count + 1)
  }
  const nothingAtAll =
    loadedOnce && !search && !rows.length && !available.length && !integrations.hasMore && !failed
  const describeButton = (initial: string) =>
    offersDescribe && (
      <>
        <Button
          denied={!canDescribe}
          aria-describedby={canDescribe ? undefined : `${id}why`}
          onPointerEnter={connecting.prepare}
          onFocus={connecting.prepare}
          onClick={() => openDialog({ kind: 'describe', initial })}
        >
          {labels.describe.action}
        </Button>
        {!canDescribe && (
          <span id={`${id}why`} className="membrane-denied">
            {mayDescribe === false ? labels.page.notPermitted : mayDescribe}
          </span>
        )}
      </>
    )
  const request = useStable((wish: string) => {
    props.onRequestIntegration?.(wish)
    announce(say(labels.describe.requested, { query: wish }))
    setDialog(null)
  })

  // Each automatic retry fails with an error of its own: the same failure is said once, and again to who asked.
  const failure = failed ? `${labels.error.title} ${reasonOf(error)}` : ''
  const tellFailure = useStable(() => {
    announce(failure)
    if (failed) props.onError?.(error)
  })
  useEffect(tellFailure, [failure, attempt, tellFailure])

  const hearMissing = useStable((part: Unavailable | null) => {
    setMissing(part)
    if (part) announce(labels.error.part)
  })

  const noMatch = (
    <EmptyState
      title={say(labels.empty.noMatchTitle, { query: search })}
      text={canDescribe ? labels.empty.noMatchText : labels.empty.noMatchTextPlain}
    >
      {describeButton(search)}
      {props.onRequestIntegration && (
        <Button onClick={() => request(search)}>{labels.describe.request}</Button>
      )}
    </EmptyState>
  )
  const empty = search ? (
    lists.shownRows.length ? (
      <EmptyState
        text={labels.empty.noMatchTextPlain}
        title={say(labels.empty.noMatchTitle, { query: search })}
      >
        {describeButton(search)}
      </EmptyState>
    ) : (
      noMatch
    )
  ) : choice.category ? (
    <EmptyState title={labels.empty.filteredTitle} text={labels.empty.filteredText}>
      <Button onClick={() => choice.choose(null)}>{labels.empty.showAll}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={labels.empty.allConnected}>{describeButton('')}</EmptyState>
  )

  return (
    <div
      ref={rootRef}
      id={props.id}
      className={cx('membrane-root membrane-page', props.className)}
      data-theme={themeAttribute(theme)}
      aria-busy={(!loadedOnce && !failed && !signedOut) || undefined}
    >
      {(title !== null || !signedOut) && (
        <div className="membrane-header">
          {title !== null && (
            <div className="membrane-intro">
              <Title className="membrane-title" id={`${id}title`} tabIndex={-1}>
                {title}
              </Title>
              {description && <p className="membrane-description">{description}</p>}
            </div>
          )}
          {!signedOut && !nothingAtAll && (
            <PageSearch onSearch={setSearch} searching={search !== '' && integrations.searching} />
          )}
        </div>
      )}
      {signedOut ? (
        <SignedOut href={props.signInHref} />
      ) : (
        <PageContext.Provider value={value}>
          <UnavailableContext.Provider value={hearMissing}>
            {failed && (
              <ErrorRegion
                title={nothingKnown ? undefined : labels.error.title}
                reason={nothingKnown ? reasonOf(error) : say(labels.error.stale, { reason: reasonOf(error) })}
                retrying={connections.refreshing || integrations.refreshing}
                onRetry={() => void retry()}
              />
            )}
            {nothingAtAll ? (
              <EmptyState title={labels.empty.nothingTitle} text={labels.empty.nothingText}>
                {describeButton('')}
              </EmptyState>
            ) : (
              <>
                {(connections.loading || knowsConnections) && (!search || lists.shownRows.length > 0) && (
                  <ConnectedRegion
                    rows={lists.shownRows}
                    allRows={rows}
                    loading={connections.loading}
                    heading={Heading}
                    fixing={fixing}
                    onFixing={setFixing}
                    onFix={connecting.reconnect}
                    reveal={reveal}
                    empty={<p className="membrane-quiet">{labels.empty.notConnected}</p>}
                  />
                )}
                {(connections.loading || knowsConnections) && (integrations.loading || knowsIntegrations) && (
                  <AvailableRegion
                    items={choice.items}
                    hasMore={integrations.hasMore}
                    waiting={connections.loading || integrations.loading}
                    searching={integrations.searching}
                    heading={Heading}
                    categories={categories.all}
                    category={choice.category}
                    onCategory={choice.choose}
                    loading={integrations.loadingMore}
                    failed={integrations.loadMoreError !== undefined}
                    onMore={choice.more}
                    empty={empty}
                    footer={
                      offersDescribe &&
                      choice.items.length > 0 && (
                        <p className="membrane-footer">
                          <span>{labels.describe.prompt}</span> {describeButton(search)}
                        </p>
                      )
                    }
                  />
                )}
              </>
            )}
            {connecting.error && (
              <p className="membrane-dialog-failure" data-intent-failure="">
                {connecting.error}
              </p>
            )}
            {(disconnecting.undoable || disconnecting.broken) && (
              <LateUndoOffer
                disconnecting={disconnecting}
                onUnavailable={() => {
                  disconnecting.dismissUndo()
                  disconnecting.forgetBroken()
                }}
                onRestored={(row) => focusRow(row.connection.id)}
                onReconnect={(row) => {
                  disconnecting.forgetBroken()
                  void connecting.reconnect(row)
                }}
              />
            )}
            {dialog && (
              <LateDialogs
                onUnavailable={closeDialog}
                open={current(dialog, rows)}
                props={props}
                now={now}
                place={{
                  container,
                  theme,
                  nonce,
                  direction,
                  onClose: closeDialog,
                  returnFocus: () => {
                    const { current } = opener
                    if (current === null) return null
                    return current instanceof HTMLElement && current.isConnected ? current : heading()
                  },
                }}
                disconnecting={disconnecting}
                onDisconnect={(row, intent) => void disconnect(row, intent)}
                onDescribe={(intent) => {
                  setDialog(null)
                  void connecting.connectIntent(intent)
                }}
                onRequest={props.onRequestIntegration ? request : undefined}
              />
            )}
            {missing && (
              <ErrorRegion
                data-part=""
                aria-label={labels.error.part}
                title={labels.error.part}
                onRetry={missing.retry}
              >
                <Button
                  variant="quiet"
                  onClick={() => {
                    setMissing(null)
                    missing.giveUp()
                  }}
                >
                  {labels.action.dismiss}
                </Button>
              </ErrorRegion>
            )}
          </UnavailableContext.Provider>
        </PageContext.Provider>
      )}
    </div>
  )
}

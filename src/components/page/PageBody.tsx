'use client'

import type { RefCallback, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useMembraneSession } from '../../hooks/useMembraneSession.js'
import { useLatest } from '../../hooks/useLatest.js'
import { useAnnounce } from '../announcer.js'
import { cx } from '../cx.js'
import { themeAttribute } from '../dom.js'
import { useEarlySpeech } from '../speech.js'
import { PageContext } from './context.js'
import { useCaughtFocus } from './focus.js'
import { LatePageChanges } from './late-parts.js'
import { ListsFailure } from './ListsFailure.js'
import { MissingPart } from './MissingPart.js'
import { PageHeader } from './PageHeader.js'
import { PageRegions } from './PageRegions.js'
import { PageSearch } from './PageSearch.js'
import type { IntegrationsPageProps } from './props.js'
import { SignedOut } from './SignedOut.js'
import { useAct } from './useAct.js'
import { useAnnouncedChanges } from './useAnnouncedChanges.js'
import { useAnnouncedSearch } from './useAnnouncedSearch.js'
import { useCategories } from './useCategories.js'
import { useCategoryChoice } from './useCategoryChoice.js'
import { useConnecting } from './useConnecting.js'
import { useFocusPlaces } from './useFocusPlaces.js'
import { useLists } from './useLists.js'
import { usePageDialog } from './usePageDialog.js'
import { usePageValue } from './usePageValue.js'
import { useReadyIntl } from './useReadyIntl.js'
import { useRested } from './useRested.js'
import { useRowTasks } from './useRowTasks.js'

interface PageBodyProps extends IntegrationsPageProps {
  /** The page's element; that of the next body once this one is gone. */
  root: RefObject<HTMLDivElement | null>
  rootRef: RefCallback<HTMLDivElement>
}

/** The page of one tenant, inside its words and its live region. */
export function PageBody({ root, rootRef, ...props }: PageBodyProps) {
  const { labels, say } = useEarlySpeech()
  const announce = useAnnounce()
  const session = useMembraneSession()
  const { signedOut, nonce, scope } = session
  const now = useLatest(session.serverNow)
  const [search, setSearch] = useState('')
  const [described, setDescribed] = useState('')
  const { connectors, externalApps, filter, multiple, container, theme } = props

  const lists = useLists({ search, connectors, externalApps, filter, multiple, now })
  const { integrations, rows, available, loadedOnce, failure } = lists
  const categories = useCategories(available, props.categories, loadedOnce)
  const choice = useCategoryChoice(available, categories, integrations)

  useReadyIntl(labels.locale, !!scope)

  const focus = useFocusPlaces(root)
  const dialogs = usePageDialog(root, rows, focus.menu)
  const rowTasks = useRowTasks()
  const connecting = useConnecting({
    props,
    lists,
    focusRow: focus.row,
    onDescribed(connectionId) {
      setSearch('')
      setDescribed(connectionId)
    },
    tenantKey: scope?.tenantKey,
    workspaceKey: scope?.workspaceKey,
  })
  const act = useAct(connecting, dialogs, rowTasks)
  const describe = useLatest((initial: string) => dialogs.open({ kind: 'describe', initial }))
  const request = useLatest((wish: string) => {
    props.onRequestIntegration?.(wish)
    announce(say(labels.describe.requested, { query: wish }))
    dialogs.close()
  })
  const value = usePageValue({
    props,
    lists,
    categories,
    category: choice.category,
    connecting,
    rowTasks,
    now,
    act,
    describe,
  })

  const ours = useRef(new Set<string>())
  useAnnouncedChanges(rows, lists.knowsConnections, ours)
  useAnnouncedSearch(search, choice.category, choice.items.length, lists.knowsIntegrations, integrations)
  useCaughtFocus(root)
  const goodbye = signedOut ? labels.signedOut.title : ''
  useEffect(() => announce(goodbye), [goodbye, announce])

  const rested = useRested(loadedOnce)
  const { dialog } = dialogs
  // Once here it stays: an offer to undo outlives the dialog that made it.
  const [hasChanges, setHasChanges] = useState(false)

  const nothingAtAll = loadedOnce && !search && !rows.length && !available.length && !integrations.hasMore
  const onRequest = props.onRequestIntegration ? request : undefined
  return (
    <div
      ref={rootRef}
      id={props.id}
      className={cx('membrane-root membrane-page', props.className)}
      data-theme={themeAttribute(theme)}
      aria-busy={(!loadedOnce && !failure && !signedOut) || undefined}
    >
      <PageHeader
        props={props}
        search={
          !signedOut &&
          !nothingAtAll && (
            <PageSearch
              // A new field is empty.
              key={described}
              onSearch={setSearch}
              searching={search !== '' && integrations.searching}
            />
          )
        }
      />
      {signedOut ? (
        <SignedOut href={props.signInHref} />
      ) : (
        <PageContext.Provider value={value}>
          <MissingPart>
            <ListsFailure lists={lists} onError={props.onError} />
            <PageRegions
              props={props}
              lists={lists}
              search={search}
              nothingAtAll={nothingAtAll}
              categories={categories.all}
              choice={choice}
              reveal={focus.reveal}
              onFix={connecting.reconnect}
              onRequest={onRequest}
            />
            {connecting.error && (
              <p className="membrane-dialog-failure" data-intent-failure="">
                {connecting.error}
              </p>
            )}
            {(hasChanges || rested || dialog || rowTasks.tasks.length > 0) && (
              <LatePageChanges
                root={root}
                props={props}
                dialog={dialog}
                place={{
                  container,
                  theme,
                  nonce,
                  direction: dialogs.direction,
                  onClose: dialogs.close,
                  returnFocus: dialogs.returnFocus,
                }}
                now={now}
                tasks={rowTasks.tasks}
                onTaskEnd={rowTasks.end}
                onNotice={rowTasks.notify}
                ours={ours}
                onHere={setHasChanges}
                onUnavailable={() => {
                  dialogs.close()
                  rowTasks.abandon()
                }}
                onDisconnected={(left) => {
                  if (!left) dialogs.closeForGood()
                  focus.undo()
                }}
                onRestored={(row) => focus.row(row.connection.id)}
                onReconnect={(row) => void connecting.reconnect(row)}
                onDescribe={(intent) => {
                  dialogs.close()
                  void connecting.connectIntent(intent, dialogs.returnFocus())
                }}
                onRequest={onRequest}
              />
            )}
          </MissingPart>
        </PageContext.Provider>
      )}
    </div>
  )
}

'use client'

import { useMemo, useState } from 'react'
import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'
import { useConnections } from '../../hooks/useConnections.js'
import { useIntegrations } from '../../hooks/useIntegrations.js'
import { useEarlySpeech } from '../speech.js'
import { createFinder, createOwned } from '../model/indexes.js'
import type { IntegrationFilter, MultipleOption } from '../model/criteria.js'
import { allowsSeveral, isOffered } from '../model/criteria.js'
import type { AccountRow } from '../model/rows.js'
import { attentionFirst, rowMatches, toRow } from '../model/rows.js'
import { useHeld } from './useHeld.js'

/** Makes rows, and the same row again for the same record: what did not change is not drawn again. */
function createRowMaker() {
  const made = new WeakMap<Connection, AccountRow>()
  return (connection: Connection, integration: Integration | undefined, now: number) => {
    const known = made.get(connection)
    if (known && known.integration === integration) return known
    const row = toRow(connection, integration, now)
    made.set(connection, row)
    return row
  }
}

interface Asked {
  loading: boolean
  searching?: boolean
  error: unknown
  items: readonly unknown[]
}

/** Whether an empty list means that there is nothing: before the first answer to `search` a failure leaves one too. */
function useKnown({ loading, searching, error, items }: Asked, search = ''): boolean {
  const [answered, setAnswered] = useState<string>()
  if (!loading && !searching && !error && answered !== search) setAnswered(search)
  return !loading && (!error || items.length > 0 || answered === search)
}

export interface ListOptions {
  /** What is searched for; empty: everything. */
  search: string
  connectors: boolean | undefined
  externalApps: boolean | undefined
  filter: IntegrationFilter | undefined
  multiple: MultipleOption | undefined
  now: () => number
}

/** What the two regions of the page show, and the two lists behind them. */
export function useLists({ search, connectors, externalApps, filter, multiple, now }: ListOptions) {
  const { locale } = useEarlySpeech().labels
  const connections = useConnections()
  const asked = useIntegrations({
    search,
    ...(connectors === undefined ? {} : { connectors }),
    ...(externalApps === undefined ? {} : { externalApps }),
  })
  const knowsConnections = useKnown(connections)
  const knowsIntegrations = useKnown(asked, search)
  const isStale = !asked.loading && !knowsIntegrations
  const integrations = {
    ...asked,
    // A search that failed has no apps: those of the answer before stay.
    items: useHeld(asked.items, !isStale),
    hasMore: useHeld(asked.hasMore, !isStale),
    ...(isStale && { loadMore: asked.refresh, loadMoreError: asked.error }),
  }
  const known = useHeld(integrations.items, !search && !integrations.loading)
  const [rowOf] = useState(createRowMaker)

  const find = useMemo(() => createFinder(known), [known])
  const rows = useMemo(
    () =>
      attentionFirst(
        connections.items.map((connection) => {
          const { integrationId } = connection
          const found = () => integrations.items.find(({ id }) => id && id === integrationId)
          return rowOf(connection, find(connection) ?? found(), now())
        }),
        locale,
      ),
    [connections.items, find, integrations.items, rowOf, now, locale],
  )

  const isConnected = useMemo(
    () => createOwned(connections.items.filter((connection) => !connection.archivedAt)),
    [connections.items],
  )
  const available = useMemo(() => {
    // A catalogue entry that has become an integration is there once.
    const isReal = createOwned(integrations.items.filter(({ id }) => id))
    return integrations.items.filter(
      (item) =>
        (item.id || !isReal(item)) &&
        !item.archivedAt &&
        !item.isDeactivated &&
        isOffered(filter, item) &&
        (!isConnected(item) || allowsSeveral(multiple, item)),
    )
  }, [integrations.items, isConnected, filter, multiple])
  const shownRows = useMemo(() => rows.filter((row) => rowMatches(row, search)), [rows, search])

  const error = connections.error ?? integrations.error
  const failure = error && error.code !== 'aborted' && error.code !== 'signed-out' ? error : undefined
  const showsApps = !isStale || available.length > 0
  return {
    connections,
    integrations,
    rows,
    shownRows,
    available,
    isConnected,
    failure,
    knowsConnections,
    knowsIntegrations,
    loadedOnce: knowsConnections && knowsIntegrations,
    /** The apps are of an answer before: there is none to this search. */
    isStale,
    showsApps,
    /** An answer is on the screen, were it that there is nothing. */
    showsAny: knowsConnections && (!search || shownRows.length > 0 || showsApps),
  }
}

export type Lists = ReturnType<typeof useLists>

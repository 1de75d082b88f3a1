'use client'

import { useMemo, useState } from 'react'
import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'
import { useConnections } from '../../hooks/useConnections.js'
import { useIntegrations } from '../../hooks/useIntegrations.js'
import { ConnectedIndex, integrationIdentity, IntegrationIndex } from '../model/identity.js'
import type { IntegrationFilter, MultipleOption } from '../model/criteria.js'
import { allowsSeveral, isOffered } from '../model/criteria.js'
import type { AccountRow } from '../model/rows.js'
import { attentionFirst, rowMatches, toRow } from '../model/rows.js'

/** The latest value from the time when `isCurrent` held. */
function useHeld<Value>(value: Value, isCurrent: boolean): Value {
  const [held, setHeld] = useState(value)
  if (isCurrent && held !== value) setHeld(value)
  return isCurrent ? value : held
}

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

function once(items: readonly Integration[]): Integration[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const identity = integrationIdentity(item)
    if (seen.has(identity)) return false
    seen.add(identity)
    return true
  })
}

/** Without catalogue entries that have become integrations. */
function withoutTwins(items: readonly Integration[]): Integration[] {
  const real = items.filter((item) => item.id)
  const connectors = new Set(real.map((item) => item.connectorId))
  const apps = new Set(real.map((item) => item.externalAppId))
  return items.filter(
    (item) =>
      item.id ||
      !(
        (item.connectorId && connectors.has(item.connectorId)) ||
        (item.externalAppId && apps.has(item.externalAppId))
      ),
  )
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
  const connections = useConnections()
  const integrations = useIntegrations({
    ...(search ? { search } : {}),
    ...(connectors === undefined ? {} : { connectors }),
    ...(externalApps === undefined ? {} : { externalApps }),
    limit: 100,
  })
  const known = useHeld(integrations.items, !search && !integrations.loading)
  const [rowOf] = useState(createRowMaker)

  const rows = useMemo(() => {
    const index = new IntegrationIndex(search ? [...known, ...integrations.items] : known)
    return attentionFirst(
      connections.items.map((connection) => rowOf(connection, index.of(connection), now())),
    )
  }, [connections.items, known, integrations.items, search, rowOf, now])

  const connected = useMemo(
    () => new ConnectedIndex(connections.items.filter((connection) => !connection.archivedAt)),
    [connections.items],
  )
  const available = useMemo(
    () =>
      withoutTwins(once(integrations.items)).filter(
        (item) =>
          !item.archivedAt &&
          !item.isDeactivated &&
          isOffered(filter, item) &&
          (!connected.has(item) || allowsSeveral(multiple, item)),
      ),
    [integrations.items, connected, filter, multiple],
  )
  const shownRows = useMemo(() => rows.filter((row) => rowMatches(row, search)), [rows, search])

  return { connections, integrations, rows, shownRows, available, connected, known }
}

export type Lists = ReturnType<typeof useLists>

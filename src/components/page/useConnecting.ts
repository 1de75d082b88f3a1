'use client'

import { useEffect, useRef, useState } from 'react'
import type { ConnectOptions } from '../../api/connect.js'
import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'
import { useConnect } from '../../hooks/useConnect.js'
import { connectionStatus } from '../../core/status.js'
import { useAnnounce } from '../announcer.js'
import { useSpeech } from '../labels.js'
import { connectTarget, integrationIdentity } from '../model/identity.js'
import type { AccountRow } from '../model/rows.js'
import { useStable } from '../react.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'
import type { Lists } from './useLists.js'

const NONE: ReadonlyMap<string, string> = new Map()
const loadKeys = () => import('../model/connection-key.js')

interface ConnectingOptions {
  props: IntegrationsPageProps
  lists: Lists
  tenantKey: string | undefined
  workspaceKey: string | undefined
  /** Puts the focus on an account: the card that had it may be gone. */
  focusRow: (connectionId: string) => void
}

/** Connecting and reconnecting: one at a time, with what it is about and what went wrong. */
export function useConnecting({ props, lists, tenantKey, workspaceKey, focusRow }: ConnectingOptions) {
  const { labels, say } = useSpeech()
  const reasonOf = useReasons()
  const announce = useAnnounce()
  const [active, setActive] = useState<string | null>(null)
  const [failures, setFailures] = useState(NONE)
  const lastError = useRef<Error | null>(null)
  const connect = useConnect({
    ...(props.theme ? { theme: props.theme } : {}),
    onError: (error) => {
      lastError.current = error
    },
  })

  const fail = useStable((about: string, app: string, error: unknown) => {
    const text = say(labels.error.connect, { app, reason: reasonOf(error, 'connect') })
    setFailures(new Map([[about, text]]))
    announce(text)
    if (error instanceof Error) props.onError?.(error)
  })

  /** Opens the window; `about` is the integration's identity or the connection's id. */
  const open = useStable(
    async (about: string, app: string, options: ConnectOptions): Promise<Connection | null> => {
      setFailures(NONE)
      setActive(about)
      lastError.current = null
      const connection = await connect.connect(options)
      setActive((now) => (now === about ? null : now))
      const error: Error | null = lastError.current
      if (!connection && error) fail(about, app, error)
      return connection
    },
  )

  const isOver = useRef(false)
  useEffect(() => {
    isOver.current = false
    return () => {
      isOver.current = true
    }
  }, [])

  const connectItem = useStable(async (item: Integration) => {
    let connectionKey: string | undefined
    try {
      // Only where the host names its connections is the code for that needed.
      const keys = props.connectionKey === undefined ? null : await loadKeys()
      if (isOver.current) return
      const used = new Set(lists.connections.items.flatMap((connection) => connection.key ?? []))
      connectionKey = keys?.connectionKeyFor(props.connectionKey, item, { tenantKey, workspaceKey, used })
    } catch (error) {
      return fail(integrationIdentity(item), item.name, error)
    }
    const connection = await open(integrationIdentity(item), item.name, {
      ...connectTarget(item),
      ...(connectionKey ? { connectionKey } : {}),
      ...(lists.connected.has(item) ? { allowMultipleConnections: true } : {}),
    })
    if (!connection) return
    focusRow(connection.id)
    props.onConnect?.(connection, item)
  })

  const connectIntent = useStable(async (intent: string) => {
    const connection = await open('intent', intent, { intent })
    if (!connection) return
    focusRow(connection.id)
    props.onConnect?.(connection, undefined)
  })

  /** Signs in again on the same record; answers whether it works, or is on its way to. */
  const reconnect = useStable(async (row: AccountRow): Promise<boolean> => {
    const connection = await open(row.connection.id, row.app, { connectionId: row.connection.id })
    if (!connection) return false
    focusRow(connection.id)
    props.onReconnect?.(connection)
    const { usable, pending } = connectionStatus(connection)
    return usable || pending
  })

  return {
    active,
    failures,
    error: failures.get('intent'),
    connectItem,
    connectIntent,
    reconnect,
    prepare: useStable(() => {
      connect.prepare()
      if (props.connectionKey !== undefined) loadKeys().catch(() => {})
    }),
  }
}

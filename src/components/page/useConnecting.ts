'use client'

import { useRef, useState } from 'react'
import type { ConnectOptions } from '../../api/connect.js'
import type { Connection } from '../../api/connection.js'
import type { Integration } from '../../api/integration.js'
import { connectionStatus } from '../../core/status.js'
import { callHost } from '../../hooks/callHost.js'
import { useConnect } from '../../hooks/useConnect.js'
import { useLatest } from '../../hooks/useLatest.js'
import { useAnnounce } from '../announcer.js'
import { useEarlySpeech } from '../speech.js'
import { connectTarget, integrationIdentity } from '../../core/identity.js'
import type { AccountRow } from '../model/rows.js'
import { useIsOver } from '../react.js'
import { loadExtras } from './late-parts.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'
import type { Lists } from './useLists.js'

const NONE: ReadonlyMap<string, string> = new Map()

interface ConnectingOptions {
  props: IntegrationsPageProps
  lists: Lists
  tenantKey: string | undefined
  workspaceKey: string | undefined
  /** Puts the focus on an account: the card that had it may be gone. `from` gives it away also when it is not. */
  focusRow: (connectionId: string, from?: Element | null) => void
  /** An app was connected by describing it: what is searched for may be called otherwise. */
  onDescribed: (connectionId: string) => void
}

/** What is connected: `about` is the integration's identity, the connection's id, or `intent`. */
interface Connecting {
  about: string
  app: string
  options: () => ConnectOptions | Promise<ConnectOptions>
  onDone: (connection: Connection) => void
  /** What had the focus, where the new account is to have it. */
  from?: Element | null
}

/** Connecting and reconnecting: one at a time, with what it is about and what went wrong. */
export function useConnecting({
  props,
  lists,
  tenantKey,
  workspaceKey,
  focusRow,
  onDescribed,
}: ConnectingOptions) {
  const { labels, say } = useEarlySpeech()
  const reasonOf = useReasons()
  const announce = useAnnounce()
  const [active, setActive] = useState<string | null>(null)
  const [failures, setFailures] = useState(NONE)
  const running = useRef<(Pick<Connecting, 'about' | 'app'> & { works: Promise<boolean> }) | null>(null)
  const lastError = useRef<unknown>(null)
  const isOver = useIsOver()
  const connect = useConnect({
    ...(props.theme ? { theme: props.theme } : {}),
    onError: (error) => {
      lastError.current = error
    },
  })

  const refuse = useLatest(({ about, app }: Connecting, reason: string) => {
    const text = say(labels.error.connect, { app, reason })
    setFailures(new Map([[about, text]]))
    announce(text)
  })
  const fail = useLatest((what: Connecting, error: unknown) => {
    refuse(what, reasonOf(error, 'connect'))
    if (error instanceof Error) callHost(props.onError, error)
  })

  async function run(what: Connecting): Promise<boolean> {
    lastError.current = null
    let connection: Connection | null = null
    try {
      const options = await what.options()
      if (!isOver.current) connection = await connect.connect(options)
    } catch (error) {
      lastError.current = error
    }
    running.current = null
    setActive(null)
    // Who was told to wait need not wait any more.
    setFailures(NONE)
    if (!connection) {
      if (lastError.current) fail(what, lastError.current)
      return false
    }
    focusRow(connection.id, what.from)
    what.onDone(connection)
    const { usable, pending } = connectionStatus(connection)
    return usable || pending
  }

  /** Answers whether it works, or is on its way to. A click on the same thing joins; one on another has to wait. */
  const begin = useLatest((what: Connecting): Promise<boolean> => {
    const { about, app } = what
    const { current } = running
    if (current?.about === about && current.app === app) return current.works
    if (current || connect.busy) {
      refuse(what, labels.error.busy)
      return Promise.resolve(false)
    }
    setFailures(NONE)
    setActive(about)
    const works = run(what)
    running.current = { about, app, works }
    return works
  })

  const onConnect = useLatest((connection: Connection, item?: Integration) =>
    callHost(props.onConnect, connection, item),
  )
  const onReconnect = useLatest((connection: Connection) => callHost(props.onReconnect, connection))

  /** Only where the host names its connections is the code for that needed. */
  const keyFor = async (item: Integration) => {
    if (props.connectionKey === undefined) return undefined
    const { connectionKeyFor } = await loadExtras()
    const used = new Set(lists.connections.items.flatMap(({ key }) => key ?? []))
    return connectionKeyFor(props.connectionKey, item, { tenantKey, workspaceKey, used })
  }

  return {
    active,
    failures,
    error: failures.get('intent'),
    connectItem: useLatest((item: Integration) =>
      begin({
        about: integrationIdentity(item),
        app: item.name,
        from: document.activeElement,
        async options() {
          const connectionKey = await keyFor(item)
          return {
            ...connectTarget(item),
            ...(connectionKey ? { connectionKey } : {}),
            ...(lists.isConnected(item) ? { allowMultipleConnections: true } : {}),
          }
        },
        onDone: (connection) => onConnect(connection, item),
      }),
    ),
    connectIntent: useLatest((intent: string, from: Element | null) =>
      begin({
        about: 'intent',
        app: intent,
        from,
        options: () => ({ intent }),
        onDone(connection) {
          onDescribed(connection.id)
          onConnect(connection)
        },
      }),
    ),
    /** Signs in again on the same record. */
    reconnect: useLatest(({ app, connection: { id } }: AccountRow) =>
      begin({ about: id, app, options: () => ({ connectionId: id }), onDone: onReconnect }),
    ),
    prepare: useLatest(() => {
      connect.prepare()
      if (props.connectionKey !== undefined) loadExtras().catch(() => {})
    }),
  }
}

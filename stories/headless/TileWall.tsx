import { useState } from 'react'
import {
  AppLogo,
  ConnectButton,
  ConnectionMenu,
  DetailsDialog,
  DisconnectDialog,
  ErrorRegion,
  integrationIdentity,
  RenameDialog,
  SearchField,
  StateBadge,
  toRow,
  UndoBar,
  useConnect,
  useConnectionActions,
  useConnections,
  useDisconnect,
  useIntegrations,
  useRenameConnection,
  useSpeech,
  type AccountRow,
  type Integration,
  type RowAction,
} from 'react-membrane'

/** A wall of tiles, one per app: connected ones are lit. The parts, the hooks, and a stylesheet of its own. */
export function TileWall() {
  const { labels, say } = useSpeech()
  const [search, setSearch] = useState('')
  const [said, setSaid] = useState('')
  const [open, setOpen] = useState<{ action: RowAction; row: AccountRow } | null>(null)
  const { integrations, loading, searching, error, refresh, hasMore, loadMore } = useIntegrations({ search })
  const { connections } = useConnections()
  const { disconnect, pending, undoable, undo, dismissUndo, pauseUndo, resumeUndo } = useDisconnect()
  const { rename, pending: renaming } = useRenameConnection()
  const { reconnect } = useConnect()
  const { test, refreshCredentials } = useConnectionActions({
    onTest: ({ name }, works) =>
      setSaid(say(labels.error[works ? 'testPassed' : 'testFailed'], { account: name })),
  })
  const close = () => setOpen(null)

  const act = (action: RowAction, row: AccountRow) => {
    if (action === 'test') void test(row.connection)
    else if (action === 'refresh-credentials') void refreshCredentials(row.connection)
    else if (/rename|details|disconnect|remove|cancel/.test(action)) setOpen({ action, row })
    else void reconnect(row.connection)
  }
  const tile = (app: Integration) => {
    const connection = connections.find((each) => each.integrationId === app.id)
    const row = connection && toRow(connection, app)
    return (
      <li key={integrationIdentity(app)} data-status={row?.status.kind}>
        <AppLogo name={app.name} src={app.logoUri} />
        <strong>{app.name}</strong>
        {row ? <StateBadge status={row.status} /> : <ConnectButton integration={app} />}
        {row && <ConnectionMenu row={row} name={row.account} onAction={(action) => act(action, row)} />}
      </li>
    )
  }

  return (
    <section className="wall" aria-label={labels.page.title} aria-busy={loading}>
      <SearchField value={search} onValueChange={setSearch} searching={searching} />
      <p role="status">{said}</p>
      {error && <ErrorRegion onRetry={() => void refresh()} />}
      <ul>{integrations.map(tile)}</ul>
      {hasMore && <button onClick={() => void loadMore()}>{labels.page.loadMore}</button>}
      {undoable && (
        <UndoBar
          message={say(labels.undo.done, { account: undoable.connection.name })}
          onAction={() => void undo()}
          onDismiss={dismissUndo}
          onPause={pauseUndo}
          onResume={resumeUndo}
        />
      )}
      {open?.action === 'details' && <DetailsDialog row={open.row} onClose={close} />}
      {open?.action === 'rename' && (
        <RenameDialog
          row={open.row}
          pending={renaming}
          onClose={close}
          onRename={async (name) => (await rename(open.row.connection, name)) && close()}
        />
      )}
      {open && /disconnect|remove|cancel/.test(open.action) && (
        <DisconnectDialog
          row={open.row}
          pending={pending}
          onClose={close}
          onConfirm={async () => (await disconnect(open.row.connection)) && close()}
        />
      )}
    </section>
  )
}

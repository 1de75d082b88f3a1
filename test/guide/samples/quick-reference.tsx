// Membrane's guide, "React hook / client quick reference", in a component of ours.
import { useConnections, useIntegrations, useMembrane } from 'react-membrane'

interface Props {
  connectorKey: string
  integrationKey: string
  search?: string
}

export function QuickReference({ connectorKey, integrationKey, search = '' }: Props) {
  // client — has all the methods you call imperatively
  const m = useMembrane()

  // hooks — SWR-style; re-render on changes
  const { items: integrations, loading, error } = useIntegrations({ search })
  const { items: connections, error: connectionsError } = useConnections({ integrationKey })

  if (loading) return <p>Loading</p>
  if (error ?? connectionsError) return <p role="alert">{(error ?? connectionsError)?.message}</p>
  const [connection] = connections
  const connectionId = connection?.id
  return (
    <>
      <p>
        {integrations.length} integrations, {connections.length} connections
      </p>
      <button onClick={() => m.ui.connect({ connectorKey })}>New, from the catalogue</button>
      <button onClick={() => m.ui.connect({ integrationKey })}>New, of the workspace</button>
      {connection && (
        <>
          <button onClick={() => m.ui.connect({ connectionId })}>Reconnect</button>
          <button onClick={() => m.connection(connection.id).archive()}>Disconnect</button>
        </>
      )}
    </>
  )
}

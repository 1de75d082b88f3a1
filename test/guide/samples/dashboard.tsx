// Membrane's guide, "Dashboard catalog page": its three hooks and its calls, in a component of ours.
import { useConnections, useIntegrations, useMembrane } from 'react-membrane'

export function Dashboard() {
  const { items: integrations, loading, loadMore, loadingMore, refresh } = useIntegrations()
  const { items: connections, loading: loadingConnections, refresh: refreshConnections } = useConnections()
  const m = useMembrane()

  if (loading || loadingConnections) return <p>Loading</p>
  return (
    <>
      {integrations.map((i) => (
        <button
          key={i.id}
          onClick={() => {
            // Connect a new integration the user picked from the available list:
            m.ui.connect({ integrationKey: i.key })
          }}
        >
          Connect {i.name}
        </button>
      ))}
      {connections.map((c) => (
        <div key={c.id}>
          {c.integration?.name}: {c.name}, {c.state}
          <button
            onClick={() => {
              // Reconnect a disconnected/errored connection:
              m.ui.connect({ connectionId: c.id })
            }}
          >
            Reconnect {c.name}
          </button>
          <button
            onClick={() => {
              // Disconnect (archive):
              m.connection(c.id).archive()
            }}
          >
            Disconnect {c.name}
          </button>
        </div>
      ))}
      <button disabled={loadingMore} onClick={() => loadMore()}>
        More
      </button>
      <button onClick={() => Promise.all([refresh(), refreshConnections()])}>Refresh</button>
    </>
  )
}

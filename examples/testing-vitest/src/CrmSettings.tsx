import { connectionStatus, useConnect, useConnections } from 'react-membrane'

/** Connects the customer's CRM, and says how it is doing. */
export function CrmSettings() {
  const { connections, loading, error } = useConnections({ integrationKey: 'crm' })
  const { connect, pending } = useConnect()
  const [connection] = connections

  if (error) return <p role="alert">Your CRM cannot be reached right now.</p>
  if (loading) return <p>Loading…</p>
  if (!connection)
    return (
      <button disabled={pending} onClick={() => void connect({ integrationKey: 'crm' })}>
        Connect your CRM
      </button>
    )

  const status = connectionStatus(connection)
  if (status.pending) return <p>{connection.name} is being set up. This takes a moment.</p>
  if (status.usable) return <p>Contacts are synced with {connection.name}.</p>
  return (
    <>
      <p>Contacts are no longer synced with {connection.name}.</p>
      <button disabled={pending} onClick={() => void connect({ connectionId: connection.id })}>
        Sign in again
      </button>
    </>
  )
}

import { MembraneProvider, useConnections, useIntegrations, useMembrane } from '@membranehq/react'
import { mount } from '../mount.js'

const { apiUri } = await (await fetch('/api/membrane-token')).json()

function Names() {
  const membrane = useMembrane()
  const { items: integrations } = useIntegrations()
  const { items: connections } = useConnections()
  return (
    <ul data-connections={connections.length}>
      {integrations.map((integration) => (
        <li key={integration.id}>
          {integration.name}
          <button
            type="button"
            onClick={() => void membrane.ui.connect({ integrationKey: integration.key ?? '' })}
          >
            Connect
          </button>
        </li>
      ))}
    </ul>
  )
}

mount(
  <MembraneProvider
    apiUri={apiUri}
    fetchToken={async () => (await (await fetch('/api/membrane-token')).json()).token}
  >
    <Names />
  </MembraneProvider>,
)

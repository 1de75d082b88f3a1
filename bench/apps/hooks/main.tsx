import { MembraneProvider, useConnections, useIntegrations, useMembrane } from 'react-membrane'
import { mount } from '../mount.js'

function Names() {
  const membrane = useMembrane()
  const { integrations } = useIntegrations({ limit: 25 })
  const { connections } = useConnections()
  return (
    <ul data-connections={connections.length}>
      {integrations.map((integration) => (
        <li key={integration.id}>
          {integration.name}
          <button type="button" onClick={() => void membrane.ui.connect({ integrationKey: integration.key })}>
            Connect
          </button>
        </li>
      ))}
    </ul>
  )
}

mount(
  <MembraneProvider tokenEndpoint="/api/membrane-token">
    <Names />
  </MembraneProvider>,
)

import { MembraneProvider, useIntegrations } from 'react-membrane'
import { mount } from '../mount.js'

/** What `bare` paints, and nothing else; `hooks` also asks for accounts and draws buttons that connect. */
function Names() {
  const { integrations } = useIntegrations({ limit: 25 })
  return (
    <ul>
      {integrations.map((integration) => (
        <li key={integration.id}>{integration.name}</li>
      ))}
    </ul>
  )
}

mount(
  <MembraneProvider tokenEndpoint="/api/membrane-token">
    <Names />
  </MembraneProvider>,
)

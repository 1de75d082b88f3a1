// Membrane's guide, "Frontend Setup", inside the provider tree. Only the import differs.
import { useMembrane } from 'react-membrane'

export function ConnectButton() {
  const membrane = useMembrane()
  return <button onClick={() => membrane.ui.connect({ integrationKey: 'hubspot' })}>Connect HubSpot</button>
}

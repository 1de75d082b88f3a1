import { hydrateRoot } from 'react-dom/client'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import 'react-membrane/styles.css'

const root = document.getElementById('root')
if (!root) throw new Error('No element with the id "root".')
const snapshot = JSON.parse(document.getElementById('snapshot')?.textContent ?? 'null')

hydrateRoot(
  root,
  <MembraneProvider tokenEndpoint="/api/membrane-token" tenantKey="acme" fallback={snapshot}>
    <IntegrationsPage />
  </MembraneProvider>,
)

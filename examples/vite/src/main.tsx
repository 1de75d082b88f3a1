import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import 'react-membrane/styles.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <MembraneProvider tokenEndpoint="/api/membrane-token">
      <IntegrationsPage />
    </MembraneProvider>
  </StrictMode>,
)

import { createRoot } from 'react-dom/client'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import { createSandbox } from 'react-membrane/sandbox'
import 'react-membrane/styles.css'
import './app.css'

/** The page with its engine beside it: no server, no network. As stories and static demos use it. */
const sandbox = createSandbox({ scenario: 'everyday', buildMs: 500 })

const root = document.getElementById('root')
if (!root) throw new Error('No element with the id "root".')
createRoot(root).render(
  <main>
    <MembraneProvider
      fetchToken={async () => sandbox.token({ tenantKey: 'acme' })}
      apiUri={sandbox.apiUri}
      fetch={sandbox.fetch}
      openConnect={sandbox.openConnect}
    >
      <IntegrationsPage />
    </MembraneProvider>
  </main>,
)

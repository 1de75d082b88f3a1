import { StrictMode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import 'react-membrane/styles.css'
import './app.css'
import type { Scene } from './scene.js'

declare global {
  interface Window {
    scene: { switchTo: (tenant: string) => void; events: unknown[][] }
  }
}

const scene: Scene = JSON.parse(document.getElementById('scene')?.textContent ?? '{}')
document.documentElement.dir = scene.direction ?? 'ltr'
document.documentElement.dataset['theme'] = scene.theme ?? 'auto'
const events: unknown[][] = []
const heard =
  (name: string) =>
  (...args: unknown[]) => {
    events.push([name, ...args.map((arg) => (arg instanceof Error ? arg.message : arg))])
  }

function App() {
  const [tenant, setTenant] = useState(scene.tenant ?? 'acme')
  useEffect(() => {
    window.scene = { switchTo: (next) => flushSync(() => setTenant(next)), events }
  }, [])
  const { token = scene.tokens?.[tenant], ...provider } = scene.provider ?? {}
  return (
    <MembraneProvider
      key={scene.switchBy === 'key' ? tenant : 'one'}
      {...(token === undefined ? { tokenEndpoint: `/api/membrane-token?tenant=${tenant}` } : { token })}
      {...(scene.switchBy === 'tenantKey' ? { tenantKey: tenant } : {})}
      {...provider}
    >
      <header>
        <a href="#before">A link before</a>
        <output data-tenant={tenant}>{tenant}</output>
      </header>
      <main>
        <IntegrationsPage
          {...scene.page}
          theme={scene.theme ?? 'auto'}
          onConnect={heard('connect')}
          onDisconnect={heard('disconnect')}
          onError={heard('error')}
          onSignedOut={heard('signed-out')}
          onRequestIntegration={heard('request')}
        />
      </main>
      <footer>
        <a href="#after">A link after</a>
      </footer>
    </MembraneProvider>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('No element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { MembraneProvider } from 'react-membrane'
import { ActionRunner } from 'react-membrane/actions'
// In the wrong order: it must not matter.
import 'react-membrane/actions.css'
import 'react-membrane/styles.css'
import './app.css'
import type { Scene } from './scene.js'

const scene: Scene = JSON.parse(document.getElementById('scene')?.textContent ?? '{}')
document.documentElement.dir = scene.direction ?? 'ltr'
document.documentElement.dataset['theme'] = scene.theme ?? 'auto'

const root = document.getElementById('root')
if (!root) throw new Error('No element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <MembraneProvider tokenEndpoint="/api/membrane-token?tenant=acme">
      <h1>Actions</h1>
      <ActionRunner theme={scene.theme ?? 'auto'} reconnect={scene.reconnect} />
    </MembraneProvider>
  </StrictMode>,
)

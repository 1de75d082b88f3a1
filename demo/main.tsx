import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'react-membrane/styles.css'
import './demo.css'
import type { DemoInfo } from './server/backend.js'
import { App } from './App.js'

const root = document.getElementById('root')
if (!root) throw new Error('The demo needs an element with the id "root" in index.html.')
const info = (await (await fetch('/api/demo')).json()) as DemoInfo

createRoot(root).render(
  <StrictMode>
    <App info={info} />
  </StrictMode>,
)

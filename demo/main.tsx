import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'react-membrane/styles.css'
import './demo.css'
import { App } from './App.js'
import { askInfo } from './info.js'

const root = document.getElementById('root')
if (!root) throw new Error('The demo needs an element with the id "root" in index.html.')
const info = await askInfo()

createRoot(root).render(
  <StrictMode>
    <App info={info} />
  </StrictMode>,
)

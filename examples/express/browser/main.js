import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import 'react-membrane/styles.css'

createRoot(document.getElementById('integrations')).render(
  createElement(MembraneProvider, { tokenEndpoint: '/api/membrane-token' }, createElement(IntegrationsPage)),
)

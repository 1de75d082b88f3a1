import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import 'react-membrane/styles.css'
import { mount } from '../mount.js'

mount(
  <MembraneProvider tokenEndpoint="/api/membrane-token">
    <IntegrationsPage />
  </MembraneProvider>,
)

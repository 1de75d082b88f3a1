import { createElement } from 'react'
import { IntegrationsPage, MembraneProvider, type MembraneSnapshot } from 'react-membrane'

/** What the server hands over with its HTML. */
export interface Preloaded {
  tenantKey: string
  fallback?: MembraneSnapshot
}

/** Rendered by the server and hydrated by the page, so without JSX: the test runner has a JSX of its own. */
export function PreloadedApp({ tenantKey, fallback }: Preloaded) {
  return createElement(
    MembraneProvider,
    { tokenEndpoint: '/api/membrane-token', tenantKey, fallback },
    createElement(IntegrationsPage),
  )
}

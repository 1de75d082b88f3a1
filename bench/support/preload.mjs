import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { IntegrationsPage, MembraneProvider } from 'react-membrane'
import { preloadMembrane } from 'react-membrane/server'

/** Puts the rows and their snapshot into the page, for each visit anew, as a server does. */
export const preloadedBy =
  ({ workspaceKey, workspaceSecret }, apiUri) =>
  async (html) => {
    const tenantKey = 'acme'
    const fallback = await preloadMembrane({ tenant: tenantKey, workspaceKey, workspaceSecret, apiUri })
    const props = { tokenEndpoint: '/api/membrane-token', tenantKey, fallback }
    const rows = renderToString(createElement(MembraneProvider, props, createElement(IntegrationsPage)))
    const data = JSON.stringify(fallback).replaceAll('<', '\\u003c')
    return html
      .replace('id="snapshot">', () => `id="snapshot">${data}`)
      .replace('<div id="root">', () => `<div id="root">${rows}`)
  }

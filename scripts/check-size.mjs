// Holds the size budgets over the built package, as a Vite app would bundle it. Kilobytes of 1,000 bytes, gzip.
import { bundle } from './lib/bundle.mjs'

const hooks = `
  import { MembraneProvider, useConnections, useIntegrations, useMembrane } from 'react-membrane'
  globalThis.app = [MembraneProvider, useConnections, useIntegrations, useMembrane]
`
const page = `
  import { IntegrationsPage, MembraneProvider } from 'react-membrane'
  import 'react-membrane/styles.css'
  globalThis.app = [IntegrationsPage, MembraneProvider]
`

const budgets = [
  {
    what: 'provider, useMembrane, useIntegrations, useConnections, before first data',
    code: hooks,
    limit: 15_000,
    of: ({ initialJs, css }) => initialJs + css,
  },
  {
    what: 'the page before first data, JS and CSS',
    code: page,
    limit: 40_000,
    of: ({ initialJs, css }) => initialJs + css,
  },
  {
    what: 'all of the page, JS and CSS',
    code: page,
    limit: 75_000,
    of: ({ initialJs, lateJs, css }) => initialJs + lateJs + css,
  },
]

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`

for (const { what, code, limit, of } of budgets) {
  const bytes = of(await bundle(code))
  const verdict = bytes <= limit ? 'ok' : 'TOO LARGE'
  console.log(`${kilobytes(bytes).padStart(8)} of ${kilobytes(limit)}  ${what}: ${verdict}`)
  if (bytes > limit) process.exitCode = 1
}

// Holds the size budgets over the built package, as a Vite app would bundle it. Kilobytes of 1,000 bytes, gzip.
// `--explain` lists what weighs how much.
import { bundle } from './lib/bundle.mjs'
import { root } from './lib/run.mjs'

const hooks = `
  import { MembraneProvider, useConnections, useIntegrations, useMembrane } from 'react-membrane'
  globalThis.app = [MembraneProvider, useConnections, useIntegrations, useMembrane]
`
const page = `
  import { IntegrationsPage, MembraneProvider } from 'react-membrane'
  import 'react-membrane/styles.css'
  globalThis.app = [IntegrationsPage, MembraneProvider]
`

const act = `
  import { MembraneProvider } from 'react-membrane'
  import { useAct } from 'react-membrane/actions'
  globalThis.app = [useAct, MembraneProvider]
`
const runner = `
  import { MembraneProvider } from 'react-membrane'
  import { ActionRunner } from 'react-membrane/actions'
  import 'react-membrane/styles.css'
  import 'react-membrane/actions.css'
  globalThis.app = [ActionRunner, MembraneProvider]
`

// What Vite adds to any app that imports something late: its helper for imports.
const routed = `globalThis.route = () => import('./lazy-route.js')`
const { initialJs: helper } = await bundle(routed)

// The design aims at 15 KB for the hooks and 40 for the page. Added to an app that has a lazy route of its own the hooks keep that; alone
// they bring Vite's helper for imports too, and are 0.8 above it. What holds today may fall, not grow.
const budgets = [
  {
    what: 'provider, useMembrane, useIntegrations, useConnections, added to an app with a lazy route',
    code: routed + hooks,
    limit: 15_000,
    of: ({ initialJs, css }) => initialJs + css - helper,
  },
  {
    what: 'the same, in an app that has none',
    code: hooks,
    limit: 15_800,
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
  {
    what: 'provider and useAct',
    code: act,
    limit: 15_350,
    of: ({ initialJs, css }) => initialJs + css,
  },
  {
    what: 'ActionRunner before first data, JS and CSS (no page beside it)',
    code: runner,
    limit: 39_400,
    of: ({ initialJs, css }) => initialJs + css,
  },
]

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`

function explain({ weights }) {
  for (const { file, gzip, late, modules } of weights) {
    console.log(`\n${kilobytes(gzip)} ${file}${late ? ', late' : ''}; before minification:`)
    for (const [id, bytes] of modules.slice(0, 30)) {
      console.log(`${String(bytes).padStart(8)} ${id.replace(root, '')}`)
    }
  }
}

for (const { what, code, limit, of } of budgets) {
  const app = await bundle(code)
  const bytes = of(app)
  const verdict = bytes <= limit ? 'ok' : 'TOO LARGE'
  console.log(`${kilobytes(bytes).padStart(8)} of ${kilobytes(limit)}  ${what}: ${verdict}`)
  if (bytes > limit) process.exitCode = 1
  if (process.argv.includes('--explain')) explain(app)
}

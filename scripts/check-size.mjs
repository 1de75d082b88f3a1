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

// What the design aims at is 15 and 40 KB for the first two. These are what holds today: they may fall, not grow.
const budgets = [
  {
    what: 'provider, useMembrane, useIntegrations, useConnections, before first data',
    code: hooks,
    limit: 17_000,
    of: ({ initialJs, css }) => initialJs + css,
  },
  {
    what: 'the page before first data, JS and CSS',
    code: page,
    limit: 42_500,
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

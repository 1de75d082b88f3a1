import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findBreaches } from '../../scripts/check-layers.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layers-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What the check says about a tree with this one file. */
function breaches(file: string, text: string): string[] {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
  return findBreaches(folder)
}

it.each([
  ['src/api/page.ts', `import { a } from '../core/a.js'`],
  ['src/core/a.ts', `import { useState } from 'react'`],
  ['src/core/a.ts', `import type { A } from '../hooks/a.js'`],
  ['src/core/a.ts', `export * from '../sandbox/index.js'`],
  ['src/core/a.ts', `export const load = () => import('../hooks/a.js')`],
  ['src/core/a.ts', `export type A = import('../hooks/a.js').A`],
  ['src/core/a.ts', `const a = require('swr')`],
  ['src/core/a.ts', `export const load = (name: string) => import(name)`],
  ['src/core/a.ts', `export const width = window.innerWidth`],
  ['src/core/a.ts', `export const width = globalThis.document.title`],
  ['src/core/a.ts', `export const isBrowser = typeof window !== 'undefined'`],
  ['src/core/a.ts', `const store = { localStorage }`],
  ['src/labels/en.ts', `import { createSession } from '../core/session.js'`],
  ['src/hooks/a.ts', `import { StateBadge } from '../components/StateBadge.js'`],
  ['src/hooks/a.ts', `import { en } from '../labels/en.js'`],
  ['src/hooks/a.ts', `import '@radix-ui/react-dialog'`],
  ['src/hooks/a.ts', `export const online = navigator.onLine`],
  ['src/components/a.tsx', `import { createTransport } from '../core/transport.js'`],
  ['src/components/a.tsx', `import { keys } from '../core/keys.js'`],
  ['src/components/a.tsx', `import useSWR from 'swr'`],
  ['src/components/a.tsx', `import { createSandbox } from '../sandbox/index.js'`],
  ['src/server/a.ts', `import { useConnections } from '../hooks/useConnections.js'`],
  ['src/server/a.ts', `document.cookie = ''`],
  ['src/sandbox/a.ts', `import { MembraneError } from '../core/errors.js'`],
  ['src/testing/a.ts', `import { vi } from 'vitest'`],
  ['src/index.ts', `export { signTenantToken } from './server/index.js'`],
  ['src/other/a.ts', `export const a = 1`],
  ['demo/a.tsx', `import { useQuery } from '../src/hooks/useQuery.js'`],
  ['demo/a.tsx', `import { useQuery } from 'react-membrane/hooks/useQuery'`],
  ['examples/vite/src/a.tsx', `import { createSandbox } from '../../../src/sandbox/index.js'`],
])('finds the fault planted in %s: %s', (file, text) => {
  const found = breaches(file, text)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(file)
})

it.each([
  ['src/core/a.ts', `import type { Connection } from '../api/connection.js'\nimport { b } from './b.js'`],
  ['src/labels/types.ts', `import type { ConnectionStatusKind } from '../core/status.js'`],
  ['src/hooks/a.ts', `import type { Labels } from '../labels/types.js'\nimport useSWR from 'swr'`],
  ['src/hooks/browser.ts', `export const online = () => navigator.onLine`],
  ['src/hooks/connect/a.ts', `export const body = () => document.body`],
  ['src/core/a.ts', `// the window is not ours\nexport const a = { window: 1 }.window`],
  ['src/core/a.ts', `export const watch = (document: { title: string }) => document.title`],
  [
    'src/components/a.tsx',
    `import { connectionStatus } from '../core/status.js'\nimport { jsx } from 'react/jsx-runtime'`,
  ],
  ['src/sandbox/a.ts', `import { createServer } from 'node:http'\nimport { Hono } from 'hono/tiny'`],
  ['demo/a.tsx', `import { IntegrationsPage } from 'react-membrane'\nimport 'react-membrane/styles.css'`],
  ['demo/a.tsx', `import { tenants } from './tenants.js'`],
])('leaves %s alone: %s', (file, text) => {
  expect(breaches(file, text)).toEqual([])
})

it('finds nothing in the repository itself', () => {
  expect(findBreaches()).toEqual([])
})

import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { aliases } from './aliases.js'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const componentTests = ['test/{hooks,components,actions,testing,labels,react}/**/*.test.{ts,tsx}']
const jsdom = {
  environment: 'jsdom',
  include: componentTests,
  setupFiles: ['test/setup.ts'],
}

/** React 18.3 and everything that touches React live in a folder of their own, so that there is one React. */
const react18 = path('./test/react18/node_modules/')
const react18Packages = [
  'react',
  'react-dom',
  'swr',
  '@testing-library/dom',
  '@testing-library/react',
  '@testing-library/user-event',
  '@radix-ui/react-dialog',
  'get-nonce',
]
const require18 = createRequire(path('./test/react18/package.json'))

export default defineConfig({
  test: {
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        resolve: { alias: aliases },
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{core,sandbox,server,contract,ssr,guide,vite}/**/*.test.{ts,tsx}'],
        },
      },
      { extends: true, resolve: { alias: aliases }, test: { name: 'jsdom', ...jsdom } },
      ...(existsSync(react18)
        ? [
            {
              extends: true as const,
              resolve: {
                alias: [
                  ...aliases,
                  ...react18Packages.map((name) => ({
                    find: new RegExp(`^${name}(/.*)?$`),
                    replacement: `${react18}${name}$1`,
                  })),
                ],
              },
              test: {
                name: 'react18',
                ...jsdom,
                include: [...componentTests, 'test/ssr/**/*.test.{ts,tsx}'],
                env: { REACT: String(require18('react/package.json').version) },
              },
            },
          ]
        : []),
      {
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/{package,scripts,docs,cli}/**/*.test.{ts,tsx}'],
          globalSetup: ['test/package/support/pack.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
